/** The page while Azure is being read: frame and headings are real, unknown cells are bars. */
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import { SkeletonBar } from '#components/ui/skeleton.tsx';
import { CHECK_WIDTH, COLUMNS, DEFAULT_COLUMNS } from './columns.ts';
import { RegistriesFrame } from './registries-frame.tsx';

const ROWS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
/** Two lines to take turns, so that the bars do not look like a ruled pattern. */
const BARS = [
  ['lg', 'md', 'lg', 'xs', 'xs', 'sm', 'xs', 'xs', 'md', 'sm'],
  ['md', 'md', 'md', 'xs', 'xs', 'xs', 'xs', 'xs', 'sm', 'md'],
] as const;

/** @param notices why there is nothing yet, where there is a reason. */
export const RegistriesSkeleton = ({ notices }: { readonly notices?: ReactNode }) => {
  const t = useTranslations('registries');
  return (
    <RegistriesFrame
      facetsLabel={t('filters')}
      facets={<FacetsSkeleton />}
      toolbar={<h1 className="flex min-h-control items-center">{t('title')}</h1>}
      views={null}
      notices={notices}
      still
      footer={<span role="status">{notices === undefined && t('reading')}</span>}
    >
      <table aria-busy={notices === undefined} aria-label={t('title')} className="grid-table">
        <colgroup>
          <col className={CHECK_WIDTH[0]} />
          {DEFAULT_COLUMNS.map((key) => (
            <col key={key} className={COLUMNS[key].width[0]} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <td className="pin" />
            {DEFAULT_COLUMNS.map((key, column) => (
              <th
                key={key}
                scope="col"
                className={classNames(COLUMNS[key].numeric && 'num', column === 0 && 'pin pin-2')}
              >
                {t(`column.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody aria-hidden="true">
          {ROWS.map((row, index) => (
            <tr key={row}>
              <td className="pin" />
              {DEFAULT_COLUMNS.map((key, column) => (
                <td
                  key={key}
                  className={classNames(COLUMNS[key].numeric && 'num', column === 0 && 'pin pin-2')}
                  data-bar={BARS[index % 2]?.[column] ?? 'sm'}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </RegistriesFrame>
  );
};

/** In place of the filters while they load. */
export function FacetsSkeleton() {
  const t = useTranslations('registries');
  return (
    <div className="grid gap-3.5">
      {(['access', 'finding', 'endpoint', 'subscription'] as const).map((facet) => (
        <div key={facet}>
          <p className="text-xs leading-6 font-medium text-ink-2">{t(`facet.${facet}`)}</p>
          {ROWS.slice(0, 3).map((row) => (
            <div key={row} className="flex h-6.5 items-center">
              <SkeletonBar width="lg" />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
