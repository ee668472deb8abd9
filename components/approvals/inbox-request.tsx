'use client';
/** One request in the list: who asks, from where, for how long, and how much there is to check. */
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { classNames } from '#components/ui/class-names.ts';
import { FindingBadge } from '#components/ui/finding-badge.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { SkeletonBar } from '#components/ui/skeleton.tsx';
import { AgeTime } from '#components/ui/time.tsx';
import { useSeen } from '#components/ui/use-seen.ts';
import type { ApprovalRequest } from '#lib/approvals/shapes.ts';
import { parseSubnetId } from '#lib/network-access/subnet-ref.ts';
import type { DecisionOperation } from '#lib/operations/operation.ts';
import { warningCount } from './approval-checks.ts';
import { isRunning } from './decisions.ts';
import { type Grouping, requestName } from './inbox-view.ts';
import { type RowFacts, useRowFacts } from './use-row-facts.ts';

type InboxRequestProps = {
  readonly request: ApprovalRequest;
  readonly href: string;
  /** By registry, the row says where the request comes from; by requester, what it asks for. */
  readonly grouping: Grouping;
  /** This tab's latest decision on it, if there is one. */
  readonly decision: DecisionOperation | undefined;
  readonly isCurrent: boolean;
  readonly isSelected: boolean;
  /** @param extend from the one chosen before to this one. */
  readonly onSelect: (extend: boolean) => void;
  /** When the list was read: what ages are compared with. */
  readonly readAt: string;
};

export function InboxRequest({
  request,
  href,
  grouping,
  decision,
  isCurrent,
  isSelected,
  onSelect,
  readAt,
}: InboxRequestProps) {
  const t = useTranslations('approvals');
  const [ref, isSeen] = useSeen<HTMLLIElement>();
  const facts = useRowFacts(request, isSeen);
  const name = requestName(request);
  return (
    <li
      ref={ref}
      className={classNames(
        'relative grid grid-cols-[auto_minmax(0,1fr)_auto] gap-x-2 border-b border-line py-2 ps-gutter pe-4',
        isCurrent &&
          'shadow-[inset_2px_0_0_var(--color-accent)] forced-colors:outline forced-colors:outline-[Highlight]',
        isCurrent || isSelected ? 'bg-accent-soft' : 'hover:bg-hover',
      )}
    >
      <label className="relative z-1 -m-1 flex size-6 cursor-pointer items-center justify-center self-start">
        <input
          type="checkbox"
          className="check"
          aria-label={t('select.one', { name })}
          checked={isSelected}
          // The key that extends a selection is known to clicks alone; Space on the box is one too.
          onClick={({ shiftKey }) => onSelect(shiftKey)}
          onChange={() => undefined}
        />
      </label>
      <Link
        href={href}
        prefetch={false}
        aria-current={isCurrent ? 'page' : undefined}
        className="inline-flex min-h-6 items-center font-medium wrap-anywhere text-ink after:absolute after:inset-0 hover:no-underline focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-offset-[-2px] focus-visible:after:outline-focus"
      >
        {name}
      </Link>
      <span className="text-xs leading-5 text-ink-3">
        {facts.origin?.at && <AgeTime value={facts.origin.at} now={readAt} />}
      </span>
      <span className="col-start-2 col-end-4 flex min-w-0 flex-wrap items-center gap-x-2 text-xs text-ink-2">
        <span className="wrap-anywhere">
          <Origin request={request} grouping={grouping} facts={facts} />
        </span>
        <State request={request} decision={decision} facts={facts} isSeen={isSeen} />
      </span>
    </li>
  );
}

type OriginProps = {
  readonly request: ApprovalRequest;
  readonly grouping: Grouping;
  readonly facts: RowFacts;
};

function Origin({ request, grouping, facts }: OriginProps) {
  const t = useTranslations('approvals');
  const { endpoint, endpointSubscriptionName, registry } = request;
  const requester = facts.detail?.requester;
  const subnet = requester?.visible ? parseSubnetId(requester.subnetId ?? '') : null;
  const place = subnet?.virtualNetwork ?? endpoint?.resourceGroup;
  if (grouping === 'requester') return [registry.name, place].filter(Boolean).join(', ');
  if (endpoint === null) return t('unknownOrigin');
  if (endpointSubscriptionName === null) return t('hiddenSubscription');
  return `${endpointSubscriptionName}, ${place}`;
}

type StateProps = {
  readonly request: ApprovalRequest;
  readonly decision: DecisionOperation | undefined;
  readonly facts: RowFacts;
  readonly isSeen: boolean;
};

function State({ request, decision, facts, isSeen }: StateProps) {
  const t = useTranslations('approvals');
  const { detail, hasFailed } = facts;
  if (isRunning(decision))
    return (
      <Running>{t(decision.phase === 'waiting' ? 'step.waiting' : `deciding.${decision.decision}`)}</Running>
    );
  if (request.connection.provisioningState.toLowerCase() === 'updating')
    return <Running>{t('updatingElsewhere')}</Running>;
  if (detail === undefined) return isSeen && !hasFailed ? <SkeletonBar width="sm" /> : null;
  const count = warningCount(detail);
  return <FindingBadge severity={count === 0 ? 'ok' : 'warning'}>{t('toCheck', { count })}</FindingBadge>;
}

const Running = ({ children }: { readonly children: string }) => (
  <span className="inline-flex items-center gap-1.5 text-ink">
    <Icon name="running" size="sm" className="text-accent" />
    {children}
  </span>
);
