'use client';
/** How clients in the network find the private addresses: the zone, its link, and who keeps the records. */
import { useTranslations } from 'next-intl';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { Select } from '#components/ui/select.tsx';
import type { DnsChoice } from '#lib/network-access/endpoint-plan/choices.ts';
import type { SubscriptionInfo } from '#lib/registries/shapes.ts';
import { chosenNetwork, dnsFor, looksInto, placeOf } from './draft.ts';
import { RadioList } from './radio-list.tsx';
import type { SectionProps } from './section-props.ts';
import { useSlip } from './slip-text.tsx';

const NEW = 'new';

export function DnsSection({
  draft,
  edit,
  options,
  slips,
  subscriptions,
}: SectionProps & { readonly subscriptions: readonly SubscriptionInfo[] }) {
  const t = useTranslations('endpoint.dns');
  const slip = useSlip(slips);
  const { dns } = draft;
  const network = chosenNetwork(options, draft);
  const nameOf = (id: string) => subscriptions.find((known) => known.id === id)?.name ?? id;
  const beginning: Exclude<DnsChoice, { kind: 'none' }> = {
    kind: 'zone_group',
    zone: { subscriptionId: draft.subscriptionId, resourceGroup: draft.resourceGroup, isNew: true },
    link: null,
  };
  const choose = (kind: DnsChoice['kind']) => {
    if (kind === 'none') return edit({ dns: { kind } });
    const current = dns.kind === 'none' ? beginning : dns;
    const made =
      dns.kind === 'none' && network !== null
        ? dnsFor({ ...draft, dns: current }, network, options)
        : current;
    if (made.kind !== 'none') edit({ dns: { ...made, kind } });
  };
  const zone =
    dns.kind === 'none' || dns.zone.isNew
      ? undefined
      : options.zones.find(
          ({ subscriptionId, resourceGroup }) =>
            subscriptionId === dns.zone.subscriptionId && resourceGroup === dns.zone.resourceGroup,
        );
  const isLinked = zone !== undefined && network !== null && looksInto(zone, network.id);
  const linkName = `link-${network?.name ?? ''}`;
  return (
    <Panel
      title={t('title')}
      aside={<span className="font-mono text-xs text-ink-2">{options.zoneName}</span>}
    >
      <div className="grid gap-4">
        <RadioList
          legend={t('legend')}
          value={dns.kind}
          onChange={choose}
          options={[
            { value: 'zone_group', name: t('zoneGroup'), hint: t('zoneGroupHint') },
            { value: 'records', name: t('records'), hint: t('recordsHint') },
            { value: 'none', name: t('none'), hint: t('noneHint') },
          ]}
        />
        {dns.kind !== 'none' && (
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={t('zone')}>
              {(control) => (
                <Select
                  {...control}
                  value={zone?.id ?? NEW}
                  onChange={({ currentTarget: { value } }) => {
                    const next = options.zones.find(({ id }) => id === value);
                    const there = next !== undefined && network !== null && looksInto(next, network.id);
                    edit({
                      dns: {
                        ...dns,
                        zone: next === undefined ? beginning.zone : placeOf(next),
                        link: there ? null : linkName,
                      },
                    });
                  }}
                >
                  <option value={NEW}>{t('newZone', { group: draft.resourceGroup })}</option>
                  {options.zones.map((one) => (
                    <option key={one.id} value={one.id}>
                      {t(network !== null && looksInto(one, network.id) ? 'linkedZone' : 'oldZone', {
                        group: one.resourceGroup,
                        subscription: nameOf(one.subscriptionId),
                      })}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            {isLinked ? (
              <p className="self-end pb-1.5 text-ink-2">{t('isLinked', { network: network?.name ?? '' })}</p>
            ) : (
              <Field label={t('link')} hint={t('linkHint')} error={slip('link')}>
                {(control) => (
                  <Input
                    {...control}
                    mono
                    value={dns.link ?? ''}
                    onChange={({ currentTarget: { value } }) =>
                      edit({ dns: { ...dns, link: value === '' ? null : value } })
                    }
                  />
                )}
              </Field>
            )}
          </div>
        )}
      </div>
    </Panel>
  );
}
