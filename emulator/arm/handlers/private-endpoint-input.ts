// A private endpoint as a request describes it.

import { isDeepStrictEqual } from 'node:util';
import { errors } from '#emulator/arm/errors.ts';
import { networkErrors } from '#emulator/arm/network-errors.ts';
import type { EndpointAddress } from '#emulator/store/network-shapes.ts';
import type { PrivateEndpoint, Tags } from '#emulator/store/shapes.ts';
import { asList, asObject, asString, type Json, readTags, refuseOthers } from './json-input.ts';
import { readLocation, readReference, readTracked, refuseUnserved, requireName } from './network-input.ts';
import { readIpConfigurations } from './private-endpoint-addresses.ts';
import { customDnsConfigs } from './private-endpoint-view.ts';

/** https://learn.microsoft.com/rest/api/virtualnetwork/private-endpoints/create-or-update */
const REQUEST_MESSAGE_LENGTH = 140;

export type EndpointRequest = {
  readonly location: string;
  readonly tags: Tags;
  readonly subnetId: string;
  readonly interfaceName: string | null;
  /** Empty: Azure chooses the addresses. */
  readonly ipConfigurations: readonly EndpointAddress[];
  readonly manual: boolean;
  readonly link: {
    readonly name: string;
    readonly registryId: string;
    readonly requestMessage: string | null;
  };
};

/** @param current what is there already, whose read-only members a body may repeat. Throws ArmError. */
export function readEndpoint(sent: unknown, current: PrivateEndpoint | undefined): EndpointRequest {
  const body = readTracked(sent);
  const properties = asObject(body['properties'], 'properties');
  const unserved = { applicationSecurityGroups: null, ipVersionType: 'IPv4' };
  refuseOthers(properties, 'properties', [
    ...['subnet', 'privateLinkServiceConnections', 'manualPrivateLinkServiceConnections'],
    ...['customNetworkInterfaceName', 'ipConfigurations', 'customDnsConfigs', 'networkInterfaces'],
    ...['provisioningState', 'resourceGuid'],
    ...Object.keys(unserved),
  ]);
  refuseUnserved(properties, 'properties', unserved);
  requireUsualDns(properties['customDnsConfigs'], current);

  const automatic = asList(
    properties['privateLinkServiceConnections'] ?? [],
    'properties.privateLinkServiceConnections',
  );
  const manual = asList(
    properties['manualPrivateLinkServiceConnections'] ?? [],
    'properties.manualPrivateLinkServiceConnections',
  );
  const [first] = [...automatic, ...manual];
  if (first === undefined || automatic.length + manual.length > 1) {
    throw networkErrors.invalid(
      'properties.privateLinkServiceConnections',
      'exactly one connection, automatic or manual',
    );
  }
  const path = `properties.${manual.length > 0 ? 'manualP' : 'p'}rivateLinkServiceConnections[0]`;
  const name = properties['customNetworkInterfaceName'] ?? '';
  return {
    location: readLocation(body),
    tags: readTags(body['tags'] ?? {}),
    subnetId: readReference(properties['subnet'], 'properties.subnet'),
    interfaceName: name === '' ? null : requireName(asString(name, 'properties.customNetworkInterfaceName')),
    ipConfigurations: readIpConfigurations(properties['ipConfigurations']),
    manual: manual.length > 0,
    link: readLink(asObject(first, path), path),
  };
}

function readLink(link: Json, path: string): EndpointRequest['link'] {
  refuseOthers(link, path, ['id', 'name', 'type', 'etag', 'properties']);
  const at = `${path}.properties`;
  const properties = asObject(link['properties'], at);
  refuseOthers(properties, at, [
    ...['privateLinkServiceId', 'groupIds', 'requestMessage'],
    ...['privateLinkServiceConnectionState', 'provisioningState'],
  ]);
  const registryId = asString(properties['privateLinkServiceId'], `${at}.privateLinkServiceId`);
  if (!/^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/[^/]+\/[^/]+\/[^/]+$/i.test(registryId)) {
    throw networkErrors.invalid(`${at}.privateLinkServiceId`, 'the id of a resource');
  }
  if (!registryId.toLowerCase().includes('/microsoft.containerregistry/registries/')) {
    throw errors.notImplemented(`private endpoints to '${registryId}'`);
  }
  const groups = asList(properties['groupIds'] ?? [], `${at}.groupIds`);
  if (groups.length !== 1 || groups[0] !== 'registry') {
    throw networkErrors.invalid(`${at}.groupIds`, '["registry"]');
  }
  const message = properties['requestMessage'] ?? null;
  const requestMessage = message === null ? null : asString(message, `${at}.requestMessage`);
  if (requestMessage !== null && requestMessage.length > REQUEST_MESSAGE_LENGTH) {
    throw networkErrors.invalid(`${at}.requestMessage`, `at most ${REQUEST_MESSAGE_LENGTH} characters`);
  }
  return {
    name: requireName(asString(link['name'], `${path}.name`)),
    registryId,
    requestMessage: requestMessage === '' ? null : requestMessage,
  };
}

/** Azure makes the list itself; a body may leave it out, empty it or send it back. */
function requireUsualDns(sent: unknown, current: PrivateEndpoint | undefined): void {
  if (sent === undefined || sent === null) return;
  const list = asList(sent, 'properties.customDnsConfigs');
  if (list.length === 0) return;
  if (current !== undefined && isDeepStrictEqual(list, customDnsConfigs(current))) return;
  throw errors.notImplemented("the property 'properties.customDnsConfigs'");
}
