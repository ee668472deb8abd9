/** What a clean-up of one endpoint would take away, and how far one stands that has begun. */
import 'server-only';
import { classify } from '#lib/arm/classify.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { getConnection } from '#lib/arm/connections.ts';
import { getEndpoint, listZoneGroups } from '#lib/arm/endpoints.ts';
import { getRecord, listRecords } from '#lib/arm/private-dns.ts';
import { getRegistry } from '#lib/arm/registries.ts';
import { fail, ok, type Result } from '#lib/errors/failure.ts';
import { endpointId, sameId, type ZonePlace } from '#lib/network-access/endpoint-plan/choices.ts';
import { type CleanUp, type SeenForCleanUp, whatGoes } from '#lib/network-access/endpoint-plan/clean-up.ts';
import { privateZone } from '#lib/network-access/private-addresses.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { type FoundZone, readZones } from './read-zones.ts';
import type { CleanUpOffer } from './shapes.ts';

export async function readCleanUpOffer(
  arm: ArmConnection,
  ref: RegistryRef,
  place: ZonePlace & { readonly name: string },
): Promise<Result<CleanUpOffer>> {
  const readAt = new Date().toISOString();
  try {
    const [registry, endpoint, zoneGroups] = await Promise.all([
      getRegistry(arm, ref),
      getEndpoint(arm, place),
      listZoneGroups(arm, place),
    ]);
    const connection = registry.connections.find(
      ({ privateEndpointId }) => privateEndpointId !== null && sameId(privateEndpointId, endpointId(place)),
    );
    const isOurs = endpoint === null || sameId(endpoint.registryId, registry.id);
    if (!isOurs || (endpoint === null && connection === undefined)) return fail({ code: 'not_found' });
    const name = privateZone(registry.loginServer);
    const network = endpoint?.subnetId.replace(/\/subnets\/[^/]+$/i, '') ?? null;
    const zones = (await readZones(arm, name)).filter((zone) => concerns(zone, network, zoneGroups));
    const filled = await Promise.all(
      zones.map(async (zone) => ({
        place: { subscriptionId: zone.subscriptionId, resourceGroup: zone.resourceGroup },
        name,
        records: await listRecords(arm, { ...zone, zone: name }).catch(() => []),
      })),
    );
    return ok({
      cleanUp: {
        endpoint: place,
        zoneGroup: zoneGroups[0]?.name ?? null,
        records: endpoint === null ? [] : whatGoes(endpoint, filled, registry.loginServer, zoneGroups),
        connection: connection?.name ?? null,
      },
      status: connection?.status ?? null,
      exists: endpoint !== null,
      networkName: network?.split('/').at(-1) ?? null,
      stays: zones.map(({ resourceGroup, links }) => ({
        zone: name,
        resourceGroup,
        links: links?.map((link) => link.name) ?? [],
      })),
      readAt,
    });
  } catch (error) {
    return fail(classify(error, arm.correlationId));
  }
}

/** Zones that the endpoint's network looks into, or that its zone group writes to. */
const concerns = (
  { id, networkIds }: FoundZone,
  network: string | null,
  groups: readonly { readonly zoneIds: readonly string[] }[],
) =>
  networkIds?.some((linked) => network !== null && sameId(linked, network)) === true ||
  groups.some(({ zoneIds }) => zoneIds.some((other) => sameId(other, id)));

/** Throws when something could not be read that a step is recognised by. */
export async function readForCleanUp(
  arm: ArmConnection,
  ref: RegistryRef,
  { endpoint, records, connection }: CleanUp,
): Promise<SeenForCleanUp> {
  const [seen, zoneGroups, seenRecords, seenConnection] = await Promise.all([
    getEndpoint(arm, endpoint),
    listZoneGroups(arm, endpoint),
    Promise.all(
      records.map(async ({ zone, name, subscriptionId, resourceGroup }) => {
        const record = await getRecord(arm, { subscriptionId, resourceGroup, zone }, name);
        return record?.addresses ?? null;
      }),
    ),
    connection === null ? null : readConnection(arm, ref, connection),
  ]);
  return { endpoint: seen, zoneGroups, records: seenRecords, connection: seenConnection };
}

async function readConnection(arm: ArmConnection, ref: RegistryRef, name: string) {
  try {
    return await getConnection(arm, ref, name);
  } catch (error) {
    if (classify(error, arm.correlationId).code === 'not_found') return null;
    throw error;
  }
}
