/** The draft of a private endpoint: sensible beginnings, what follows from a choice, and slips of the pen. Pure. */
import type { ChoiceOfNetwork, ChoiceOfZone, EndpointOptions } from '#lib/endpoints/shapes.ts';
import { addressIssue } from '#lib/network-access/endpoint-plan/addresses.ts';
import {
  type DnsChoice,
  type EndpointChoices,
  isName,
  REQUEST_MESSAGE_LIMIT,
  sameId,
} from '#lib/network-access/endpoint-plan/choices.ts';
import type { SeenSubnet } from '#lib/network-access/endpoint-plan/seen.ts';
import { isResourceGroup } from '#lib/network-access/registry-ref.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';

/** Nothing but a name for the things that have to be called something. */
export const newDraft = (registry: RegistryRef): EndpointChoices => ({
  subscriptionId: registry.subscriptionId,
  resourceGroup: registry.resourceGroup,
  isNewGroup: false,
  name: `pe-${registry.name}`,
  connectionName: `pe-${registry.name}`,
  location: '',
  network: { resourceGroup: '', name: '' },
  subnet: '',
  register: [],
  policies: null,
  addresses: null,
  requestMessage: null,
  dns: {
    kind: 'zone_group',
    zone: { subscriptionId: registry.subscriptionId, resourceGroup: registry.resourceGroup, isNew: true },
    link: null,
  },
});

export const chosenNetwork = (
  { networks }: EndpointOptions,
  { network, subscriptionId }: EndpointChoices,
): ChoiceOfNetwork | null =>
  networks.find(({ id }) => {
    const [, , subscription = '', , group = '', , , , name = ''] = id.split('/');
    return sameId(
      [subscription, group, name].join('/'),
      [subscriptionId, network.resourceGroup, network.name].join('/'),
    );
  }) ?? null;

export const chosenSubnet = (options: EndpointOptions, choices: EndpointChoices): SeenSubnet | null =>
  chosenNetwork(options, choices)?.subnets.find(({ name }) => name === choices.subnet) ?? null;

/** Another network is in another region, has other subnets, and looks into other zones. */
export function withNetwork(
  draft: EndpointChoices,
  network: ChoiceOfNetwork,
  options: EndpointOptions,
): EndpointChoices {
  const [, , , , resourceGroup = ''] = network.id.split('/');
  const [only] = network.subnets.filter(({ delegations }) => delegations.length === 0);
  const chosen = {
    ...draft,
    network: { resourceGroup, name: network.name },
    location: network.location,
    subnet: network.subnets.length === 1 ? (only?.name ?? '') : '',
    policies: null,
  };
  return { ...chosen, dns: dnsFor(chosen, network, options) };
}

/** The zone that the network looks into already, else one that is there, else a new one. */
export function dnsFor(
  draft: EndpointChoices,
  network: ChoiceOfNetwork,
  { zones }: EndpointOptions,
): DnsChoice {
  if (draft.dns.kind === 'none') return draft.dns;
  const { kind } = draft.dns;
  const linked = zones.find((zone) => looksInto(zone, network.id));
  if (linked !== undefined) return { kind, zone: placeOf(linked), link: null };
  const near = zones.find(
    ({ subscriptionId, resourceGroup }) =>
      subscriptionId === draft.subscriptionId &&
      resourceGroup.toLowerCase() === draft.resourceGroup.toLowerCase(),
  );
  const link = `link-${network.name}`.slice(0, 80);
  if (near !== undefined) return { kind, zone: placeOf(near), link };
  const { subscriptionId, resourceGroup } = draft;
  return { kind, zone: { subscriptionId, resourceGroup, isNew: true }, link };
}

export const placeOf = ({ subscriptionId, resourceGroup }: ChoiceOfZone) => ({
  subscriptionId,
  resourceGroup,
  isNew: false,
});

export const looksInto = ({ networkIds }: ChoiceOfZone, networkId: string): boolean =>
  networkIds?.some((id) => sameId(id, networkId)) === true;

/** A new zone goes into the endpoint's group, wherever that is. */
export const withGroup = (
  draft: EndpointChoices,
  resourceGroup: string,
  isNewGroup: boolean,
): EndpointChoices => ({
  ...draft,
  resourceGroup,
  isNewGroup,
  dns:
    draft.dns.kind !== 'none' && draft.dns.zone.isNew
      ? { ...draft.dns, zone: { ...draft.dns.zone, subscriptionId: draft.subscriptionId, resourceGroup } }
      : draft.dns,
});

export type Slip = {
  readonly field: string;
  readonly code: string;
  readonly values?: Record<string, string | number>;
};

/** What the form itself can see; everything else is found by asking Azure. */
export function slipsIn(draft: EndpointChoices, subnet: SeenSubnet | null): readonly Slip[] {
  const { dns, requestMessage, addresses } = draft;
  const length = requestMessage?.length ?? 0;
  return [
    ...(isResourceGroup(draft.resourceGroup) ? [] : [{ field: 'resourceGroup', code: 'bad_group' }]),
    ...(isName(draft.name) ? [] : [{ field: 'name', code: 'bad_name' }]),
    ...(isName(draft.connectionName) ? [] : [{ field: 'connectionName', code: 'bad_connection_name' }]),
    ...(length <= REQUEST_MESSAGE_LIMIT
      ? []
      : [
          {
            field: 'requestMessage',
            code: 'message_too_long',
            values: { length, limit: REQUEST_MESSAGE_LIMIT },
          },
        ]),
    ...(dns.kind !== 'none' && dns.link !== null && !isName(dns.link)
      ? [{ field: 'link', code: 'bad_link_name' }]
      : []),
    ...Object.entries(addresses ?? {}).flatMap(([member, address]) => {
      const issue = address === '' ? 'address_missing' : addressIssue(address, subnet?.prefixes ?? []);
      const values = { member, address, name: subnet?.name ?? '', prefix: subnet?.prefixes.join(', ') ?? '' };
      return issue === null ? [] : [{ field: `address:${member}`, code: issue, values }];
    }),
  ];
}

/** Whether everything is chosen that has no sensible beginning. */
export const isComplete = ({ network, subnet, location }: EndpointChoices): boolean =>
  network.name !== '' && subnet !== '' && location !== '';
