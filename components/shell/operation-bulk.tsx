'use client';
/** A bulk change in the operations panel: how far it is, and the way to its page. */
import { useTranslations } from 'next-intl';
import { BatchMeter } from '#components/ui/batch-meter.tsx';
import { ButtonLink, IconButton } from '#components/ui/button.tsx';
import { Icon, type IconName } from '#components/ui/icon.tsx';
import type { BulkOperation } from '#lib/operations/operation.ts';
import { dismissOperation } from '#lib/queries/operations.ts';
import { bulkRunPath } from '#lib/queries/paths.ts';
import { operationCounts, operationSentence } from './operation-words.ts';

export function OperationBulk({ operation }: { readonly operation: BulkOperation }) {
  const t = useTranslations('shell.operations');
  const { id, finishedAt, bad, open, step } = operation;
  const counts = operationCounts(operation);
  const [icon, color] = markOf(finishedAt !== undefined, bad + open > 0, step);
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-2.5 px-gutter py-1.5">
      <Icon name={icon} className={`mt-1 ${color}`} />
      <div className="grid min-w-0 gap-1 py-0.5">
        <p>{t(operationSentence(operation), counts)}</p>
        {finishedAt === undefined && (
          <div className="max-w-md">
            <BatchMeter succeeded={counts.done} failed={bad} unknown={0} total={counts.total} />
          </div>
        )}
      </div>
      <div className="flex items-center gap-1">
        <ButtonLink href={bulkRunPath(id)} prefetch={false} size="sm">
          {t('bulk.open')}
        </ButtonLink>
        {finishedAt !== undefined && (
          <IconButton icon="x" size="sm" label={t('bulk.dismiss')} onClick={() => dismissOperation(id)} />
        )}
      </div>
    </li>
  );
}

function markOf(isEnded: boolean, isBad: boolean, step: BulkOperation['step']): readonly [IconName, string] {
  if (isEnded) return isBad ? ['warning', 'text-warning'] : ['check', 'text-ok'];
  return step === 'paused' || step === 'holding' ? ['clock', 'text-warning'] : ['running', 'text-accent'];
}
