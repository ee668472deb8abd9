/** Names and values, as a real description list. */
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

type KeyValuesProps = {
  readonly items: readonly { readonly key: string; readonly name: ReactNode; readonly value: ReactNode }[];
  /** `columns`: three short facts in a row, name above value; `rows` (the default): name beside value. */
  readonly layout?: 'rows' | 'columns';
};

export const KeyValues = ({ items, layout = 'rows' }: KeyValuesProps) =>
  layout === 'rows' ? (
    <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1.5">
      {items.map(({ key, name, value }) => (
        <div key={key} className="contents">
          <dt className="text-ink-2">{name}</dt>
          <dd className="wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  ) : (
    <dl className={classNames('grid gap-x-4 gap-y-2.5 sm:grid-cols-2 lg:grid-cols-3')}>
      {items.map(({ key, name, value }) => (
        <div key={key} className="min-w-0">
          <dt className="text-xs text-ink-2">{name}</dt>
          <dd className="wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  );
