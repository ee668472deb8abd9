/** What is wrong with the answers of one network, by kind, each with the steps that make it sound. */
import { homeZones, isRight, linkedZone, recordOf } from './claims.ts';
import type { DnsFinding, FindingKind, HostState, HostVerdict } from './finding.ts';
import { addressesFor, endpointsIn, isLive } from './host-states.ts';
import { groupOf, includesId, nameOf, same } from './ids.ts';
import type { DnsEndpoint, DnsZone, Situation } from './model.ts';
import { dataHost } from './names.ts';
import { type NetworkPlan, primaryEndpoint, putGroup } from './plan-network.ts';
import type { RepairStep } from './step.ts';

/** @param plan what would make the network sound; null when nothing here would. */
export function networkFindings(
  situation: Situation,
  networkId: string,
  hosts: readonly HostState[],
  plan: NetworkPlan | null,
): readonly DnsFinding[] {
  const linked = linkedZone(situation, networkId);
  const primary = primaryEndpoint(situation, networkId, linked ?? null);
  const finding = finder(situation, networkId, linked, primary, plan);
  const withVerdict = (...verdicts: readonly HostVerdict[]) =>
    hosts.filter(({ verdict }) => verdicts.includes(verdict));

  const [home] = homeZones(situation, networkId).filter((zone) => zone !== linked);
  const broken = withVerdict('missing', 'dead');
  const isElsewhere = linked !== undefined && home !== undefined && broken.length > 0;
  const own = endpointsIn(situation, networkId);
  const unread = withVerdict('unknown');
  return [
    ...finding(home === undefined ? 'no_zone' : 'zone_not_linked', withVerdict('public'), {
      home: home === undefined ? '' : groupName(home.id),
    }),
    ...(isElsewhere
      ? finding('overlapping_zones', broken, { home: groupName(home.id) })
      : [
          ...finding(missingKind(situation, hosts), withVerdict('missing')),
          ...deadFindings(situation, withVerdict('dead'), finding),
        ]),
    ...finding('overwritten', withVerdict('other'), otherValues(situation, networkId, withVerdict('other'))),
    ...finding('no_address', withVerdict('no_address')).map((one) => ({
      ...one,
      repair: null,
      byHand: null,
    })),
    ...(unread.length > 0 ? [] : withoutGroup(situation, networkId, linked, hosts, own, finding)),
  ];
}

type Finder = (
  kind: FindingKind,
  hosts: readonly HostState[],
  values?: Record<string, string | number>,
) => readonly DnsFinding[];

/** @returns a function that makes one finding of some hosts, or none of no hosts. */
function finder(
  situation: Situation,
  networkId: string,
  linked: DnsZone | undefined,
  primary: DnsEndpoint | undefined,
  plan: NetworkPlan | null,
): Finder {
  const zoneId = linked?.id ?? plan?.zoneId ?? null;
  return (kind, states, values = {}) =>
    states.length === 0
      ? []
      : [
          {
            kind,
            severity: severityOf(situation, kind, networkId, states),
            networkId,
            endpointId: primary?.id ?? null,
            zoneId,
            hosts: states.map(({ host }) => host),
            values: {
              network: nameOf(networkId),
              endpoint: primary?.name ?? '',
              zone: zoneId === null ? '' : groupName(zoneId),
              count: states.length,
              host: states[0]?.host ?? '',
              found: states[0]?.lookup.addresses.join(', ') ?? '',
              expected: states[0]?.expected.join(', ') ?? '',
              ...values,
            },
            repair: orNull(plan?.repair),
            byHand: orNull(plan?.byHand),
          },
        ];
}

const orNull = (steps: readonly RepairStep[] | null | undefined) =>
  steps === null || steps === undefined || steps.length === 0 ? null : steps;

/** Zones of one name are told apart by their resource group. */
const groupName = (zoneId: string): string => nameOf(groupOf(zoneId));

