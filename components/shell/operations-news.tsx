'use client';
/** Says each change of an operation once, for whoever listens. */
import { useTranslations } from 'next-intl';
import { groupOperations, summarise } from '#lib/operations/groups.ts';
import type { ConnectionOperation } from '#lib/operations/operation.ts';
import type { Operation } from '#lib/queries/operations.ts';
import { batchKind, bulkNews, operationCounts, operationRole, operationSentence } from './operation-words.ts';

type OperationsNewsProps = {
  readonly operations: readonly Operation[];
  /** When the page was loaded, ISO 8601: what had ended before is old news and stays silent. */
  readonly since: string;
  readonly kind: 'progress' | 'refusals';
};

export function OperationsNews({ operations, since, kind }: OperationsNewsProps) {
  const t = useTranslations('shell.operations');
  const news = operations.filter(({ finishedAt }) => finishedAt === undefined || finishedAt > since);
  const isRefusal = ({ phase }: Operation) => phase === 'failed' || phase === 'unknown';
  return groupOperations(news).map(({ id, operations: own }) => {
    const [first] = own;
    if (first.kind === 'bulk-change')
      return isRefusal(first) === (kind === 'refusals') ? (
        <p key={id}>{t(bulkNews(first), operationCounts(first))}</p>
      ) : null;
    if (own.length === 1)
      return isRefusal(first) === (kind === 'refusals') ? (
        <p key={id}>
          {first.registry.name}{' '}
          {t(operationSentence(first), {
            connection: 'shownName' in first ? first.shownName : '',
            role: operationRole(first),
            ...operationCounts(first),
          })}
        </p>
      ) : null;
    // Of many only the beginning and the end: one by one they would drown everything else.
    const many = own.filter(isOnConnection);
    const summary = summarise(many);
    const isBad = summary.open === 0 && summary.failed + summary.unknown > 0;
    const [one] = many;
    if (one === undefined || isBad !== (kind === 'refusals')) return null;
    return (
      <p key={id}>
        {summary.open > 0
          ? t(`batch.${batchKind(one)}.begun`, { total: summary.total })
          : t(`batch.${batchKind(one)}.ended`, summary)}
      </p>
    );
  });
}

const isOnConnection = (operation: Operation): operation is ConnectionOperation => 'batch' in operation;
