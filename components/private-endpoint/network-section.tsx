'use client';
/** The network, the subnet with its policies, and the addresses. */
import { useTranslations } from 'next-intl';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { Select } from '#components/ui/select.tsx';
import { NETWORK_POLICIES, type NetworkPolicies } from '#lib/network-access/endpoint-plan/choices.ts';
import { chosenNetwork, chosenSubnet, withNetwork } from './draft.ts';
import { RadioList } from './radio-list.tsx';
import type { SectionProps } from './section-props.ts';
import { useSlip } from './slip-text.tsx';
import { SubnetTable } from './subnet-table.tsx';

export function NetworkSection({ draft, edit, options, slips }: SectionProps) {
  const t = useTranslations('endpoint.network');
  const slip = useSlip(slips);
  const network = chosenNetwork(options, draft);
  const subnet = chosenSubnet(options, draft);
  const members = options.members.length > 0 ? options.members : ['registry'];
  return (
    <Panel title={t('title')}>
      <div className="grid gap-4">
        <Field label={t('network')} hint={t('networkHint')}>
          {(control) => (
            <Select
              {...control}
              value={network?.id ?? ''}
              onChange={({ currentTarget: { value } }) => {
                const next = options.networks.find(({ id }) => id === value);
                if (next !== undefined) edit(withNetwork(draft, next, options));
              }}
            >
              <option value="" disabled>
                {t(options.networks.length === 0 ? 'noNetworks' : 'choose')}
              </option>
              {options.networks.map(({ id, name, location }) => (
                <option key={id} value={id}>
                  {name} ({location})
                </option>
              ))}
            </Select>
          )}
        </Field>
        {network !== null && (
          <>
            <p className="text-ink-2">{t('region', { location: network.location })}</p>
            <SubnetTable
              subnets={network.subnets}
              chosen={draft.subnet}
              needed={members.length}
              onChoose={({ name }) => edit({ subnet: name, policies: null })}
            />
          </>
        )}
        {subnet !== null && (
          <>
            <Field label={t('policies')} hint={t('policiesHint')}>
              {(control) => (
                <Select
                  {...control}
                  value={draft.policies ?? subnet.policies}
                  onChange={({ currentTarget: { value } }) =>
                    edit({ policies: value === subnet.policies ? null : (value as NetworkPolicies) })
                  }
                >
                  {[...new Set([subnet.policies, ...NETWORK_POLICIES])].map((value) => (
                    <option key={value} value={value}>
                      {value === subnet.policies ? t('policiesKept', { value }) : value}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <p className="-mt-2 text-xs text-ink-2">{t(`policy.${draft.policies ?? subnet.policies}`)}</p>
            <RadioList
              legend={t('addresses')}
              value={draft.addresses === null ? 'dynamic' : 'static'}
              onChange={(value) =>
                edit({
                  addresses:
                    value === 'dynamic' ? null : Object.fromEntries(members.map((name) => [name, ''])),
                })
              }
              options={[
                { value: 'dynamic', name: t('dynamic'), hint: t('dynamicHint') },
                { value: 'static', name: t('static'), hint: t('staticHint') },
              ]}
            />
            {draft.addresses !== null && (
              <div className="grid gap-3 sm:grid-cols-2">
                {members.map((member) => (
                  <Field
                    key={member}
                    label={<span className="font-mono">{member}</span>}
                    error={slip(`address:${member}`)}
                  >
                    {(control) => (
                      <Input
                        {...control}
                        mono
                        inputMode="decimal"
                        value={draft.addresses?.[member] ?? ''}
                        onChange={(event) =>
                          edit({ addresses: { ...draft.addresses, [member]: event.currentTarget.value } })
                        }
                      />
                    )}
                  </Field>
                ))}
              </div>
            )}
          </>
        )}
      </div>
    </Panel>
  );
}
