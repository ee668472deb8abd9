'use client';
/** Over the last rows: what can be done with the ticked registries. */
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Button, IconButton } from '#components/ui/button.tsx';
import type { FleetIndex } from '#lib/fleet-table/fleet-index.ts';
import { textAt } from '#lib/fleet-table/ragged.ts';
import { countSelected, type Selection, selectedRows } from '#lib/fleet-table/selection.ts';
import { formatRange, type IpRange } from '#lib/network-access/ip-range.ts';
import { BULK_PATH, keepBulkSelection } from '#lib/queries/bulk-selection.ts';

type BulkBarProps = {
  readonly account: string;
  readonly index: FleetIndex;
  readonly rows: Uint32Array;
  readonly selection: Selection;
  /** The address that is searched for. */
  readonly range: IpRange | null;
  readonly onSelectAll: (chosen: boolean) => void;
  readonly onClear: () => void;
};

export function BulkBar({ account, index, rows, selection, range, onSelectAll, onClear }: BulkBarProps) {
  const t = useTranslations('fleetView');
  const router = useRouter();
  const inView = countSelected(selection, rows);
  const { count } = selection;
  const change = () => {
    const { table } = index;
    keepBulkSelection(account, {
      refs: selectedRows(selection).map((row) => ({
        subscriptionId: textAt(table.subscriptionIds, row),
        resourceGroup: textAt(table.resourceGroups, row),
        name: table.names[row] ?? '',
      })),
      address: range === null ? null : formatRange(range),
    });
    router.push(BULK_PATH);
  };
  return (
    <section
      aria-label={t('bulk')}
      className="absolute inset-x-3 bottom-3 z-10 mx-auto flex max-w-fit flex-wrap items-center gap-x-3 gap-y-1 rounded-lg bg-raised py-1.5 ps-4 pe-1.5 shadow-popover"
    >
      <p role="status">
        <span className="font-medium">{t('selected', { count })}</span>
        {inView < count && <span className="text-ink-2"> {t('notInView', { count: count - inView })}</span>}
      </p>
      {inView < rows.length && (
        <Button kind="ghost" onClick={() => onSelectAll(true)}>
          {t('selectShown', { count: rows.length })}
        </Button>
      )}
      <Button kind="primary" onClick={change}>
        {t('change', { count })}
      </Button>
      <IconButton icon="x" label={t('clearSelection')} onClick={onClear} />
    </section>
  );
}
