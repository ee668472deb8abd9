// Network interfaces of private endpoints: one address per member. They are made from the endpoint, not stored.
import { createHash } from 'node:crypto';
import type { PrivateEndpoint } from '#emulator/store/shapes.ts';
import type { Store } from '#emulator/store/store.ts';

/** `registry` for the login server, `registry_data_{region}` for a data endpoint. */
function memberOf(fqdn: string): string {
  const [, region = '', kind] = fqdn.split('.');
  return kind === 'data' ? `registry_data_${region}` : 'registry';
}

export function showInterface(endpoint: PrivateEndpoint): unknown {
  const { networkInterfaceId: id, etag } = endpoint;
  return {
    name: id.slice(id.lastIndexOf('/') + 1),
    id,
    etag,
    type: 'Microsoft.Network/networkInterfaces',
    location: endpoint.location,
    properties: {
      provisioningState: 'Succeeded',
      resourceGuid: guidFrom(id),
      ipConfigurations: inOrder(endpoint).map(({ fqdn, ipAddress }, index) => ({
        name: configurationName(fqdn),
        id: `${id}/ipConfigurations/${configurationName(fqdn)}`,
        etag,
        type: 'Microsoft.Network/networkInterfaces/ipConfigurations',
        properties: {
          provisioningState: 'Succeeded',
          privateIPAddress: ipAddress,
          privateIPAllocationMethod: 'Dynamic',
          subnet: { id: endpoint.subnetId },
          primary: index === 0,
          privateIPAddressVersion: 'IPv4',
          privateLinkConnectionProperties: {
            groupId: 'registry',
            requiredMemberName: memberOf(fqdn),
            fqdns: [fqdn],
          },
        },
      })),
      dnsSettings: { dnsServers: [], appliedDnsServers: [] },
      macAddress: '',
      enableAcceleratedNetworking: false,
      disableTcpStateTracking: false,
      enableIPForwarding: false,
      vnetEncryptionSupported: false,
      privateEndpoint: { id: endpoint.id },
      hostedWorkloads: [],
      tapConfigurations: [],
      nicType: 'Standard',
    },
  };
}

/** What stands in a subnet, as references. */
export function interfaceConfigurationsIn(store: Store, subnetId: string) {
  const endpoints: { readonly id: string }[] = [];
  const configurations: { readonly id: string }[] = [];
  for (const endpoint of store.privateEndpoints.all()) {
    if (endpoint.subnetId.toLowerCase() !== subnetId.toLowerCase()) continue;
    endpoints.push({ id: endpoint.id });
    for (const { fqdn } of endpoint.addresses) {
      configurations.push({
        id: `${endpoint.networkInterfaceId}/ipConfigurations/${configurationName(fqdn)}`,
      });
    }
  }
  return { endpoints, configurations };
}

/** The first of what stands in the subnet, machines too; null when it is empty. */
export function subnetUser(store: Store, subnetId: string): string | null {
  const [first] = interfaceConfigurationsIn(store, subnetId).configurations;
  if (first !== undefined) return first.id;
  for (const machine of store.virtualMachines.all()) {
    if (machine.subnetId.toLowerCase() !== subnetId.toLowerCase()) continue;
    const group = machine.id.split('/providers/')[0];
    // As `az vm create` names them.
    return `${group}/providers/Microsoft.Network/networkInterfaces/${machine.name}VMNic/ipConfigurations/ipconfig${machine.name}`;
  }
  return null;
}

/** The home region's data endpoint, then the login server: the articles take them by these places. */
function inOrder({ addresses }: PrivateEndpoint): PrivateEndpoint['addresses'] {
  const login = addresses.filter(({ fqdn }) => memberOf(fqdn) === 'registry');
  const data = addresses.filter(({ fqdn }) => memberOf(fqdn) !== 'registry');
  return [...data.slice(0, 1), ...login, ...data.slice(1)];
}

function configurationName(fqdn: string): string {
  return `registry-${memberOf(fqdn)}.privateEndpoint`;
}

function guidFrom(text: string): string {
  const digest = createHash('sha256').update(text).digest('hex');
  return digest.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');
}
