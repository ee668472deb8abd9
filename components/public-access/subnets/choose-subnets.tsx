'use client';
/** The lists to choose from: native ones for subscription and network, a searchable one for subnets. */
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Field } from '#components/ui/field.tsx';
import { Select } from '#components/ui/select.tsx';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { failureOf } from '#lib/queries/fetch-result.ts';
import { networksQuery, registrationQuery, subscriptionsQuery } from '#lib/queries/networks.ts';
import type { RegistryDetail } from '#lib/registries/shapes.ts';
import { groupOf } from './filter-networks.ts';
import { NotOffered } from './not-offered.tsx';
import { ASK_EVERY, isRegistered, isRegistering, mayChoose } from './registration.ts';
import { SubnetList } from './subnet-list.tsx';
import type { Choice, SubnetFlow } from './use-subnet-flow.ts';

type Props = {
  readonly data: RegistryDetail;
  readonly flow: SubnetFlow;
  readonly choice: Choice;
  /** Canonical ids of the subnets that have a rule, or are to have one. */
  readonly present: ReadonlySet<string>;
};

export function ChooseSubnets({ data, flow, choice, present }: Props) {
  const t = useTranslations('subnets.choose');
  const { account } = useAuth();
  const { subscriptionId, networkId } = choice;
  const own = { id: data.ref.subscriptionId, name: data.subscriptionName };
  const subscriptions = useQuery(subscriptionsQuery(account.oid)).data ?? [own];
  const name = subscriptions.find(({ id }) => id === subscriptionId)?.name ?? subscriptionId;
  const networks = useQuery(networksQuery(account.oid, subscriptionId));
  const registration = useRegistration(account.oid, subscriptionId, networks.data?.registration ?? null);
  const listed = networks.data?.networks ?? [];
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={t('subscription')}>
          {(control) => (
            <Select
              {...control}
              data-autofocus
              value={subscriptionId}
              onChange={({ target }) =>
                flow.choose({ ...choice, subscriptionId: target.value, networkId: '' })
              }
            >
              {subscriptions.map((known) => (
                <option key={known.id} value={known.id}>
                  {known.name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t('network')}>
          {(control) => (
            <Select
              {...control}
              value={networkId}
              disabled={listed.length === 0}
              onChange={({ target }) => flow.choose({ ...choice, networkId: target.value })}
            >
              <option value="">{t('allNetworks', { count: listed.length })}</option>
              {listed.map((network) => (
                <option key={network.id} value={network.id}>
                  {[network.name, network.location, groupOf(network.id)].filter(Boolean).join(', ')}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      {networks.data !== undefined && !mayChoose(registration) && (
        <NotOffered
          registration={registration}
          name={name}
          onRegister={() => flow.go({ kind: 'register', subscriptionId, name })}
        />
      )}
      <SubnetList
        choice={choice}
        networks={networks.data ?? null}
        failure={networks.error === null ? null : failureOf(networks.error)}
        onReadAgain={() => void networks.refetch()}
        subscriptionName={name}
        mayChoose={mayChoose(registration)}
        present={present}
        flow={flow}
      />
    </>
  );
}

/** As read with the networks; asked again for as long as it may change by itself. */
function useRegistration(account: string, subscriptionId: string, first: string | null): string | null {
  const { data } = useQuery({
    ...registrationQuery(account, subscriptionId),
    enabled: first !== null && !isRegistered(first),
    refetchInterval: ({ state }) => (isRegistering(state.data ?? first) ? ASK_EVERY : false),
  });
  return data ?? first;
}
