'use client';
/** The way on to the next request that waits for somebody; nothing when there is none. */
import { useTranslations } from 'next-intl';
import { ButtonLink } from '#components/ui/button.tsx';
import type { ApprovalRequest } from '#lib/approvals/shapes.ts';
import { newestDecision } from '#lib/operations/still-pending.ts';
import { useOperations } from '#lib/queries/operations.ts';
import { approvalPath } from '#lib/queries/paths.ts';
import { isRunning } from './decisions.ts';
import { requestName } from './inbox-view.ts';
import { useListedRequests } from './use-listed-requests.ts';

export function NextRequest({ after }: { readonly after: Pick<ApprovalRequest, 'connection'> }) {
  const t = useTranslations('approvals');
  const operations = useOperations();
  const requests = useListedRequests() ?? [];
  const at = requests.findIndex(({ connection }) => connection.name === after.connection.name);
  // After the last one it starts again; a request that has left the list has no place in it.
  const next = [...requests.slice(at + 1), ...requests.slice(0, Math.max(at, 0))].find(
    ({ registry, connection }) =>
      !isRunning(newestDecision(operations, { registry, connectionName: connection.name })),
  );
  if (next === undefined) return null;
  return (
    <ButtonLink href={approvalPath(next.registry, next.connection.name)} prefetch={false}>
      {t('next', { name: requestName(next) })}
    </ButtonLink>
  );
}
