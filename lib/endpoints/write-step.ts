/** The one write of each step. Throws what the gateway throws; nothing is sent twice. */
import 'server-only';
import type { ArmConnection } from '#lib/arm/connection.ts';
import {
  deleteEndpoint,
  deleteRegistryConnection,
  deleteZoneGroup,
  putEndpoint,
  putZoneGroup,
} from '#lib/arm/endpoints.ts';
import { members } from '#lib/arm/json.ts';
import { toSubnet } from '#lib/arm/network-json.ts';
import { deleteRecord, getRecord, putLink, putRecord, putZone } from '#lib/arm/private-dns.ts';
import { postRegistration } from '#lib/arm/providers.ts';
import { putResourceGroup } from '#lib/arm/resource-groups.ts';
import { getSubnet, putSubnet } from '#lib/arm/virtual-networks.ts';
import {
  type EndpointChoices,
  networkOf,
  subnetOf,
  ZONE_GROUP,
  zoneId,
} from '#lib/network-access/endpoint-plan/choices.ts';
import type { CleanUp, CleanUpStep } from '#lib/network-access/endpoint-plan/clean-up.ts';
import type { Seen } from '#lib/network-access/endpoint-plan/seen.ts';
import type { EndpointStep } from '#lib/network-access/endpoint-plan/steps.ts';
import { privateZone } from '#lib/network-access/private-addresses.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { endpointBody } from './endpoint-body.ts';

/** Seconds; what `az network private-dns record-set a create` gives, as the article uses it. */
const TTL = 3_600;

/** @returns where Azure's operation is followed, or null. */
export async function writeStep(
  arm: ArmConnection,
  step: EndpointStep,
  choices: EndpointChoices,
  seen: Seen,
): Promise<string | null> {
  const { subscriptionId, dns } = choices;
  const zone = zoneOf(choices, seen);
  switch (step.kind) {
    case 'register':
      await postRegistration(arm, subscriptionId, step.namespace);
      return null;
    case 'group':
      return putResourceGroup(arm, choices, choices.location);
    case 'policies':
      return changePolicies(arm, choices, step.value);
    case 'endpoint':
      return putEndpoint(arm, choices, endpointBody(choices, seen.registry.id));
  }
  if (dns.kind === 'none') return null;
  switch (step.kind) {
    case 'zone':
      return putZone(arm, zone);
    case 'link':
      return putLink(arm, zone, step.name, { networkId: networkOf(choices), redirects: false });
    case 'zone_group': {
      const config = zone.zone.replaceAll('.', '-');
      // A group that is there under another name is brought to its end, not doubled.
      const name = seen.zoneGroups[0]?.name ?? ZONE_GROUP;
      return putZoneGroup(arm, choices, name, { id: zoneId(zone, zone.zone), config });
    }
    case 'record':
      if (step.address === null) throw new Error('The endpoint has no address for this record yet.');
      await putRecord(arm, zone, step.name, { addresses: [step.address], ttl: TTL }, null);
      return null;
  }
}

function zoneOf({ dns, subscriptionId, resourceGroup }: EndpointChoices, { registry }: Seen) {
  const place = dns.kind === 'none' ? { subscriptionId, resourceGroup } : dns.zone;
  return {
    subscriptionId: place.subscriptionId,
    resourceGroup: place.resourceGroup,
    zone: privateZone(registry.loginServer),
  };
}

/** The whole subnet goes back as it came, this one member changed, under the etag it was read with. */
async function changePolicies(
  arm: ArmConnection,
  choices: EndpointChoices,
  value: string,
): Promise<string | null> {
  const subnet = await getSubnet(arm, subnetOf(choices));
  const properties = { ...members(subnet['properties']), privateEndpointNetworkPolicies: value };
  return putSubnet(arm, subnetOf(choices), { ...subnet, properties }, toSubnet(subnet).etag);
}

export async function writeCleanUpStep(
  arm: ArmConnection,
  step: CleanUpStep,
  registry: RegistryRef,
  { endpoint }: CleanUp,
): Promise<string | null> {
  switch (step.kind) {
    case 'zone_group':
      return deleteZoneGroup(arm, endpoint, step.name);
    case 'endpoint':
      return deleteEndpoint(arm, endpoint);
    case 'connection':
      return deleteRegistryConnection(arm, registry, step.name);
    case 'record': {
      const { zone, name, address, subscriptionId, resourceGroup } = step.record;
      const ref = { subscriptionId, resourceGroup, zone };
      const record = await getRecord(arm, ref, name);
      // Between the two reads somebody has made it theirs.
      if (record !== null && record.addresses.join() === address)
        await deleteRecord(arm, ref, name, record.etag);
      return null;
    }
  }
}
