'use client';
/** How far a batch is, in one sentence, and the list of what did not work out. Used wherever batches are shown. */
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { connectionState } from '#components/ui/connection-mark.tsx';
import { failureText } from '#components/ui/failure-text.ts';
import { Icon } from '#components/ui/icon.tsx';
import { summarise } from '#lib/operations/groups.ts';
import type { ConnectionOperation } from '#lib/operations/operation.ts';
import { approvalPath, privateAccessPath } from '#lib/queries/paths.ts';
import type { Connection } from '#lib/registries/shapes.ts';
import { batchKind, operationMark } from './operation-words.ts';

type Batch = { readonly operations: readonly [ConnectionOperation, ...ConnectionOperation[]] };

/** "Approving 25: 12 done, 1 not, 12 to go", or how it ended. */
export function BatchSentence({ operations }: Batch) {
  const t = useTranslations('shell.operations.batch');
  return t(batchSentence(operations), summarise(operations));
}

const batchSentence = (operations: Batch['operations']): string =>
  `${batchKind(operations[0])}.${summarise(operations).open > 0 ? 'running' : 'ended'}`;

/** Every one with its mark and its state; why, where it failed. */
export function BatchItems({ operations }: Batch) {
  const t = useTranslations('shell.operations');
  return (
    <ul className="grid max-h-64 gap-0.5 overflow-y-auto text-xs">
      {operations.map((operation) => {
        const { icon, color } = operationMark(operation);
        const { registry, connectionName, shownName, phase } = operation;
        const href =
          operation.kind === 'decision'
            ? approvalPath(registry, connectionName)
            : privateAccessPath(registry);
        return (
          <li key={operation.id} className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-1.5">
            <Icon name={icon} size="sm" className={`mt-0.5 ${color}`} />
            <span className="wrap-anywhere">
              <Link href={href} prefetch={false} className="font-medium text-ink no-underline">
                {shownName}
              </Link>{' '}
              <span className="text-ink-2">
                {registry.name}, {t(`state.${phase}`)}
                <Why operation={operation} />
              </span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function Why({ operation }: { readonly operation: ConnectionOperation }) {
  const t = useTranslations();
  const { failure } = operation;
  if (failure === undefined) return null;
  const current = failure.code === 'conflict' ? (failure.current as Connection | undefined) : undefined;
  const state = current === undefined ? null : connectionState(current.status);
  // Such as words that do not fit behind the requester's message, which only the server could read.
  const issue = failure.code === 'invalid_input' ? failure.issues[0] : undefined;
  const details = failure.details;
  return (
    <>
      {': '}
      {state === null
        ? issue !== undefined && t.has(`inputIssue.${issue.code}`)
          ? t(`inputIssue.${issue.code}`, issue.values ?? {})
          : t(`failure.${failureText(failure).key}.title`)
        : t('shell.operations.overtaken', {
            state: state === 'other' ? (current?.status ?? '') : t(`common.connection.${state}`),
          })}
      {details?.azureCode && (
        <>
          {' '}
          <code className="font-mono">{details.azureCode}</code>
        </>
      )}
    </>
  );
}
