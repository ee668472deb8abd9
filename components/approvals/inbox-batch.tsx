'use client';
/** A batch of this tab's decisions: how far it is, what did not work out, and trying that again. */
import { useTranslations } from 'next-intl';
import { lazy, Suspense, useState } from 'react';
import { BatchItems, BatchSentence } from '#components/shell/batch-words.tsx';
import { BatchMeter } from '#components/ui/batch-meter.tsx';
import { Button, IconButton } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import type { ApprovalRequest } from '#lib/approvals/shapes.ts';
import { endOf, type OperationGroup, summarise } from '#lib/operations/groups.ts';
import type { DecisionOperation } from '#lib/operations/operation.ts';
import { dismissOperation } from '#lib/queries/operations.ts';
import { requestKey } from './request-key.ts';
import { selection } from './selection.ts';

const BulkDialog = lazy(async () => ({ default: (await import('./bulk-dialog.tsx')).BulkDialog }));

type InboxBatchProps = {
  readonly group: OperationGroup<DecisionOperation>;
  /** What still waits: of these the ones that failed can be tried again. */
  readonly requests: readonly ApprovalRequest[];
};

export function InboxBatch({ group, requests }: InboxBatchProps) {
  const t = useTranslations('approvals.batch');
  const { id, operations } = group;
  const [first] = operations;
  const [again, setAgain] = useState<readonly string[] | null>(null);
  const summary = summarise(operations);
  const isOpen = endOf(operations) === undefined;
  const isBad = summary.failed + summary.unknown > 0;
  const failed = new Set(
    operations
      .filter(({ phase }) => phase === 'failed' || phase === 'unknown')
      .map(({ connectionName }) => connectionName.toLowerCase()),
  );
  const left = requests.filter(({ connection }) => failed.has(connection.name.toLowerCase()));
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-2.5 py-2 ps-gutter pe-3">
      <Icon
        name={isOpen ? 'running' : isBad ? 'warning' : 'check'}
        size="sm"
        className={`mt-0.75 ${isOpen ? 'text-accent' : isBad ? 'text-warning' : 'text-ok'}`}
      />
      <div className="grid min-w-0 gap-1.5">
        <p className="font-medium">
          <BatchSentence operations={operations} />
        </p>
        <BatchMeter {...summary} />
        <details open={!isOpen && isBad}>
          <summary className="text-xs leading-6 text-ink-2">{t('each', { count: summary.total })}</summary>
          <BatchItems operations={operations} />
        </details>
        {!isOpen && left.length > 0 && (
          <div>
            <Button
              size="sm"
              onClick={() => {
                const keys = left.map(requestKey);
                selection.choose(keys);
                setAgain(keys);
              }}
            >
              {t('again', { count: left.length })}
            </Button>
          </div>
        )}
      </div>
      {isOpen ? (
        <span />
      ) : (
        <IconButton
          icon="x"
          size="sm"
          className="-my-0.75"
          label={t('dismiss')}
          onClick={() => dismissOperation(id)}
        />
      )}
      {again !== null && (
        <Suspense>
          <BulkDialog
            decision={first.decision}
            initialReason={first.reason}
            selected={requests.filter((request) => again.includes(requestKey(request)))}
            onClose={() => setAgain(null)}
          />
        </Suspense>
      )}
    </li>
  );
}
