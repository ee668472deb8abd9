/** The page while Azure is being read: frame and headings are real, unknown cells are bars. */
import { useTranslations } from 'next-intl';
import { classNames } from '#components/ui/class-names.ts';
import { SkeletonBar } from '#components/ui/skeleton.tsx';
import { COLUMNS } from './columns.ts';
import { FACETS } from './filter-registries.ts';
import { RegistriesFrame } from './registries-frame.tsx';

const ROWS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
/** Two lines to take turns, so that the bars do not look like a ruled pattern. */
const BARS = [
  ['lg', 'md', 'lg', 'xs', 'xs', 'sm', 'xs', 'xs', 'md', 'sm'],
  ['md', 'md', 'md', 'xs', 'xs', 'xs', 'xs', 'xs', 'sm', 'md'],
] as const;

export const RegistriesSkeleton = () => {
  const t = useTranslations('registries');
  return (
    <RegistriesFrame
      facetsLabel={t('filters')}
      facets={
        <div className="grid gap-3.5">
          {FACETS.map((facet) => (
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
      }
      toolbar={<h1 className="flex min-h-control items-center">{t('title')}</h1>}
      still
      footer={<span role="status">{t('reading')}</span>}
    >
      <table aria-busy="true" aria-label={t('title')} className="grid-table">
        <colgroup>
          {COLUMNS.map(({ key, width }) => (
            <col key={key} className={width} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {COLUMNS.map(({ key, numeric }, column) => (
              <th key={key} scope="col" className={classNames(numeric && 'num', column === 0 && 'pin')}>
                {t(`column.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody aria-hidden="true">
          {ROWS.map((row, index) => (
            <tr key={row}>
              {COLUMNS.map(({ key, numeric }, column) => (
                <td key={key} className={classNames(column === 0 && 'pin')}>
                  <span className={classNames('flex', numeric && 'justify-end')}>
                    <SkeletonBar width={BARS[index % 2]?.[column] ?? 'sm'} />
                  </span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </RegistriesFrame>
  );
};
