/** A host name or account that may break before its dots and its @, and elsewhere only if it must. */
import { Fragment } from 'react';

export const Breakable = ({ text }: { readonly text: string }) => (
  <span className="wrap-anywhere">
    {text.split(/(?=[.@])/).map((part, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts repeat, their place is their identity
      <Fragment key={index}>
        {index > 0 && <wbr />}
        {part}
      </Fragment>
    ))}
  </span>
);
