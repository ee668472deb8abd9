/** How a table's row shows that the draft adds or removes it: tint and sign, beside words in the same row. */
import { classNames } from '#components/ui/class-names.ts';

export type RowMark = 'add' | 'remove' | null;

/** Class of the row, by its mark. */
export const GROUND = {
  add: '[&>td]:bg-gain-soft [--cut:var(--color-gain-soft)]',
  remove: '[&>td]:bg-lose-soft [--cut:var(--color-lose-soft)]',
} as const;

/** The words are in the notes of the same row, so the sign is only drawn. */
export const Sign = ({ mark }: { readonly mark: RowMark }) => (
  <span
    aria-hidden="true"
    className={classNames(
      'inline-block w-3.5 font-mono font-semibold',
      mark === 'add' && 'text-gain',
      mark === 'remove' && 'text-lose',
    )}
  >
    {mark === 'add' ? '+' : mark === 'remove' ? '−' : ''}
  </span>
);
