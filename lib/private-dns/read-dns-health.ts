/** The DNS health of one registry: who finds it, what is wrong and how it is repaired, what cannot be known. */
import 'server-only';
import { classify } from '#lib/arm/classify.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { checkDns } from '#lib/dns-health/check.ts';
import { expectedRecords } from '#lib/dns-health/expected.ts';
import { networksOf } from '#lib/dns-health/host-states.ts';
import { simulateLookup } from '#lib/dns-health/lookup.ts';
import type { DnsEndpoint, Situation } from '#lib/dns-health/model.ts';
import { hostsOf } from '#lib/dns-health/names.ts';
import { fail, ok, type Result } from '#lib/errors/failure.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { readSituation } from './read-situation.ts';
import type { DnsReport, EndpointDns, NetworkLookups } from './shapes.ts';

/** Fails only when the registry or the subscriptions cannot be read. */
export async function readDnsHealth(arm: ArmConnection, ref: RegistryRef): Promise<Result<DnsReport>> {
  const readAt = new Date().toISOString();
  try {
    const { registry, situation } = await readSituation(arm, ref);
    const { loginServer, regions, isPublicClosed } = situation.registry;
    return ok({
      ...checkDns(situation),
      registry: registry.ref,
      loginServer,
      regions,
      isPublicClosed,
      endpoints: situation.endpoints.map((endpoint) => toEndpointDns(situation, endpoint)),
      lookups: lookupsOf(situation),
      zones: situation.zones.map(({ id, name, links }) => ({ id, name, links: links?.length ?? null })),
      readAt,
    });
  } catch (error) {
    return fail(classify(error, arm.correlationId));
  }
}

const toEndpointDns = ({ registry }: Situation, endpoint: DnsEndpoint): EndpointDns => ({
  id: endpoint.id,
  name: endpoint.name,
  status: endpoint.status,
  networkId: endpoint.networkId,
  expected: expectedRecords(registry, endpoint),
  groupZones: endpoint.zoneGroup?.zoneIds ?? null,
  hasZoneGroup: endpoint.zoneGroup !== null,
});

/** More networks than this are not offered to look up from. */
const MOST_NETWORKS = 50;

function lookupsOf(situation: Situation): readonly NetworkLookups[] {
  const own = networksOf(situation);
  const known = new Set(own.map((id) => id.toLowerCase()));
  const others = situation.zones
    .flatMap(({ links }) => links ?? [])
    .map(({ networkId }) => networkId)
    .filter((id) => {
      const isNew = !known.has(id.toLowerCase());
      known.add(id.toLowerCase());
      return isNew;
    });
  return [...[...own, ...others].slice(0, MOST_NETWORKS), null].map((networkId) => ({
    networkId,
    lookups: hostsOf(situation.registry).map((host) => simulateLookup(situation, host, networkId)),
  }));
}
