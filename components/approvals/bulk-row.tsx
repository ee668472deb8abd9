'use client';
/** One of many requests in the dialog: what approving it changes, as soon as it is in view, and leaving it out. */
import { useTranslations } from 'next-intl';
import { IconButton } from '#components/ui/button.tsx';
import { FindingBadge } from '#components/ui/finding-badge.tsx';
import { SkeletonBar } from '#components/ui/skeleton.tsx';
import { useSeen } from '#components/ui/use-seen.ts';
import type { ApprovalRequest, Decision } from '#lib/approvals/shapes.ts';
import { type ApprovalCheck, approvalChecks } from './approval-checks.ts';
import { requestName } from './inbox-view.ts';
import { messageOf } from './message-of.ts';
import { requestKey } from './request-key.ts';
import { selection } from './selection.ts';
import { useRowFacts } from './use-row-facts.ts';

type BulkRowProps = {
  readonly decision: Decision;
  readonly request: ApprovalRequest;
  /** By how many characters the description would be too long; 0 when it fits. */
  readonly over: number;
};

export function BulkRow({ decision, request, over }: BulkRowProps) {
  const t = useTranslations('approvals');
  const [ref, isSeen] = useSeen<HTMLLIElement>();
  const { detail, hasFailed } = useRowFacts(request, isSeen);
  const warnings = detail && approvalChecks(detail).filter(({ severity }) => severity === 'warning');
  const name = requestName(request);
  const message = messageOf(request, detail?.requester);
  return (
    <li ref={ref} className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-2 py-1.5">
      <div className="grid min-w-0 justify-items-start gap-0.5">
        <p className="wrap-anywhere">
          <b className="font-medium">{name}</b> <span className="text-ink-2">{request.registry.name}</span>
        </p>
        {message !== null && <bdi className="text-xs wrap-anywhere text-ink-2">{message}</bdi>}
        {over > 0 && <FindingBadge severity="critical">{t('bulk.over', { over })}</FindingBadge>}
        {decision === 'approve' && <Warnings warnings={warnings} hasFailed={hasFailed} />}
      </div>
      <IconButton
        icon="x"
        size="sm"
        label={t('bulk.leaveOut', { name })}
        onClick={() => selection.toggle(requestKey(request))}
      />
    </li>
  );
}

type WarningsProps = {
  /** Undefined while they are not known. */
  readonly warnings: readonly ApprovalCheck[] | undefined;
  readonly hasFailed: boolean;
};

/** What approving changes; rejecting changes nothing of it. */
function Warnings({ warnings, hasFailed }: WarningsProps) {
  const t = useTranslations('approvals');
  if (warnings === undefined) return hasFailed ? null : <SkeletonBar width="lg" />;
  if (warnings.length === 0) return <FindingBadge severity="ok">{t('toCheck', { count: 0 })}</FindingBadge>;
  return (
    <ul className="text-xs text-ink-2">
      {warnings.map(({ key, values }) => (
        <li key={key} className="flex min-w-0">
          <FindingBadge severity="warning">{t(`check.${key}.title`, values)}</FindingBadge>
        </li>
      ))}
    </ul>
  );
}
