/** What Azure holds of the one thing that a step writes, compared with what was reviewed. */
import 'server-only';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { getEndpoint, getZoneGroup } from '#lib/arm/endpoint-dns.ts';
import { getRecord, getZone, listLinks } from '#lib/arm/private-dns.ts';
import { same } from '#lib/dns-health/ids.ts';
import type { EndpointAddress } from '#lib/dns-health/model.ts';
import { hostOfRecord } from '#lib/dns-health/names.ts';
import { parseZoneId, type ZoneRef } from '#lib/dns-health/refs.ts';
import type { RepairStep } from '#lib/dns-health/step.ts';
import { parsePrivateEndpointId } from '#lib/network-access/registry-ref.ts';
import { readAddresses } from './read-situation.ts';

/**
 * `done`: already as the step wants it. `open`: as it was reviewed, so it may be written. `working`: Azure
 * is still at it. `changed`: neither; `current` is what is there.
 */
export type StepState =
  | { readonly state: 'done' | 'open' | 'working' }
  | { readonly state: 'changed'; readonly current: unknown };

const DONE = { state: 'done' } as const;
const OPEN = { state: 'open' } as const;
const changed = (current: unknown) => ({ state: 'changed', current }) as const;

const sameSet = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((value) => other.includes(value));

/** Throws what the requests throw. */
export async function stepState(arm: ArmConnection, step: RepairStep): Promise<StepState> {
  const zone = requireZone(step.zoneId);
  switch (step.kind) {
    case 'put_zone':
      return (await getZone(arm, zone)) === null ? OPEN : DONE;
    case 'put_record': {
      const record = await getRecord(arm, zone, step.name);
      if (record !== null && sameSet(record.addresses, step.addresses)) return DONE;
      return (record?.etag ?? null) === step.etag ? OPEN : changed(record);
    }
    case 'remove_record': {
      const record = await getRecord(arm, zone, step.name);
      if (record === null) return DONE;
      return record.etag === step.etag ? OPEN : changed(record);
    }
    case 'put_link': {
      const links = await listLinks(arm, zone);
      if (links.some(({ networkId }) => same(networkId, step.networkId))) return DONE;
      const taken = links.find(({ name }) => same(name, step.link));
      return taken === undefined ? OPEN : changed(taken);
    }
    case 'remove_link': {
      const link = (await listLinks(arm, zone)).find(({ name }) => same(name, step.link));
      if (link === undefined) return DONE;
      return same(link.networkId, step.networkId) && link.etag === step.etag ? OPEN : changed(link);
    }
    case 'put_group':
      return groupState(arm, step);
  }
}

/** Azure fills the records a moment after the group stands; they are checked with the group. */
async function groupState(
  arm: ArmConnection,
  { endpointId, zoneId, records }: Extract<RepairStep, { kind: 'put_group' }>,
): Promise<StepState> {
  const ref = requireEndpoint(endpointId);
  const group = await getZoneGroup(arm, ref);
  if (group === null) return OPEN;
  if (group.provisioningState.toLowerCase() === 'updating') return { state: 'working' };
  if (!group.zoneIds.some((id) => same(id, zoneId))) return changed(group);
  const zone = requireZone(zoneId);
  const found = await Promise.all(records.map(({ name }) => getRecord(arm, zone, name)));
  return records.every(({ address }, index) => found[index]?.addresses.includes(address))
    ? DONE
    : { state: 'working' };
}

/** Whether the endpoint still has the addresses that are about to be written. */
export async function hasAddresses(arm: ArmConnection, step: RepairStep): Promise<boolean> {
  if (step.kind === 'put_group') {
    const known = await addressesOf(arm, step.endpointId);
    const zone = requireZone(step.zoneId).zone;
    return step.records.every(({ name, address }) => isOf(known, hostOfRecord(zone, name), address));
  }
  if (step.kind !== 'put_record' || step.endpointId === null) return true;
  const known = await addressesOf(arm, step.endpointId);
  const host = hostOfRecord(requireZone(step.zoneId).zone, step.name);
  return step.addresses.every((address) => isOf(known, host, address));
}

const isOf = (known: readonly EndpointAddress[], host: string, address: string): boolean =>
  known.some((one) => one.host === host && one.address === address);

async function addressesOf(arm: ArmConnection, endpointId: string): Promise<readonly EndpointAddress[]> {
  const ref = requireEndpoint(endpointId);
  const facts = await getEndpoint(arm, ref);
  return (await readAddresses(arm, facts, ref.subscriptionId)) ?? facts.handMade;
}

/** Ids were checked when the intent was parsed; here they are only taken apart. */
export function requireZone(zoneId: string): ZoneRef {
  const ref = parseZoneId(zoneId);
  if (ref === null) throw new Error('Not the id of a zone.');
  return ref;
}

export function requireEndpoint(endpointId: string) {
  const ref = parsePrivateEndpointId(endpointId);
  if (ref === null) throw new Error('Not the id of a private endpoint.');
  return ref;
}
