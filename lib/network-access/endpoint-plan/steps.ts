/** The steps to a private endpoint, in their order, and how far Azure shows each of them. */
import { dnsRecords, privateZone } from '#lib/network-access/private-addresses.ts';
import {
  type EndpointChoices,
  type NeededProvider,
  type NetworkPolicies,
  networkOf,
  sameId,
  subnetOf,
  ZONE_GROUP,
  zoneId,
} from './choices.ts';
import type { Seen, SeenEndpoint, SeenSubnet, SeenZoneGroup } from './seen.ts';

export type EndpointStep =
  | { readonly kind: 'register'; readonly namespace: NeededProvider }
  | { readonly kind: 'group'; readonly name: string }
  | { readonly kind: 'policies'; readonly name: string; readonly value: NetworkPolicies }
  | { readonly kind: 'zone'; readonly name: string }
  | { readonly kind: 'link'; readonly name: string }
  | { readonly kind: 'endpoint'; readonly name: string }
  | { readonly kind: 'zone_group'; readonly name: string }
  /** `address`: `null` until the endpoint has one. */
  | {
      readonly kind: 'record';
      readonly name: string;
      readonly member: string;
      readonly address: string | null;
    };

/** `running`: Azure is at it, whoever asked. */
export type StepState = 'done' | 'running' | 'todo';

/** What tells one step of a plan from the others; the same every time the plan is made. */
const stepKey = (step: EndpointStep): string =>
  step.kind === 'register'
    ? `register:${step.namespace}`
    : step.kind === 'record'
      ? `record:${step.member}`
      : step.kind;

/** The list follows from the choices and the registry's members alone; only addresses come from Azure. */
export function stepsOf(choices: EndpointChoices, seen: Seen): readonly EndpointStep[] {
  const { dns, policies } = choices;
  const zone = privateZone(seen.registry.loginServer);
  return [
    ...choices.register.map((namespace) => ({ kind: 'register', namespace }) as const),
    ...(choices.isNewGroup ? [{ kind: 'group', name: choices.resourceGroup } as const] : []),
    ...(policies === null ? [] : [{ kind: 'policies', name: choices.subnet, value: policies } as const]),
    ...(dns.kind !== 'none' && dns.zone.isNew ? [{ kind: 'zone', name: zone } as const] : []),
    ...(dns.kind !== 'none' && dns.link !== null ? [{ kind: 'link', name: dns.link } as const] : []),
    { kind: 'endpoint', name: choices.name },
    ...(dns.kind === 'zone_group' ? [{ kind: 'zone_group', name: ZONE_GROUP } as const] : []),
    ...(dns.kind === 'records' ? recordSteps(seen) : []),
  ];
}

function recordSteps({ registry, endpoint }: Seen): readonly EndpointStep[] {
  const known = new Map(endpoint?.addresses?.map(({ member, address }) => [member.toLowerCase(), address]));
  return registry.members.flatMap((member) =>
    dnsRecords(registry.loginServer, [{ member, address: '' }]).map(({ name }) => ({
      kind: 'record' as const,
      name,
      member,
      address: known.get(member.toLowerCase()) ?? null,
    })),
  );
}

/** How far a step is, from what Azure shows and nothing else: whoever did it, it is not done again. */
export function stateOf(step: EndpointStep, choices: EndpointChoices, seen: Seen): StepState {
  switch (step.kind) {
    case 'register':
      return fromWord(seen.registrations[step.namespace] ?? 'registered', 'registered', 'registering');
    case 'group':
      return seen.hasGroup ? 'done' : 'todo';
    case 'policies':
      return policiesState(step.value, subnetIn(choices, seen));
    case 'zone':
      return seen.zone === null ? 'todo' : 'done';
    case 'link':
      return linkState(choices, seen);
    case 'endpoint':
      return endpointState(choices, seen);
    case 'zone_group':
      return zoneGroupState(choices, seen);
    case 'record':
      return hasRecord(seen, step.name, step.address) ? 'done' : 'todo';
  }
}

export type PlannedStep = { readonly key: string; readonly step: EndpointStep; readonly state: StepState };

export const planOf = (choices: EndpointChoices, seen: Seen): readonly PlannedStep[] =>
  stepsOf(choices, seen).map((step) => ({ key: stepKey(step), step, state: stateOf(step, choices, seen) }));

export const subnetIn = (choices: EndpointChoices, { network }: Seen): SeenSubnet | null =>
  network?.subnets.find(({ name }) => name.toLowerCase() === choices.subnet.toLowerCase()) ?? null;

/** Whether the endpoint of that name is the one that is wanted, or somebody's for something else. */
export function isWanted(choices: EndpointChoices, { registry }: Seen, endpoint: SeenEndpoint): boolean {
  const { subscriptionId, resourceGroup, virtualNetwork, subnet } = subnetOf(choices);
  const wanted = `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/Microsoft.Network/virtualNetworks/${virtualNetwork}/subnets/${subnet}`;
  return sameId(endpoint.subnetId, wanted) && sameId(endpoint.registryId, registry.id);
}

/** The group that holds the chosen zone. */
export function chosenZoneGroup(choices: EndpointChoices, seen: Seen): SeenZoneGroup | null {
  const { dns } = choices;
  if (dns.kind === 'none') return null;
  const id = zoneId(dns.zone, privateZone(seen.registry.loginServer));
  return seen.zoneGroups.find(({ zoneIds }) => zoneIds.some((other) => sameId(other, id))) ?? null;
}

/** One name, one address, nothing else. */
export const hasRecord = ({ zone }: Seen, name: string, address: string | null): boolean =>
  address !== null &&
  zone?.records.some(
    (record) => record.name.toLowerCase() === name.toLowerCase() && record.addresses.join() === address,
  ) === true;

const isBusy = (word: string) => ['updating', 'creating', 'deleting'].includes(word.toLowerCase());

function fromWord(word: string, done: string, running: string): StepState {
  if (word.toLowerCase() === done) return 'done';
  return word.toLowerCase() === running ? 'running' : 'todo';
}

function policiesState(value: NetworkPolicies, subnet: SeenSubnet | null): StepState {
  if (subnet === null) return 'todo';
  if (isBusy(subnet.provisioningState)) return 'running';
  return subnet.policies.toLowerCase() === value.toLowerCase() ? 'done' : 'todo';
}

function linkState(choices: EndpointChoices, { zone }: Seen): StepState {
  return zone?.links.some(({ networkId }) => sameId(networkId, networkOf(choices))) === true
    ? 'done'
    : 'todo';
}

function endpointState(choices: EndpointChoices, seen: Seen): StepState {
  const { endpoint } = seen;
  if (endpoint === null || !isWanted(choices, seen, endpoint)) return 'todo';
  if (isBusy(endpoint.provisioningState)) return 'running';
  return endpoint.provisioningState.toLowerCase() === 'succeeded' ? 'done' : 'todo';
}

function zoneGroupState(choices: EndpointChoices, seen: Seen): StepState {
  const group = chosenZoneGroup(choices, seen);
  if (group === null) return 'todo';
  if (isBusy(group.provisioningState)) return 'running';
  return group.provisioningState.toLowerCase() === 'succeeded' ? 'done' : 'todo';
}
