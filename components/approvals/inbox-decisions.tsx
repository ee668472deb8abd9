'use client';
/** This tab's decisions above the requests: what runs, what failed, and the latest that worked. */
import { useTranslations } from 'next-intl';
import { lazy, Suspense } from 'react';
import type { ApprovalRequest } from '#lib/approvals/shapes.ts';
import type { Operation } from '#lib/operations/operation.ts';
import { worthShowing } from './decisions.ts';
import { InboxOperation } from './inbox-operation.tsx';

const InboxBatch = lazy(async () => ({ default: (await import('./inbox-batch.tsx')).InboxBatch }));

type InboxDecisionsProps = {
  readonly operations: readonly Operation[];
  /** What still waits. */
  readonly requests: readonly ApprovalRequest[];
};

export function InboxDecisions({ operations, requests }: InboxDecisionsProps) {
  const t = useTranslations('approvals');
  const groups = worthShowing(operations);
  if (groups.length === 0) return null;
  return (
    <ul aria-label={t('decisions')} className="divide-y divide-line border-b border-line-2 bg-surface">
      {groups.map((group) =>
        group.operations.length === 1 ? (
          <InboxOperation key={group.id} operation={group.operations[0]} />
        ) : (
          <Suspense key={group.id}>
            <InboxBatch group={group} requests={requests} />
          </Suspense>
        ),
      )}
    </ul>
  );
}
