'use client';
/** One request in the list: who asks, from where, the first line of the message. */
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { classNames } from '#components/ui/class-names.ts';
import { Icon } from '#components/ui/icon.tsx';
import type { ApprovalRequest } from '#lib/approvals/shapes.ts';
import type { DecisionOperation } from '#lib/operations/operation.ts';
import { approvalPath } from '#lib/queries/paths.ts';
import { isRunning } from './decisions.ts';
import { requestName } from './request-groups.ts';

type InboxRequestProps = {
  readonly request: ApprovalRequest;
  /** This tab's latest decision on it, if there is one. */
  readonly decision: DecisionOperation | undefined;
  readonly isCurrent: boolean;
};

export function InboxRequest({ request, decision, isCurrent }: InboxRequestProps) {
  const { registry, connection } = request;
  return (
    <li
      className={classNames(
        'relative grid border-b border-line py-2 ps-gutter pe-4',
        isCurrent
          ? 'bg-accent-soft shadow-[inset_2px_0_0_var(--color-accent)] forced-colors:outline forced-colors:outline-[Highlight]'
          : 'hover:bg-hover',
      )}
    >
      <Link
        href={approvalPath(registry, connection.name)}
        prefetch={false}
        aria-current={isCurrent ? 'page' : undefined}
        className="font-medium wrap-anywhere text-ink after:absolute after:inset-0 hover:no-underline focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-offset-[-2px] focus-visible:after:outline-focus"
      >
        {requestName(request)}
      </Link>
      <span className="text-xs wrap-anywhere text-ink-2">
        <Origin request={request} />
      </span>
      <span className="min-w-0 text-xs text-ink-2">
        <State request={request} decision={decision} />
      </span>
    </li>
  );
}

function Origin({ request }: { readonly request: ApprovalRequest }) {
  const t = useTranslations('approvals');
  const { endpoint, endpointSubscriptionName } = request;
  if (endpoint === null) return t('unknownOrigin');
  if (endpointSubscriptionName === null) return t('hiddenSubscription');
  return `${endpointSubscriptionName}, ${endpoint.resourceGroup}`;
}

function State({ request, decision }: Omit<InboxRequestProps, 'isCurrent'>) {
  const t = useTranslations('approvals');
  const { description, provisioningState } = request.connection;
  if (isRunning(decision)) return <Running>{t(`deciding.${decision.decision}`)}</Running>;
  if (provisioningState.toLowerCase() === 'updating') return <Running>{t('updatingElsewhere')}</Running>;
  const [line = ''] = (description ?? '').trim().split(/\r?\n/, 1);
  if (line === '') return <span className="text-ink-3">{t('noMessage')}</span>;
  return <bdi className="block truncate">{line}</bdi>;
}

const Running = ({ children }: { readonly children: string }) => (
  <span className="inline-flex items-center gap-1.5 text-ink">
    <Icon name="running" size="sm" className="text-accent" />
    {children}
  </span>
);
