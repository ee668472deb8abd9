/** What stands against the chosen zone, link and records. */
import { privateZone } from '#lib/network-access/private-addresses.ts';
import { type EndpointChoices, isName, networkOf, sameId, zoneId } from './choices.ts';
import type { Problem } from './problem.ts';
import type { Seen } from './seen.ts';
import { chosenZoneGroup, hasRecord, stepsOf } from './steps.ts';

const stop = (code: string, values: NonNullable<Problem['values']> = {}): Problem => ({
  code,
  section: 'dns',
  severity: 'stop',
  values,
});

export function dnsProblems(choices: EndpointChoices, seen: Seen): readonly Problem[] {
  const { dns } = choices;
  if (dns.kind === 'none')
    return [{ code: 'no_dns', section: 'dns', severity: 'warn', values: { network: choices.network.name } }];
  const name = privateZone(seen.registry.loginServer);
  const { zone } = seen;
  return [
    ...(zone === null && !dns.zone.isNew
      ? [stop('zone_missing', { name, group: dns.zone.resourceGroup })]
      : []),
    ...linkProblems(choices, seen, zoneId(dns.zone, name), dns.link),
    ...groupProblems(choices, seen),
    ...(dns.kind === 'records' ? recordProblems(choices, seen) : []),
  ];
}

function linkProblems(
  choices: EndpointChoices,
  { zone, linkedZoneIds }: Seen,
  chosen: string,
  link: string | null,
): readonly Problem[] {
  const network = networkOf(choices);
  const isLinked = zone?.links.some(({ networkId }) => sameId(networkId, network)) === true;
  if (isLinked) return [];
  // One network looks into one zone of a name: https://learn.microsoft.com/azure/dns/private-dns-virtual-network-links
  const elsewhere = linkedZoneIds?.find((id) => !sameId(id, chosen));
  if (elsewhere !== undefined) {
    const values = { network: choices.network.name, group: elsewhere.split('/')[4] ?? '' };
    return [
      link === null
        ? { code: 'looks_elsewhere', section: 'dns', severity: 'warn', values }
        : stop('linked_elsewhere', values),
    ];
  }
  if (link === null)
    return [
      { code: 'not_linked', section: 'dns', severity: 'warn', values: { network: choices.network.name } },
    ];
  if (!isName(link)) return [stop('bad_link_name')];
  const taken = zone?.links.find(({ name }) => name.toLowerCase() === link.toLowerCase());
  return taken === undefined
    ? []
    : [stop('link_name_taken', { name: link, network: taken.networkId.split('/').at(-1) ?? '' })];
}

/** An endpoint has one zone group at most. */
function groupProblems(choices: EndpointChoices, seen: Seen): readonly Problem[] {
  const [group] = seen.zoneGroups;
  if (group === undefined || chosenZoneGroup(choices, seen) !== null) return [];
  return choices.dns.kind === 'zone_group' ? [stop('zone_group_taken', { name: group.name })] : [];
}

/** Nobody's record is overwritten: it may be another endpoint's. */
function recordProblems(choices: EndpointChoices, seen: Seen): readonly Problem[] {
  return stepsOf(choices, seen).flatMap((step) => {
    if (step.kind !== 'record' || hasRecord(seen, step.name, step.address)) return [];
    const record = seen.zone?.records.find(({ name }) => name.toLowerCase() === step.name.toLowerCase());
    return record === undefined
      ? []
      : [stop('record_taken', { name: step.name, addresses: record.addresses.join(', ') })];
  });
}
