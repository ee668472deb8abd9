'use client';
/** Every choice in its order on one page, and what they come to beside it. */
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { Columns } from '#components/registry/registry-page.tsx';
import { FailureBanner } from '#components/ui/failure-banner.tsx';
import { useAuth } from '#lib/auth/use-auth.tsx';
import type { EndpointJob } from '#lib/endpoints/shapes.ts';
import type { EndpointChoices } from '#lib/network-access/endpoint-plan/choices.ts';
import { endpointOptionsQuery } from '#lib/queries/endpoints.ts';
import { failureOf } from '#lib/queries/fetch-result.ts';
import { subscriptionsQuery } from '#lib/queries/networks.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { ApprovalSection } from './approval-section.tsx';
import { DnsSection } from './dns-section.tsx';
import { chosenSubnet, isComplete, newDraft, slipsIn } from './draft.ts';
import { NetworkSection } from './network-section.tsx';
import { PlaceSection } from './place-section.tsx';
import { PlanSummary } from './plan-summary.tsx';

type Props = {
  readonly registry: RegistryRef;
  /** Choices to begin with: those of a plan that was given up. */
  readonly beginning: EndpointChoices | null;
  readonly onStart: (job: EndpointJob) => void;
};

export function EndpointForm({ registry, beginning, onStart }: Props) {
  const t = useTranslations('endpoint');
  const { account } = useAuth();
  const [draft, setDraft] = useState(() => beginning ?? newDraft(registry));
  const { data: subscriptions = [] } = useQuery(subscriptionsQuery(account.oid));
  const { data: options, error } = useQuery(
    endpointOptionsQuery(account.oid, registry, draft.subscriptionId),
  );
  const job = useMemo(() => ({ kind: 'create', registry, choices: draft }) as const, [registry, draft]);
  const edit = (change: Partial<EndpointChoices>) => setDraft((known) => ({ ...known, ...change }));
  const slips = slipsIn(draft, options === undefined ? null : chosenSubnet(options, draft));
  const changeSubscription = (subscriptionId: string) => {
    const { name, connectionName, requestMessage } = draft;
    setDraft({
      ...newDraft({ ...registry, subscriptionId, resourceGroup: '' }),
      ...{ name, connectionName, requestMessage },
      isNewGroup: true,
    });
  };
  return (
    <Columns
      aside={
        <PlanSummary
          job={job}
          isComplete={isComplete(draft)}
          hasSlips={slips.length > 0}
          onStart={() => onStart(job)}
        />
      }
    >
      <p className="max-w-prose text-ink-2">{t('intro')}</p>
      {error !== null && <FailureBanner failure={failureOf(error)} />}
      {options === undefined ? (
        error === null && <p className="text-ink-2">{t('reading')}</p>
      ) : (
        <>
          <PlaceSection
            {...{ draft, edit, options, slips, subscriptions }}
            onSubscription={changeSubscription}
          />
          <NetworkSection {...{ draft, edit, options, slips }} />
          <ApprovalSection {...{ draft, edit, options, slips }} />
          <DnsSection {...{ draft, edit, options, slips, subscriptions }} />
        </>
      )}
    </Columns>
  );
}
