'use client';
/** A batch in the operations panel: one line for all of it, and each of it on demand. */
import { useTranslations } from 'next-intl';
import { BatchMeter } from '#components/ui/batch-meter.tsx';
import { IconButton } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Time } from '#components/ui/time.tsx';
import { endOf, type OperationGroup, summarise } from '#lib/operations/groups.ts';
import type { ConnectionOperation } from '#lib/operations/operation.ts';
import { dismissOperation } from '#lib/queries/operations.ts';
import { BatchItems, BatchSentence } from './batch-words.tsx';

export function OperationBatch({ group }: { readonly group: OperationGroup<ConnectionOperation> }) {
  const t = useTranslations('shell.operations');
  const { id, operations } = group;
  const summary = summarise(operations);
  const endedAt = endOf(operations);
  const isBad = summary.failed + summary.unknown > 0;
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-2.5 px-gutter py-1.5">
      <Icon
        name={endedAt === undefined ? 'running' : isBad ? 'warning' : 'check'}
        className={`mt-1 ${endedAt === undefined ? 'text-accent' : isBad ? 'text-warning' : 'text-ok'}`}
      />
      <div className="grid min-w-0 gap-1 py-0.5">
        <p>
          <BatchSentence operations={operations} />
          {endedAt !== undefined && (
            <span className="text-ink-2">
              {', '}
              {t.rich('readBack', { time: () => <Time value={endedAt} /> })}
            </span>
          )}
        </p>
        {endedAt === undefined && (
          <div className="max-w-md">
            <BatchMeter {...summary} />
          </div>
        )}
        <details open={isBad}>
          <summary className="text-xs leading-6 text-ink-2">{t('each', { count: summary.total })}</summary>
          <BatchItems operations={operations} />
        </details>
      </div>
      {endedAt !== undefined && (
        <IconButton icon="x" size="sm" label={t('dismissAll')} onClick={() => dismissOperation(id)} />
      )}
    </li>
  );
}
