/** Everything that a private endpoint consists of, as Azure shows it now. */
import 'server-only';
import { classify } from '#lib/arm/classify.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { getEndpointNetwork } from '#lib/arm/endpoint-networks.ts';
import { getEndpoint, listMembers, listZoneGroups } from '#lib/arm/endpoints.ts';
import { getZone, listLinks, listRecords } from '#lib/arm/private-dns.ts';
import { getRegistration } from '#lib/arm/providers.ts';
import { getQuotas, getRegistry, getSubnetRules } from '#lib/arm/registries.ts';
import { getResourceGroup } from '#lib/arm/resource-groups.ts';
import { dataEndpointHost } from '#lib/network-access/data-endpoint.ts';
import {
  type EndpointChoices,
  NEEDED_PROVIDERS,
  type NeededProvider,
  networkOf,
  sameId,
  subnetOf,
} from '#lib/network-access/endpoint-plan/choices.ts';
import type { Seen, SeenRegistry, SeenZone } from '#lib/network-access/endpoint-plan/seen.ts';
import { privateZone } from '#lib/network-access/private-addresses.ts';
import type { RegistryRef, RegistryState } from '#lib/registries/shapes.ts';
import { readMissingRights } from './read-missing-rights.ts';
import { readZones } from './read-zones.ts';

/**
 * Throws when something could not be read that a step is recognised by.
 * @param isThorough also looks for what could stand against the plan: quota, rights, other zones.
 */
export async function readSeen(
  arm: ArmConnection,
  ref: RegistryRef,
  choices: EndpointChoices,
  isThorough: boolean,
): Promise<Seen> {
  const [registry, network, group, endpoint, zoneGroups, registrations] = await Promise.all([
    readRegistryPart(arm, ref, isThorough),
    getEndpointNetwork(arm, subnetOf(choices)),
    getResourceGroup(arm, choices),
    getEndpoint(arm, choices),
    listZoneGroups(arm, choices),
    readRegistrations(arm, choices, isThorough),
  ]);
  const name = privateZone(registry.part.loginServer);
  const [zone, linkedZoneIds] = await Promise.all([
    readZone(arm, choices, name),
    isThorough ? readLinkedZones(arm, choices, name) : null,
  ]);
  const seen = {
    registry: registry.part,
    registrations,
    hasGroup: group !== null,
    network,
    endpoint,
    zoneGroups,
    zone,
    linkedZoneIds,
    registryEndpointIds: registry.endpointIds,
  };
  return { ...seen, missing: isThorough ? await readMissingRights(arm, choices, seen) : [] };
}

async function readRegistryPart(
  arm: ArmConnection,
  ref: RegistryRef,
  isThorough: boolean,
): Promise<{ part: SeenRegistry; endpointIds: readonly string[] }> {
  const [registry, members, quotas, subnetRules] = await Promise.all([
    getRegistry(arm, ref),
    listMembers(arm, ref).catch(() => []),
    isThorough ? getQuotas(arm, ref).catch(() => null) : null,
    isThorough ? getSubnetRules(arm, ref).catch(() => null) : null,
  ]);
  const { access, loginServer, location } = registry;
  const isFirst = !access.dataEndpointEnabled && access.connections.approved === 0;
  return {
    part: {
      id: registry.id,
      name: ref.name,
      loginServer,
      sku: access.sku,
      members: members.length > 0 ? members : ['registry', homeMember(registry)],
      quota: quotas?.privateEndpoints ?? null,
      turnsOn: isFirst ? dataEndpointHost(loginServer, location) : null,
      subnetRules: subnetRules?.length ?? null,
    },
    endpointIds: registry.connections.flatMap(({ privateEndpointId, status }) =>
      privateEndpointId === null || ['rejected', 'disconnected'].includes(status.toLowerCase())
        ? []
        : [privateEndpointId],
    ),
  };
}

/** A registry without Premium may name no members; it has no replicas either. */
const homeMember = ({ location }: RegistryState) =>
  `registry_data_${location.toLowerCase().replaceAll(' ', '')}`;

async function readRegistrations(
  arm: ArmConnection,
  { subscriptionId, register }: EndpointChoices,
  isThorough: boolean,
): Promise<Record<NeededProvider, string | null>> {
  const read = (namespace: NeededProvider) => {
    const isStep = register.includes(namespace);
    if (!isThorough && !isStep) return null;
    return getRegistration(arm, subscriptionId, namespace).catch((error: unknown) => {
      // A step is recognised by it: only who may not see it at all goes on without.
      if (isStep && classify(error, arm.correlationId).code !== 'forbidden') throw error;
      return null;
    });
  };
  const [network, registry] = await Promise.all(NEEDED_PROVIDERS.map(read));
  return { 'Microsoft.Network': network ?? null, 'Microsoft.ContainerRegistry': registry ?? null };
}

async function readZone(
  arm: ArmConnection,
  { dns }: EndpointChoices,
  name: string,
): Promise<SeenZone | null> {
  if (dns.kind === 'none') return null;
  const { subscriptionId, resourceGroup } = dns.zone;
  const ref = { subscriptionId, resourceGroup, zone: name };
  const zone = await getZone(arm, ref);
  if (zone === null) return null;
  const [links, records] = await Promise.all([
    listLinks(arm, ref),
    dns.kind === 'records' ? listRecords(arm, ref) : [],
  ]);
  return { id: zone.id, links, records };
}

async function readLinkedZones(arm: ArmConnection, choices: EndpointChoices, name: string) {
  const network = networkOf(choices);
  const zones = await readZones(arm, name);
  return zones
    .filter(({ networkIds }) => networkIds?.some((id) => sameId(id, network)) === true)
    .map(({ id }) => id);
}
