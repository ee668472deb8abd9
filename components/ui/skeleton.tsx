/** A bar for a value that is not known yet. It does not move; the frame around it is real. */
import { classNames } from './class-names.ts';

const WIDTHS = { xs: 'w-6', sm: 'w-12', md: 'w-24', lg: 'w-32', full: 'w-full' } as const;

export const SkeletonBar = ({ width = 'md' }: { readonly width?: keyof typeof WIDTHS }) => (
  <span aria-hidden="true" className={classNames('block h-2 max-w-full rounded-xs bg-line', WIDTHS[width])} />
);
