'use client';
/** The table of IP rules around its rows: search when there are many, headings, a pane that scrolls. */
import { useTranslations } from 'next-intl';
import { type ReactNode, useId } from 'react';
import { SearchInput } from '#components/ui/input.tsx';
import { SEARCH_FROM } from './find-rules.ts';

type RulesFrameProps = {
  /** How many rules there are in all, and how many of them the search found. */
  readonly total: number;
  readonly found: number;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** Hidden heading of a fourth column, where rows can be acted on. */
  readonly action?: string;
  /** Beside the search: what can be done with all of them. */
  readonly aside?: ReactNode;
  /** Table rows. */
  readonly children: ReactNode;
};

export function RulesFrame({ total, found, query, onQuery, action, aside, children }: RulesFrameProps) {
  const t = useTranslations('registry.ipRules');
  const id = useId();
  return (
    <>
      {(total > SEARCH_FROM || aside !== undefined) && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 empty:hidden">
          {total > SEARCH_FROM && (
            <SearchInput
              className="w-full max-w-72"
              aria-label={t('find', { count: total })}
              placeholder={t('find', { count: total })}
              value={query}
              onChange={(event) => onQuery(event.target.value)}
            />
          )}
          <p role="status" className="text-ink-2 empty:hidden">
            {query.trim() !== '' && t('found', { count: found })}
          </p>
          <span className="ms-auto empty:hidden">{aside}</span>
        </div>
      )}
      {found > 0 && (
        <section
          aria-labelledby={id}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrollable by keyboard
          tabIndex={0}
          data-focus="inset"
          className="relative max-h-100 overflow-auto border-t border-line first:border-t-0"
        >
          <table className="table">
            <caption id={id} className="sr-only">
              {t('table')}
            </caption>
            <thead className="sticky top-0 z-1 bg-surface">
              <tr>
                <th scope="col" className="sm:w-56">
                  {t('range')}
                </th>
                <th scope="col" className="num sm:w-28">
                  {t('addresses')}
                </th>
                <th scope="col">{t('notes')}</th>
                {action && (
                  <th scope="col">
                    <span className="sr-only">{action}</span>
                  </th>
                )}
              </tr>
            </thead>
            {children}
          </table>
        </section>
      )}
    </>
  );
}
