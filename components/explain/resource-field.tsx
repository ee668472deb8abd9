'use client';
/** A subnet, a network, a machine or an identity, out of one subscription's; its resource id can be typed as well. */
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Combobox, type ComboboxOption } from '#components/ui/combobox.tsx';
import { Field } from '#components/ui/field.tsx';
import { Select } from '#components/ui/select.tsx';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { candidatesQuery } from '#lib/queries/identities.ts';
import { networksQuery, subscriptionsQuery } from '#lib/queries/networks.ts';
import { candidateOptions, networkOptions, subnetOptions } from './resource-options.ts';

export type ResourceFieldKind = 'subnet' | 'network' | 'vm' | 'identity';

type Props = {
  readonly kind: ResourceFieldKind;
  readonly text: string;
  readonly error: boolean;
  /** Subscription of the chosen registry: where the search begins. */
  readonly home: string | null;
  readonly onChange: (text: string) => void;
};

export function ResourceField({ kind, text, error, home, onChange }: Props) {
  const t = useTranslations('explainPage.ask');
  const { account } = useAuth();
  const [picked, setPicked] = useState<string | null>(null);
  const subscriptions = useQuery(subscriptionsQuery(account.oid)).data ?? [];
  const named = /^\/subscriptions\/([^/]+)\//i.exec(text)?.[1]?.toLowerCase();
  const known = subscriptions.find(({ id }) => id.toLowerCase() === named)?.id;
  const subscription = picked ?? known ?? home ?? subscriptions[0]?.id ?? '';
  const { options, state } = useOptions(kind, subscription);
  return (
    <div className="grid items-start gap-3 sm:grid-cols-2">
      <Field label={t('subscription')}>
        {(control) => (
          <Select
            {...control}
            value={subscription}
            onChange={({ target }) => {
              setPicked(target.value);
              onChange('');
            }}
          >
            {subscriptions.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field
        label={t(kind)}
        {...(state === 'listed' ? {} : { hint: t(`list.${state}`) })}
        error={error ? t(`invalid.${kind}`) : null}
      >
        {(control) => (
          <Combobox
            control={control}
            label={t(kind)}
            value={text}
            options={options}
            placeholder={t('pick')}
            more={(count) => t('moreOptions', { count })}
            onChange={onChange}
          />
        )}
      </Field>
    </div>
  );
}

type Listed = {
  readonly options: readonly ComboboxOption[];
  readonly state: 'listed' | 'reading' | 'unread' | 'empty';
};

function useOptions(kind: ResourceFieldKind, subscription: string): Listed {
  const { account } = useAuth();
  const isNetwork = kind === 'subnet' || kind === 'network';
  const enabled = subscription !== '';
  const networks = useQuery({ ...networksQuery(account.oid, subscription), enabled: enabled && isNetwork });
  const candidates = useQuery({
    ...candidatesQuery(account.oid, subscription),
    enabled: enabled && !isNetwork,
  });
  const read = isNetwork ? networks : candidates;
  if (read.isLoading || !enabled) return { options: [], state: 'reading' };
  const people = kind === 'vm' ? candidates.data?.machines : candidates.data?.identities;
  const found = isNetwork
    ? networks.data && (kind === 'subnet' ? subnetOptions : networkOptions)(networks.data.networks)
    : people && candidateOptions(people);
  if (found === undefined || found === null) return { options: [], state: 'unread' };
  return { options: found, state: found.length === 0 ? 'empty' : 'listed' };
}
