// privateDnsZones/virtualNetworkLinks: which virtual networks resolve names by a zone.
import { errors } from '#emulator/arm/errors.ts';
import { networkErrors } from '#emulator/arm/network-errors.ts';
import { startDnsOperation } from '#emulator/arm/network-operations.ts';
import { page } from '#emulator/arm/paging.ts';
import { privateDnsErrors } from '#emulator/arm/private-dns-errors.ts';
import type { Answer, Call, Route } from '#emulator/arm/route.ts';
import type { PrivateDnsZone } from '#emulator/store/network-shapes.ts';
import { requireGroup, resourceId } from './existing.ts';
import { asBoolean, asObject, asOneOf, readTags, refuseOthers } from './json-input.ts';
import { readLocation, readPrecondition, readReference, requireName } from './network-input.ts';
import { findLink, findZone, requireZone, showLink, ZONE_TYPE } from './private-dns-view.ts';

const TYPE = `${ZONE_TYPE}/virtualNetworkLinks`;
const JOIN = 'Microsoft.Network/virtualNetworks/join/action';
const PATH = `/subscriptions/{subscriptionId}/resourceGroups/{resourceGroup}/providers/${ZONE_TYPE}/{zone}/virtualNetworkLinks`;

export const privateDnsLinkRoutes: readonly Route[] = [
  {
    operation: 'virtualNetworkLinks.list',
    method: 'GET',
    path: PATH,
    action: `${TYPE}/read`,
    handle: (call) => {
      const zone = requireZone(call);
      return page(call, zone.links, `${zone.id}/virtualNetworkLinks`, (link) =>
        showLink(zone, link, call.apiVersion),
      );
    },
  },
  {
    operation: 'virtualNetworkLinks.get',
    method: 'GET',
    path: `${PATH}/{link}`,
    action: `${TYPE}/read`,
    handle: (call) => {
      const zone = requireZone(call);
      const name = call.params['link'] ?? '';
      const link = findLink(zone, name);
      if (link === undefined) {
        const full = `${TYPE}/${zone.name}/${name}`;
        throw errors.resourceNotFound(full, call.params['resourceGroup'] ?? '');
      }
      return { status: 200, body: showLink(zone, link, call.apiVersion), headers: { etag: link.etag } };
    },
  },
  {
    operation: 'virtualNetworkLinks.put',
    method: 'PUT',
    path: `${PATH}/{link}`,
    action: `${TYPE}/write`,
    handle: put,
  },
  {
    operation: 'virtualNetworkLinks.delete',
    method: 'DELETE',
    path: `${PATH}/{link}`,
    action: `${TYPE}/delete`,
    handle: (call) => {
      const zone = findZone(call);
      const link = zone === undefined ? undefined : findLink(zone, call.params['link'] ?? '');
      if (zone === undefined || link === undefined) return { status: 204 };
      const effect = {
        kind: 'deleteLink',
        zoneId: zone.id,
        link: link.name,
        when: readPrecondition(call),
      } as const;
      return { status: 202, headers: startDnsOperation(call, requireGroup(call).id, effect) };
    },
  },
];

function put(call: Call): Answer {
  const zone = findZone(call);
  if (zone === undefined) {
    const parent = resourceId(call, ZONE_TYPE, call.params['zone'] ?? '');
    throw networkErrors.parentNotFound('privateDnsZones/virtualNetworkLinks', parent);
  }
  const name = call.params['link'] ?? '';
  const current = findLink(zone, name);
  const body = asObject(call.body, '');
  refuseOthers(body, '', ['id', 'name', 'type', 'etag', 'location', 'tags', 'properties']);
  if (readLocation({ location: 'global', ...body }) !== 'global')
    throw errors.invalidValue('location', 'global');
  const properties = asObject(body['properties'], 'properties');
  refuseOthers(properties, 'properties', [
    ...['virtualNetwork', 'registrationEnabled', 'resolutionPolicy'],
    ...['virtualNetworkLinkState', 'provisioningState'],
  ]);
  const registrationEnabled = asBoolean(
    properties['registrationEnabled'] ?? false,
    'properties.registrationEnabled',
  );
  // Nobody here has machines whose names would appear in the zone.
  if (registrationEnabled) throw errors.notImplemented("the property 'properties.registrationEnabled'");
  const virtualNetworkId = requireLinkable(
    call,
    zone,
    name,
    readReference(properties['virtualNetwork'], 'properties.virtualNetwork'),
  );
  if (current !== undefined && current.virtualNetworkId !== virtualNetworkId) {
    throw privateDnsErrors.badRecord('The virtual network of a link cannot be changed.');
  }
  const link = {
    name: current?.name ?? requireName(name),
    tags: readTags(body['tags'] ?? {}),
    virtualNetworkId,
    registrationEnabled,
    resolutionPolicy: asOneOf(properties['resolutionPolicy'] ?? 'Default', 'properties.resolutionPolicy', [
      'Default',
      'NxDomainRedirect',
    ]),
  };
  const effect = { kind: 'putLink', zoneId: zone.id, link, when: readPrecondition(call) } as const;
  return { status: 202, body: {}, headers: startDnsOperation(call, requireGroup(call).id, effect) };
}

/** @returns the network's id in stored case. A network may be linked to one zone of a name, and once. */
function requireLinkable(call: Call, zone: PrivateDnsZone, link: string, networkId: string): string {
  const { store } = call.world;
  const id = `${zone.id}/virtualNetworkLinks/${link}`;
  if (!call.rights.may(JOIN, networkId)) {
    const linked = { action: JOIN, scope: networkId };
    throw errors.linkedAuthorizationFailed(call.principal, `${TYPE}/write`, id, linked);
  }
  const network = store.virtualNetworks.get(networkId);
  if (network === undefined) throw networkErrors.referenceNotFound(networkId, id);
  for (const other of store.privateDnsZones.all()) {
    if (other.name !== zone.name) continue;
    const taken = other.links.some(
      ({ name, virtualNetworkId }) =>
        virtualNetworkId === network.id && !(other === zone && name.toLowerCase() === link.toLowerCase()),
    );
    if (taken) throw privateDnsErrors.zonesOverlap(zone.name, other.name);
  }
  return network.id;
}
