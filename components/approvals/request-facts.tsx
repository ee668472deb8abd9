'use client';
/** Where the request comes from, as far as this user may see it. */
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { SkeletonBar } from '#components/ui/skeleton.tsx';
import type { ApprovalRequest, RequesterEndpoint } from '#lib/approvals/shapes.ts';
import { parseSubnetId } from '#lib/network-access/subnet-ref.ts';

type RequestFactsProps = {
  readonly request: ApprovalRequest;
  /** Undefined while it is being read, or when it could not be. */
  readonly requester: RequesterEndpoint | undefined;
  readonly isReading: boolean;
};

export function RequestFacts({ request, requester, isReading }: RequestFactsProps) {
  const t = useTranslations('approvals.facts');
  const tCommon = useTranslations('common');
  const { endpoint, endpointSubscriptionName, connection } = request;
  const { privateEndpointId } = connection;
  if (privateEndpointId === null) return <p className="text-ink-2">{t('gone')}</p>;
  if (endpoint === null)
    return <p className="wrap-anywhere text-ink-2">{t('notUnderstood', { id: privateEndpointId })}</p>;
  const unread = isReading ? (
    <span className="flex min-h-5 items-center">
      <SkeletonBar width="md" />
      <span className="sr-only">{tCommon('notYetKnown')}</span>
    </span>
  ) : (
    tCommon('notYetKnown')
  );
  const ofRequester = (show: (seen: RequesterEndpoint & { visible: true }) => ReactNode) => {
    if (requester === undefined) return unread;
    return requester.visible ? show(requester) : t('hidden');
  };
  return (
    <dl className="grid gap-x-4 gap-y-2.5 sm:grid-cols-2 xl:grid-cols-4">
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
      <Fact name={t('id')} isWide>
        <span className="flex flex-wrap items-baseline gap-x-3">
          <code className="min-w-0 flex-1 basis-72 font-mono text-xs">{privateEndpointId}</code>
          <CopyButton kind="link" text={privateEndpointId} label={t('copyId')} />
        </span>
      </Fact>
    </dl>
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