function missingKind(
  { registry }: Situation,
  hosts: readonly HostState[],
): 'missing_record' | 'missing_replica_record' {
  const [home = ''] = registry.regions;
  const first = [registry.loginServer.toLowerCase(), dataHost(registry.loginServer, home)];
  const isBase = ({ host, verdict }: HostState) => first.includes(host) && verdict !== 'right';
  return hosts.some(isBase) ? 'missing_record' : 'missing_replica_record';
}

/** A record of an endpoint that is gone is told from one that was typed wrong by who wrote it. */
function deadFindings(
  { endpoints, zones }: Situation,
  dead: readonly HostState[],
  finding: Finder,
): readonly DnsFinding[] {
  const isGone = ({ lookup, expected }: HostState): boolean => {
    const foreign = lookup.addresses.filter((address) => !expected.includes(address));
    const zone = zones.find(({ id }) => lookup.zoneId !== null && same(id, lookup.zoneId));
    const record = zone === undefined ? undefined : recordOf(zone, lookup.host);
    const writer = endpoints.find(({ guid }) => guid !== null && guid === record?.creator);
    return (
      (record?.creator != null && (writer === undefined || !isLive(writer))) ||
      endpoints.some(
        (one) => !isLive(one) && one.addresses?.some(({ address }) => foreign.includes(address)) === true,
      )
    );
  };
  return [
    ...finding('deleted_endpoint', dead.filter(isGone)),
    ...finding(
      'wrong_address',
      dead.filter((state) => !isGone(state)),
    ),
  ];
}

/** The endpoint that has the name now. */
function otherValues({ endpoints, networks }: Situation, networkId: string, states: readonly HostState[]) {
  const [state] = states;
  const other = endpoints.find(
    (one) =>
      isLive(one) &&
      state !== undefined &&
      addressesFor([one], state.host).some((address) => state.lookup.addresses.includes(address)),
  );
  const network = networks.find(({ id }) => same(id, networkId));
  const isPeered = other !== undefined && includesId(network?.peers ?? [], other.networkId);
  return {
    other: other?.name ?? '',
    otherNetwork: other === undefined ? '' : nameOf(other.networkId),
    peered: isPeered ? 'yes' : 'no',
  };
}

function severityOf(
  situation: Situation,
  kind: FindingKind,
  networkId: string,
  states: readonly HostState[],
): DnsFinding['severity'] {
  if (kind === 'no_zone_group') return 'info';
  if (kind === 'no_address') return 'warning';
  // The public way still leads to an answer.
  if (kind === 'no_zone' || kind === 'zone_not_linked')
    return situation.registry.isPublicClosed ? 'critical' : 'warning';
  // Over a peering the other endpoint may be reached.
  if (kind === 'overwritten')
    return otherValues(situation, networkId, states).peered === 'yes' ? 'warning' : 'critical';
  return 'critical';
}

/** An endpoint whose records nobody keeps: they are right and made by hand, or they were never made. */
function withoutGroup(
  situation: Situation,
  networkId: string,
  linked: DnsZone | undefined,
  hosts: readonly HostState[],
  own: readonly DnsEndpoint[],
  finding: Finder,
): readonly DnsFinding[] {
  const primary = primaryEndpoint(situation, networkId, linked ?? null);
  if (primary === undefined || primary.zoneGroup !== null) return [];
  const isBroken = hosts.some(({ verdict }) => verdict !== 'right' && verdict !== 'no_address');
  if (isBroken) return finding('no_zone_group', hosts.slice(0, 1), { made: 'no' });
  // Answered by a zone of another name, or by another endpoint of the same network: a group would not help.
  const kept = hosts.filter(({ host }) => addressesFor([primary], host).length > 0);
  if (linked === undefined || !kept.every(({ host }) => isRight(linked, host, [primary]))) return [];
  if (own.some((one) => one !== primary && includesId(one.zoneGroup?.zoneIds ?? [], linked.id))) return [];
  const repair = [putGroup(situation, primary, linked.id, linked.name)];
  return finding('no_zone_group', hosts.slice(0, 1), { made: 'yes' }).map((one) => ({
    ...one,
    repair,
    byHand: [],
  }));
}
