/** The page's frame: filters, bar, views, notices, the grid's scroller, foot. The same while loading. */
import type { ReactNode } from 'react';
import { classNames } from '#components/ui/class-names.ts';

type RegistriesFrameProps = {
  /** None where there is nothing to filter. */
  readonly facets?: ReactNode | undefined;
  readonly facetsLabel: string;
  readonly toolbar: ReactNode;
  /** A line of its own, whose height is kept while it loads. */
  readonly views?: ReactNode;
  readonly notices?: ReactNode;
  readonly footer: ReactNode;
  /** Over the last rows: what can be done with the ticked ones. */
  readonly bulk?: ReactNode;
  /** Nothing to scroll to yet. */
  readonly still?: boolean;
  readonly children: ReactNode;
};

export const RegistriesFrame = ({
  facets,
  facetsLabel,
  toolbar,
  views,
  notices,
  footer,
  bulk,
  still = false,
  children,
}: RegistriesFrameProps) => {
  // Beside the filters the grid has its own edge; alone it keeps the page's.
  const inset = facets === undefined ? 'ps-gutter' : 'ps-3';
  return (
    <main id="main" data-fill>
      <div
        className={classNames(
          'grid min-h-0 flex-1',
          facets !== undefined && 'lg:grid-cols-[var(--spacing-facets)_minmax(0,1fr)]',
        )}
      >
        {facets !== undefined && (
          <aside
            aria-label={facetsLabel}
            data-focus="inset"
            className="min-h-0 overflow-y-auto border-e border-line ps-gutter pe-1 pt-3 pb-8 max-lg:hidden"
          >
            {facets}
          </aside>
        )}
        <div className="flex min-h-0 min-w-0 flex-col">
          <div className={classNames('flex flex-wrap items-center gap-2 py-2 pe-3 lg:pe-gutter', inset)}>
            {toolbar}
          </div>
          {views !== undefined && <div className={classNames('h-8.5 min-w-0', inset)}>{views}</div>}
          {notices !== undefined && (
            <div className="grid gap-2 px-3 py-2 empty:hidden lg:pe-gutter">{notices}</div>
          )}
          <div className="relative flex min-h-0 flex-1 flex-col">
            <div
              data-scroller
              className={classNames(
                'min-h-0 flex-1 contain-content scroll-ps-50 scroll-pt-8 relative border-t border-line bg-surface max-sm:max-h-[70dvh] max-sm:scroll-ps-0',
                '[@media(height<28rem)]:max-h-[90dvh]',
                bulk !== undefined && bulk !== false && 'scroll-pb-16 pb-16',
                still ? 'overflow-hidden' : 'overflow-auto',
              )}
            >
              {children}
            </div>
            {bulk}
          </div>
          <footer
            className={classNames(
              'flex min-h-8 flex-none flex-wrap items-center gap-x-3 border-t border-line pe-3 text-xs text-ink-2 lg:pe-gutter',
              inset,
            )}
          >
            {footer}
          </footer>
        </div>
      </div>
    </main>
  );
};
