'use client';
/** Which columns, in which order, and how high the rows are. */
import { useTranslations } from 'next-intl';
import { Button, IconButton } from '#components/ui/button.tsx';
import { SORT_KEYS, type SortKey } from '#lib/fleet-table/sort.ts';
import { useRegistryView } from './use-registry-view.ts';

/** The name names the row; which rule lets an address in is shown when one is searched for. */
const CHOOSABLE: readonly SortKey[] = SORT_KEYS.filter((key) => key !== 'name' && key !== 'rule');

export function ColumnChooser() {
  // What was just ticked, not what the rows show already.
  const view = useRegistryView();
  const t = useTranslations('fleetView');
  const tColumn = useTranslations('registries.column');
  const chosen = view.columns.filter((key) => CHOOSABLE.includes(key));
  const others = CHOOSABLE.filter((key) => !chosen.includes(key));
  const set = (columns: readonly SortKey[]) => view.setColumns(['name', ...columns]);
  const move = (key: SortKey, by: -1 | 1) => {
    const at = chosen.indexOf(key);
    const other = chosen[at + by];
    if (other === undefined) return;
    set(chosen.map((column) => (column === key ? other : column === other ? key : column)));
  };
  return (
    <div className="grid gap-2" data-focus="inset">
      <fieldset className="min-w-0">
        <legend className="text-xs leading-6 font-medium text-ink-2">{t('columnsLegend')}</legend>
        <ul className="max-h-80 overflow-y-auto">
          {[...chosen, ...others].map((key) => {
            const place = chosen.indexOf(key);
            const name = tColumn(key);
            return (
              <li key={key} className="flex items-center">
                <label className="flex min-h-7 flex-1 cursor-pointer items-center gap-2 rounded-sm px-1 hover:bg-hover">
                  <input
                    type="checkbox"
                    className="check"
                    checked={place >= 0}
                    onChange={() =>
                      set(place >= 0 ? chosen.filter((column) => column !== key) : [...chosen, key])
                    }
                  />
                  {name}
                </label>
                {place > 0 && (
                  <IconButton
                    icon="asc"
                    size="sm"
                    label={t('moveUp', { column: name })}
                    onClick={() => move(key, -1)}
                  />
                )}
                {place >= 0 && place < chosen.length - 1 && (
                  <IconButton
                    icon="desc"
                    size="sm"
                    label={t('moveDown', { column: name })}
                    onClick={() => move(key, 1)}
                  />
                )}
              </li>
            );
          })}
        </ul>
      </fieldset>
      <label className="flex min-h-7 cursor-pointer items-center gap-2 border-t border-line px-1 pt-2">
        <input
          type="checkbox"
          className="switch"
          role="switch"
          aria-checked={view.density === 'compact'}
          checked={view.density === 'compact'}
          onChange={({ target }) => view.setDensity(target.checked ? 'compact' : 'normal')}
        />
        {t('compact')}
      </label>
      <div>
        <Button kind="link" onClick={() => view.setColumns(null)}>
          {t('resetColumns')}
        </Button>
      </div>
    </div>
  );
}
