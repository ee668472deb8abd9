/** A host name in mono that may break before its dots, and nowhere else unless it must. */
import { Fragment } from 'react';

export const HostName = ({ name }: { readonly name: string }) => (
  <span className="font-mono wrap-anywhere">
    {name.split('.').map((label, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: labels repeat, their place is their identity
      <Fragment key={index}>
        {index > 0 && (
          <>
            <wbr />.
          </>
        )}
        {label}
      </Fragment>
    ))}
  </span>
);
