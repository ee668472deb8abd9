/** For tests: choices like the article's, an Azure to start from, and what each step makes of it. */
import type { EndpointChoices } from '#lib/network-access/endpoint-plan/choices.ts';
import { endpointId, networkOf, zoneId } from '#lib/network-access/endpoint-plan/choices.ts';
import type { Seen, SeenSubnet } from '#lib/network-access/endpoint-plan/seen.ts';
import type { EndpointStep } from '#lib/network-access/endpoint-plan/steps.ts';
import { privateZone } from '#lib/network-access/private-addresses.ts';

export const SUBSCRIPTION = '11111111-1111-4111-8111-111111111111';
export const ELSEWHERE = '22222222-2222-4222-8222-222222222222';

/** https://learn.microsoft.com/azure/container-registry/container-registry-private-link */
export const CHOICES: EndpointChoices = {
  subscriptionId: SUBSCRIPTION,
  resourceGroup: 'myResourceGroup',
  isNewGroup: false,
  name: 'myPrivateEndpoint',
  connectionName: 'myConnection',
  location: 'westeurope',
  network: { resourceGroup: 'myResourceGroup', name: 'myDockerVMVNET' },
  subnet: 'myDockerVMSubnet',
  register: [],
  policies: null,
  addresses: null,
  requestMessage: null,
  dns: {
    kind: 'zone_group',
    zone: { subscriptionId: SUBSCRIPTION, resourceGroup: 'myResourceGroup', isNew: true },
    link: 'MyDNSLink',
  },
};

export const SUBNET: SeenSubnet = {
  id: `${networkOf(CHOICES)}/subnets/myDockerVMSubnet`,
  name: 'myDockerVMSubnet',
  prefixes: ['10.0.0.0/24'],
  used: 1,
  delegations: [],
  policies: 'Enabled',
  provisioningState: 'Succeeded',
  endpointIds: [],
};

export const SEEN: Seen = {
  registry: {
    id: `/subscriptions/${SUBSCRIPTION}/resourceGroups/g/providers/Microsoft.ContainerRegistry/registries/mycontainerregistry`,
    name: 'mycontainerregistry',
    loginServer: 'mycontainerregistry.azurecr.io',
    sku: 'Premium',
    members: ['registry', 'registry_data_westeurope'],
    quota: { used: 0, limit: 200 },
    turnsOn: null,
    subnetRules: 0,
  },
  registrations: { 'Microsoft.Network': 'Registered', 'Microsoft.ContainerRegistry': 'Registered' },
  hasGroup: true,
  network: { location: 'westeurope', subnets: [SUBNET] },
  endpoint: null,
  zoneGroups: [],
  zone: null,
  linkedZoneIds: [],
  registryEndpointIds: [],
  missing: [],
};

/** What Azure shows once the step has been carried out. */
export function carriedOut(step: EndpointStep, choices: EndpointChoices, seen: Seen): Seen {
  const { dns } = choices;
  const zone = dns.kind === 'none' ? '' : zoneId(dns.zone, privateZone(seen.registry.loginServer));
  const inZone = seen.zone ?? { id: zone, links: [], records: [] };
  const provisioningState = 'Succeeded';
  switch (step.kind) {
    case 'register':
      return { ...seen, registrations: { ...seen.registrations, [step.namespace]: 'Registered' } };
    case 'group':
      return { ...seen, hasGroup: true };
    case 'policies':
      return withSubnet(seen, { policies: step.value });
    case 'zone':
      return { ...seen, zone: inZone };
    case 'link': {
      const link = { name: step.name, networkId: networkOf(choices) };
      return { ...seen, zone: { ...inZone, links: [...inZone.links, link] }, linkedZoneIds: [zone] };
    }
    case 'endpoint': {
      const id = endpointId(choices);
      const subnetId = `${networkOf(choices)}/subnets/${choices.subnet}`;
      const endpoint = {
        ...{ id, subnetId, provisioningState, location: choices.location },
        registryId: seen.registry.id,
        isManual: choices.requestMessage !== null,
        status: choices.requestMessage === null ? 'Approved' : 'Pending',
        addresses: seen.registry.members.map((member, index) => ({
          member,
          address: choices.addresses?.[member] ?? `10.0.0.${index + 5}`,
        })),
      };
      const used = SUBNET.used + seen.registry.members.length;
      const there = withSubnet(seen, { used, endpointIds: [id] });
      return { ...there, endpoint, registryEndpointIds: [...seen.registryEndpointIds, id] };
    }
    case 'zone_group':
      return { ...seen, zoneGroups: [{ name: step.name, zoneIds: [zone.toUpperCase()], provisioningState }] };
    case 'record': {
      const record = { name: step.name, addresses: [step.address ?? ''] };
      return { ...seen, zone: { ...inZone, records: [...inZone.records, record] } };
    }
  }
}

export const withSubnet = (seen: Seen, change: Partial<SeenSubnet>): Seen => ({
  ...seen,
  network: seen.network && {
    ...seen.network,
    subnets: seen.network.subnets.map((subnet) => ({ ...subnet, ...change })),
  },
});
