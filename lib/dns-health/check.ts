/** The health of one registry's private DNS: who finds it, what is wrong, what cannot be known. */
import type { DnsFinding, DnsHealth, DnsNotice, HostState, NetworkHealth } from './finding.ts';
import { compare, endpointsIn, hostStates, networksOf } from './host-states.ts';
import { groupOf, includesId, nameOf, same } from './ids.ts';
import type { Situation } from './model.ts';
import { zoneNameFor } from './names.ts';
import { networkFindings } from './network-findings.ts';
import { planNetwork } from './plan-network.ts';
import { zoneFindings } from './zone-findings.ts';

export function checkDns(situation: Situation): DnsHealth {
  const networks = networksOf(situation).map((networkId) => judgeNetwork(situation, networkId));
  const takenGroups: string[] = [];
  const judged: string[] = [];
  const found: DnsFinding[] = [];
  for (const { networkId, hosts, dnsServers } of networks) {
    judged.push(...hosts.flatMap(({ lookup }) => lookup.zoneId ?? []));
    // What its own servers answer is not known, so it is not found to be wrong.
    if (dnsServers.length > 0) continue;
    const plan = isAnsweredElsewhere(situation, hosts)
      ? null
      : planNetwork(situation, networkId, takenGroups);
    const findings = networkFindings(situation, networkId, hosts, plan);
    found.push(...findings);
    if (plan === null || findings.every(({ repair }) => repair === null)) continue;
    judged.push(plan.zoneId);
    if (plan.repair.some(({ kind }) => kind === 'put_link')) takenGroups.push(groupOf(plan.zoneId));
  }
  const zones = judged.map((id) => id.toLowerCase());
  return {
    networks,
    findings: [...found, ...zoneFindings(situation, zones)].sort(worstFirst),
    notices: notices(situation, networks),
  };
}

/** By a zone of another name, such as one over the public name: no record of ours would be asked for. */
const isAnsweredElsewhere = ({ zones, registry }: Situation, hosts: readonly HostState[]): boolean =>
  hosts.some(({ lookup, verdict }) => {
    const zone = zones.find(({ id }) => id === lookup.zoneId);
    return verdict !== 'right' && zone !== undefined && !same(zone.name, zoneNameFor(registry.loginServer));
  });

function judgeNetwork(situation: Situation, networkId: string): NetworkHealth {
  const hosts = hostStates(situation, networkId);
  const network = situation.networks.find(({ id }) => same(id, networkId));
  const dnsServers = network?.dnsServers ?? [];
  const isUnknown = dnsServers.length > 0 || hosts.some(({ verdict }) => verdict === 'unknown');
  const isBroken = hosts.some(({ verdict }) => verdict !== 'right' && verdict !== 'unknown');
  return {
    networkId,
    endpointIds: endpointsIn(situation, networkId).map(({ id }) => id),
    verdict: dnsServers.length > 0 ? 'unknown' : isBroken ? 'broken' : isUnknown ? 'unknown' : 'found',
    hosts,
    dnsServers,
  };
}

const SEVERITIES: readonly DnsFinding['severity'][] = ['critical', 'warning', 'info'];

const worstFirst = (one: DnsFinding, other: DnsFinding): number =>
  SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity) ||
  compare(one.networkId ?? one.zoneId ?? '', other.networkId ?? other.zoneId ?? '');

function notices(situation: Situation, networks: readonly NetworkHealth[]): readonly DnsNotice[] {
  const { registry, endpoints, zones, unreadSubscriptions } = situation;
  const hiddenZones = endpoints.flatMap((endpoint) =>
    (endpoint.zoneGroup?.zoneIds ?? [])
      .filter(
        (zoneId) =>
          !includesId(
            zones.map(({ id }) => id),
            zoneId,
          ),
      )
      .map((zoneId) => ({ endpoint: endpoint.name, zone: nameOf(groupOf(zoneId)) })),
  );
  const isUnread = (networkId: string) =>
    situation.networks.find(({ id }) => same(id, networkId))?.dnsServers == null;
  return [
    ...(registry.hiddenEndpoints > 0
      ? [{ kind: 'hidden_endpoints', values: { count: registry.hiddenEndpoints } } as const]
      : []),
    ...hiddenZones.map((values) => ({ kind: 'hidden_zone', values }) as const),
    ...zones
      .filter(({ links, records }) => links === null || records === null)
      .map(({ id }) => ({ kind: 'zone_unread', values: { zone: nameOf(groupOf(id)) } }) as const),
    ...networks
      .filter(({ dnsServers }) => dnsServers.length > 0)
      .map(
        ({ networkId, dnsServers }) =>
          ({
            kind: 'own_dns',
            values: { network: nameOf(networkId), servers: dnsServers.join(', ') },
          }) as const,
      ),
    ...networks
      .filter(({ networkId }) => isUnread(networkId))
      .map(({ networkId }) => ({ kind: 'network_unread', values: { network: nameOf(networkId) } }) as const),
    ...endpoints
      .filter(({ addresses }) => addresses === null)
      .map(({ name }) => ({ kind: 'addresses_unread', values: { endpoint: name } }) as const),
    ...networks.flatMap(({ networkId, hosts }) =>
      hosts
        .filter(({ verdict, lookup }) => verdict === 'unknown' && lookup.outcome === 'private')
        .map(
          ({ host, lookup }) =>
            ({
              kind: 'unknown_address',
              values: { network: nameOf(networkId), host, address: lookup.addresses.join(', ') },
            }) as const,
        ),
    ),
    ...(unreadSubscriptions.length > 0
      ? [
          {
            kind: 'subscriptions_unread',
            values: { count: unreadSubscriptions.length, names: unreadSubscriptions.join(', ') },
          } as const,
        ]
      : []),
  ];
}
