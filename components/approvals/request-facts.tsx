'use client';
/** Who asks, from where, and for which registry, as far as this user may see it. */
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import { connectionState } from '#components/ui/connection-mark.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { ModeMark } from '#components/ui/mode-mark.tsx';
import { SkeletonBar } from '#components/ui/skeleton.tsx';
import { Tag } from '#components/ui/tag.tsx';
import { Time } from '#components/ui/time.tsx';
import type { ApprovalRequest } from '#lib/approvals/shapes.ts';
import { useAuth } from '#lib/auth/use-auth.tsx';
import type { EndpointView } from '#lib/connections/shapes.ts';
import { accessMode } from '#lib/network-access/mode.ts';
import { parseSubnetId } from '#lib/network-access/subnet-ref.ts';
import { originRowQuery } from '#lib/queries/rows.ts';
import { useOriginCounts } from './use-listed-requests.ts';
import { knownEndpoint } from './use-row-facts.ts';

type RequestFactsProps = {
  readonly request: ApprovalRequest;
  /** Undefined while it is being read, or when it could not be. */
  readonly requester: EndpointView | undefined;
  readonly isReading: boolean;
};

export function RequestFacts({ request, requester, isReading }: RequestFactsProps) {
  const t = useTranslations('approvals.facts');
  const tCommon = useTranslations('common');
  const { endpoint, endpointSubscriptionName, connection, access, tags } = request;
  const { privateEndpointId } = connection;
  if (privateEndpointId === null) return <p className="text-ink-2">{t('gone')}</p>;
  if (endpoint === null)
    return <p className="wrap-anywhere text-ink-2">{t('notUnderstood', { id: privateEndpointId })}</p>;
  const ofRequester = (show: (seen: EndpointView & { visible: true }) => ReactNode) => {
    if (requester === undefined) return <Unread isReading={isReading} />;
    return requester.visible ? show(requester) : t('hidden');
  };
  return (
    <dl className="grid gap-x-4 gap-y-2.5 sm:grid-cols-2 xl:grid-cols-3">
      <Fact name={t('requestedBy')}>
        <RequestedBy request={request} />
      </Fact>
      <Fact name={t('subscription')}>
        {endpointSubscriptionName ?? (
          <>
            {t('hiddenSubscription')}
            <span className="block font-mono text-xs text-ink-2">{endpoint.subscriptionId}</span>
          </>
        )}
      </Fact>
      <Fact name={t('resourceGroup')}>{endpoint.resourceGroup}</Fact>
      <Fact name={t('virtualNetwork')}>
        {ofRequester(({ subnetId }) => subnetName(subnetId) ?? tCommon('none'))}
      </Fact>
      <Fact name={t('region')}>{ofRequester(({ location }) => location)}</Fact>
      <Fact name={t('sameSubscription')}>
        <SameSubscription subscriptionId={endpoint.subscriptionId} status={connection.status} />
      </Fact>
      <Fact name={t('access')}>
        <ModeMark mode={accessMode(access)} />
      </Fact>
      {Object.keys(tags).length > 0 && (
        <Fact name={t('tags')}>
          <span className="flex flex-wrap gap-1">
            {Object.entries(tags).map(([key, value]) => (
              <Tag key={key}>
                {key}: {value}
              </Tag>
            ))}
          </span>
        </Fact>
      )}
      {requester?.visible && requester.actionsRequired !== null && (
        <Fact name={t('actionsRequired')}>
          <bdi>{requester.actionsRequired}</bdi>
        </Fact>
      )}
      <Fact name={t('id')} isWide>
        <span className="flex flex-wrap items-baseline gap-x-3">
          <code className="min-w-0 flex-1 basis-72 font-mono text-xs">{privateEndpointId}</code>
          <CopyButton kind="link" text={privateEndpointId} label={t('copyId')} />
        </span>
      </Fact>
    </dl>
  );
}

/** As far as the activity log of the requester's subscription tells. */
function RequestedBy({ request }: { readonly request: ApprovalRequest }) {
  const t = useTranslations('approvals.facts');
  const { account } = useAuth();
  const known = knownEndpoint(request);
  const { data, error } = useQuery(originRowQuery(account.oid, known, true));
  if (known === null) return t('originHidden');
  if (data === undefined) return <Unread isReading={error === null} />;
  if (data.unknown !== null) return t(`origin.${data.unknown}`);
  return (
    <>
      <bdi>{data.by ?? t('origin.nobody')}</bdi>
      {data.at !== null && (
        <span className="block text-xs text-ink-2">
          <Time value={data.at} format="datetime" />
        </span>
      )}
    </>
  );
}

/** What else of that subscription is connected, over all registries that the user sees. */
function SameSubscription({
  subscriptionId,
  status,
}: {
  readonly subscriptionId: string;
  /** Of the connection itself, which does not count. */
  readonly status: string;
}) {
  const t = useTranslations('approvals.facts');
  const counts = useOriginCounts(subscriptionId);
  const own = connectionState(status);
  const others = (state: 'approved' | 'rejected' | 'pending') =>
    Math.max(0, (counts?.[state] ?? 0) - Number(own === state));
  const [approved, rejected, pending] = [others('approved'), others('rejected'), others('pending')];
  return approved + rejected + pending === 0 ? t('noOthers') : t('others', { approved, rejected, pending });
}

function Unread({ isReading }: { readonly isReading: boolean }) {
  const t = useTranslations('common');
  return isReading ? (
    <span className="flex min-h-5 items-center">
      <SkeletonBar width="md" />
      <span className="sr-only">{t('notYetKnown')}</span>
    </span>
  ) : (
    t('notYetKnown')
  );
}

type FactProps = { readonly name: string; readonly isWide?: boolean; readonly children: ReactNode };

const Fact = ({ name, isWide = false, children }: FactProps) => (
  <div className={classNames('min-w-0', isWide && 'sm:col-span-full')}>
    <dt className="text-xs text-ink-2">{name}</dt>
    <dd className="wrap-anywhere">{children}</dd>
  </div>
);

function subnetName(id: string | null): string | null {
  if (id === null) return null;
  const parsed = parseSubnetId(id);
  return parsed === null ? id : `${parsed.virtualNetwork} / ${parsed.subnet}`;
}
