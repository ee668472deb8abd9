/** What stands against the chosen network, subnet and addresses. */
import { addressIssue, freeAddresses } from './addresses.ts';
import { type EndpointChoices, endpointId, sameId } from './choices.ts';
import type { Problem } from './problem.ts';
import type { Seen, SeenSubnet } from './seen.ts';
import { subnetIn } from './steps.ts';

type Values = NonNullable<Problem['values']>;

const stop = (code: string, values: Values = {}): Problem => ({
  code,
  section: 'network',
  severity: 'stop',
  values,
});

/** @param exists whether the endpoint is there: it has its addresses then. */
export function networkProblems(choices: EndpointChoices, seen: Seen, exists: boolean): readonly Problem[] {
  const { network } = seen;
  if (network === null) return [stop('network_missing', { name: choices.network.name })];
  const subnet = subnetIn(choices, seen);
  if (subnet === null) return [stop('subnet_missing', { name: choices.subnet })];
  if (exists) return [];
  const { location } = network;
  return [
    ...(plain(location) === plain(choices.location)
      ? []
      : [stop('wrong_region', { location, chosen: choices.location })]),
    ...subnetProblems(subnet, seen),
    ...addressProblems(choices, subnet, seen),
    ...duplicates(choices, seen),
  ];
}

const plain = (region: string) => region.toLowerCase().replaceAll(' ', '');

function subnetProblems(subnet: SeenSubnet, { registry }: Seen): readonly Problem[] {
  const { name, delegations } = subnet;
  const [delegation] = delegations;
  const free = freeAddresses(subnet);
  const needed = registry.members.length;
  return [
    ...(delegation === undefined ? [] : [stop('subnet_delegated', { name, delegation })]),
    ...(free !== null && free < needed ? [stop('subnet_full', { name, needed, free })] : []),
  ];
}

function addressProblems(
  { addresses }: EndpointChoices,
  { name, prefixes }: SeenSubnet,
  { registry }: Seen,
): readonly Problem[] {
  if (addresses === null) return [];
  const entries = Object.entries(addresses);
  const chosen = new Map(entries.map(([member, address]) => [member.toLowerCase(), address.trim()]));
  const missing = registry.members.filter((member) => !chosen.get(member.toLowerCase()));
  const strangers = entries.filter(
    ([member]) => !registry.members.some((known) => known.toLowerCase() === member.toLowerCase()),
  );
  const values = [...chosen.values()].filter((address) => address !== '');
  const twice = values.find((address, index) => values.indexOf(address) !== index);
  return [
    ...missing.map((member) => stop('address_missing', { member })),
    ...strangers.map(([member]) => stop('unknown_member', { member })),
    ...(twice === undefined ? [] : [stop('address_twice', { address: twice })]),
    ...values.flatMap((address) => {
      const issue = addressIssue(address, prefixes);
      return issue === null ? [] : [stop(issue, { address, name, prefix: prefixes.join(', ') })];
    }),
  ];
}

/** A second endpoint to one registry in one network overwrites the first one's record in their common zone. */
function duplicates(choices: EndpointChoices, { network, registryEndpointIds }: Seen): readonly Problem[] {
  const own = endpointId(choices);
  const there = network?.subnets.flatMap(({ endpointIds }) => endpointIds) ?? [];
  const other = registryEndpointIds.find(
    (id) => !sameId(id, own) && there.some((inNetwork) => sameId(inNetwork, id)),
  );
  if (other === undefined) return [];
  const values = { name: other.slice(other.lastIndexOf('/') + 1), network: choices.network.name };
  return [
    choices.dns.kind === 'none'
      ? { code: 'duplicate_endpoint', section: 'network', severity: 'warn', values }
      : stop('duplicate_endpoint_dns', values),
  ];
}
