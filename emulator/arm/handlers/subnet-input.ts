// A subnet as a request describes it: the whole of it, for a PUT replaces what was there.
import { errors } from '#emulator/arm/errors.ts';
import { networkErrors } from '#emulator/arm/network-errors.ts';
import { addressText, contains, overlap, parseRange } from '#emulator/store/ipv4-range.ts';
import type { Subnet, VirtualNetwork } from '#emulator/store/shapes.ts';
import { asBoolean, asList, asObject, asOneOf, asString, type Json, refuseOthers } from './json-input.ts';
import { refuseUnserved, requireName } from './network-input.ts';

/** https://learn.microsoft.com/azure/virtual-network/virtual-network-service-endpoints-overview */
const SERVICES = [
  'Microsoft.AzureActiveDirectory',
  'Microsoft.AzureCosmosDB',
  'Microsoft.CognitiveServices',
  'Microsoft.ContainerRegistry',
  'Microsoft.EventHub',
  'Microsoft.KeyVault',
  'Microsoft.ServiceBus',
  'Microsoft.Sql',
  'Microsoft.Storage',
  'Microsoft.Storage.Global',
  'Microsoft.Web',
];

const READ_ONLY = [
  ...['provisioningState', 'privateEndpoints', 'ipConfigurations', 'ipConfigurationProfiles'],
  ...['resourceNavigationLinks', 'serviceAssociationLinks', 'purpose'],
];

const UNSERVED = {
  networkSecurityGroup: null,
  routeTable: null,
  natGateway: null,
  serviceEndpointPolicies: null,
  ipAllocations: null,
  applicationGatewayIPConfigurations: null,
  sharingScope: null,
  ipamPoolPrefixAllocations: null,
};

/** @param path of the subnet in the body, for messages. Throws ArmError. */
export function readSubnet(body: Json, path: string, id: string, name: string): Subnet {
  refuseOthers(body, path, ['id', 'name', 'etag', 'type', 'properties']);
  const at = path === '' ? 'properties' : `${path}.properties`;
  const properties = asObject(body['properties'], at);
  refuseOthers(properties, at, [
    ...['addressPrefix', 'addressPrefixes', 'serviceEndpoints', 'delegations', 'defaultOutboundAccess'],
    ...['privateEndpointNetworkPolicies', 'privateLinkServiceNetworkPolicies'],
    ...READ_ONLY,
    ...Object.keys(UNSERVED),
  ]);
  refuseUnserved(properties, at, UNSERVED);
  const outbound = properties['defaultOutboundAccess'] ?? null;
  return {
    id,
    name: requireName(name),
    addressPrefix: readPrefix(properties, at, id),
    serviceEndpoints: asList(properties['serviceEndpoints'] ?? [], `${at}.serviceEndpoints`).map(
      (item, index) => readService(item, `${at}.serviceEndpoints[${index}]`),
    ),
    privateEndpointNetworkPolicies: asOneOf(
      properties['privateEndpointNetworkPolicies'] ?? 'Disabled',
      `${at}.privateEndpointNetworkPolicies`,
      ['Disabled', 'Enabled', 'NetworkSecurityGroupEnabled', 'RouteTableEnabled'],
    ),
    privateLinkServiceNetworkPolicies: asOneOf(
      properties['privateLinkServiceNetworkPolicies'] ?? 'Enabled',
      `${at}.privateLinkServiceNetworkPolicies`,
      ['Enabled', 'Disabled'],
    ),
    delegations: asList(properties['delegations'] ?? [], `${at}.delegations`).map((item, index) =>
      readDelegation(item, `${at}.delegations[${index}]`),
    ),
    ...(outbound === null
      ? {}
      : { defaultOutboundAccess: asBoolean(outbound, `${at}.defaultOutboundAccess`) }),
  };
}

/** Throws unless every subnet lies in the network's ranges and no two overlap. */
export function validateSubnets(network: VirtualNetwork): void {
  const ranges = network.addressPrefixes.map((prefix) => readRange(prefix, network.id));
  const seen: ReturnType<typeof readRange>[] = [];
  for (const subnet of network.subnets) {
    const range = readRange(subnet.addressPrefix, subnet.id);
    // Azure takes /29 as the smallest: five addresses are its own.
    if (range.prefixLength > 29 || !ranges.some((outer) => contains(outer, range))) {
      throw networkErrors.subnetOutside(subnet.name, network.name);
    }
    if (seen.some((other) => overlap(other, range))) {
      throw networkErrors.subnetsOverlap(subnet.name, network.name);
    }
    seen.push(range);
  }
}

export function readRange(prefix: string, id: string) {
  if (prefix.includes(':')) throw errors.notImplemented('IPv6 in virtual networks');
  const range = parseRange(prefix);
  if (range === null) throw networkErrors.invalidPrefix(prefix, id);
  const surplus = range.first % range.size;
  if (surplus !== 0) {
    const correct = `${addressText(range.first - surplus)}/${range.prefixLength}`;
    throw networkErrors.hostBits(prefix, id, correct);
  }
  return range;
}

function readPrefix(properties: Json, path: string, id: string): string {
  const list = asList(properties['addressPrefixes'] ?? [], `${path}.addressPrefixes`);
  if (list.length > 1) throw errors.notImplemented(`more than one of '${path}.addressPrefixes'`);
  const prefix = asString(properties['addressPrefix'] ?? list[0], `${path}.addressPrefix`);
  readRange(prefix, id);
  return prefix;
}

function readService(item: unknown, path: string): string {
  const endpoint = asObject(item, path);
  refuseOthers(endpoint, path, ['service', 'locations', 'provisioningState', 'networkIdentifier']);
  refuseUnserved(endpoint, path, { networkIdentifier: null });
  const locations = asList(endpoint['locations'] ?? ['*'], `${path}.locations`);
  if (locations.some((location) => location !== '*')) {
    throw errors.notImplemented(`service endpoints for single regions ('${path}.locations')`);
  }
  const wanted = asString(endpoint['service'], `${path}.service`).toLowerCase();
  const service = SERVICES.find((candidate) => candidate.toLowerCase() === wanted);
  if (service === undefined) throw networkErrors.invalid(`${path}.service`, SERVICES.join(', '));
  return service;
}

function readDelegation(item: unknown, path: string): { name: string; serviceName: string } {
  const delegation = asObject(item, path);
  refuseOthers(delegation, path, ['id', 'name', 'etag', 'type', 'properties']);
  const properties = asObject(delegation['properties'], `${path}.properties`);
  refuseOthers(properties, `${path}.properties`, ['serviceName', 'actions', 'provisioningState']);
  return {
    name: asString(delegation['name'], `${path}.name`),
    serviceName: asString(properties['serviceName'], `${path}.properties.serviceName`),
  };
}
