// The addresses of a private endpoint: all chosen by the requester, one per member, or all by Azure.
// https://learn.microsoft.com/rest/api/virtualnetwork/private-endpoints/create-or-update#privateendpointipconfiguration

import { endpointErrors } from '#emulator/arm/endpoint-errors.ts';
import { networkErrors } from '#emulator/arm/network-errors.ts';
import { contains, freeAddresses, isReserved, parseRange } from '#emulator/store/ipv4-range.ts';
import type { EndpointAddress } from '#emulator/store/network-shapes.ts';
import { membersOf, type RegistryMember } from '#emulator/store/registry-hosts.ts';
import type { PrivateEndpoint, Registry, Subnet } from '#emulator/store/shapes.ts';
import type { Store } from '#emulator/store/store.ts';
import { asList, asObject, asString, refuseOthers } from './json-input.ts';
import { addressUser } from './network-interface-view.ts';

const PATH = 'properties.ipConfigurations';

export function readIpConfigurations(sent: unknown): readonly EndpointAddress[] {
  const configurations = asList(sent ?? [], PATH).map((item, index) => {
    const path = `${PATH}[${index}]`;
    const configuration = asObject(item, path);
    refuseOthers(configuration, path, ['name', 'type', 'etag', 'properties']);
    const properties = asObject(configuration['properties'], `${path}.properties`);
    refuseOthers(properties, `${path}.properties`, ['groupId', 'memberName', 'privateIPAddress']);
    const text = (name: string) => asString(properties[name], `${path}.properties.${name}`);
    if (text('groupId') !== 'registry') throw networkErrors.invalid(`${path}.properties.groupId`, 'registry');
    return {
      name: asString(configuration['name'], `${path}.name`),
      memberName: text('memberName'),
      privateIPAddress: text('privateIPAddress'),
    };
  });
  for (const member of ['name', 'memberName', 'privateIPAddress'] as const) {
    const values = configurations.map((configuration) => configuration[member].toLowerCase());
    if (new Set(values).size < values.length) throw networkErrors.invalid(PATH, `no two with one ${member}`);
  }
  return configurations;
}

/** @param configurations empty: Azure chooses. @returns the home region's data endpoint first. Throws ArmError. */
export function chooseAddresses(
  store: Store,
  endpoint: Pick<PrivateEndpoint, 'id' | 'networkInterfaceId'>,
  target: { readonly registry: Registry; readonly subnet: Subnet },
  configurations: readonly EndpointAddress[],
): PrivateEndpoint['addresses'] {
  const { subnet, registry } = target;
  const [login, home, ...others] = membersOf(registry);
  const members = [home, login, ...others].filter((member) => member !== undefined);
  if (configurations.length > 0) return chosen(store, endpoint, members, subnet, configurations);
  const free = freeAddresses(store, subnet, members.length);
  if (free === null) throw networkErrors.subnetFull(subnet.name, subnet.addressPrefix, members.length);
  return members.map(({ fqdn }, index) => ({ fqdn, ipAddress: free[index] ?? '' }));
}

function chosen(
  store: Store,
  endpoint: Pick<PrivateEndpoint, 'id' | 'networkInterfaceId'>,
  members: readonly RegistryMember[],
  subnet: Subnet,
  configurations: readonly EndpointAddress[],
): PrivateEndpoint['addresses'] {
  const missing = members.filter(({ name }) => !configurations.some(({ memberName }) => memberName === name));
  if (missing.length > 0) {
    const names = missing.map(({ name }) => name);
    throw endpointErrors.missingMembers(endpoint.id, configurations, names);
  }
  if (configurations.length > members.length) {
    throw networkErrors.invalid(PATH, members.map(({ name }) => name).join(', '));
  }
  for (const configuration of configurations) requireFree(store, endpoint, subnet, configuration);
  return members.map(({ name, fqdn }) => {
    const configuration = configurations.find(({ memberName }) => memberName === name);
    return { fqdn, ipAddress: configuration?.privateIPAddress ?? '' };
  });
}

function requireFree(
  store: Store,
  { networkInterfaceId }: Pick<PrivateEndpoint, 'networkInterfaceId'>,
  subnet: Subnet,
  { name, privateIPAddress }: EndpointAddress,
): void {
  const range = parseRange(subnet.addressPrefix);
  const address = parseRange(`${privateIPAddress}/32`);
  if (range === null || address === null || !contains(range, address)) {
    throw endpointErrors.notInSubnet(privateIPAddress, subnet.addressPrefix);
  }
  if (isReserved(range, address.first)) {
    throw endpointErrors.reserved(privateIPAddress, subnet.addressPrefix);
  }
  const user = addressUser(store, subnet, privateIPAddress);
  if (user !== null) {
    const own = `${networkInterfaceId}/ipConfigurations/${name}`;
    throw endpointErrors.allocated(own, privateIPAddress, user);
  }
}
