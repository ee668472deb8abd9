/** Records of the registry that lead nowhere, in zones that no network with an endpoint looks into, or for regions it left. */
import type { DnsFinding, FindingKind } from './finding.ts';
import { addressesFor, isLive, mayBeHidden } from './host-states.ts';
import { groupOf, nameOf } from './ids.ts';
import type { DnsRecord, DnsZone, Situation } from './model.ts';
import { hostOfRecord, regionOfHost } from './names.ts';
import { putRecord } from './plan-network.ts';
import type { RepairStep } from './step.ts';

/** @param judged ids of zones that answer, or will answer, a network with endpoints: they are judged there. */
export function zoneFindings(situation: Situation, judged: readonly string[]): readonly DnsFinding[] {
  return situation.zones.flatMap((zone) =>
    (zone.records ?? []).flatMap((record) => {
      const host = hostOfRecord(zone.name, record.name);
      const found = judgeRecord(situation, zone, record, host, judged.includes(zone.id.toLowerCase()));
      return found === null ? [] : [toFinding(zone, record, host, found)];
    }),
  );
}

type Found = {
  readonly kind: FindingKind;
  readonly endpointId: string | null;
  readonly steps: readonly RepairStep[];
};

function judgeRecord(
  situation: Situation,
  zone: DnsZone,
  record: DnsRecord,
  host: string,
  isJudged: boolean,
): Found | null {
  const { registry, endpoints } = situation;
  const region = regionOfHost(registry.loginServer, host);
  const isRegistrys = host === registry.loginServer.toLowerCase() || region !== null;
  if (!isRegistrys || record.addresses.length === 0) return null;
  const remove: RepairStep = {
    kind: 'remove_record',
    zoneId: zone.id,
    name: record.name,
    before: record.addresses,
    etag: record.etag,
  };
  if (region !== null && !registry.regions.includes(region))
    return { kind: 'stale_record', endpointId: null, steps: [remove] };
  if (isJudged) return null;

  const live = endpoints.filter(isLive);
  const good = record.addresses.filter((address) => addressesFor(live, host).includes(address));
  if (good.length === record.addresses.length) return null;
  const bad = record.addresses.filter((address) => !good.includes(address));
  const owner = (address: string) =>
    endpoints.find((one) => one.addresses?.some((known) => known.address === address));
  // Made ready for an endpoint that waits for approval; or of one that only somebody else can see.
  if (bad.some((address) => owner(address)?.status.toLowerCase() === 'pending')) return null;
  if (mayBeHidden(situation) && bad.some((address) => owner(address) === undefined)) return null;

  // The endpoint that should be there: whose group wrote it, or whose other host has this address.
  const meant = live.find(
    (one) =>
      addressesFor([one], host).length > 0 &&
      ((one.guid !== null && one.guid === record.creator) ||
        bad.every((address) => one.addresses?.some((known) => known.address === address))),
  );
  const rest = meant === undefined ? good : addressesFor([meant], host);
  const put = putRecord(zone.id, record.name, rest, record, meant?.id ?? null);
  return {
    kind: meant === undefined ? 'deleted_endpoint' : 'wrong_address',
    endpointId: meant?.id ?? null,
    steps: [rest.length === 0 ? remove : put],
  };
}

function toFinding(
  zone: DnsZone,
  record: DnsRecord,
  host: string,
  { kind, endpointId, steps }: Found,
): DnsFinding {
  const links = zone.links ?? [];
  return {
    kind,
    severity: links.length === 0 || kind === 'stale_record' ? 'info' : 'warning',
    networkId: null,
    endpointId,
    zoneId: zone.id,
    hosts: [host],
    values: {
      network: links.map(({ networkId }) => nameOf(networkId)).join(', '),
      endpoint: endpointId === null ? '' : nameOf(endpointId),
      zone: nameOf(groupOf(zone.id)),
      count: 1,
      host,
      found: record.addresses.join(', '),
      expected: steps[0]?.kind === 'put_record' ? steps[0].addresses.join(', ') : '',
    },
    repair: steps,
    byHand: steps,
  };
}
