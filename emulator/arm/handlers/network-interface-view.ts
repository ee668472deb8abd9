// Network interfaces of private endpoints (one address per member) and of machines. Made from those, not stored.
import { createHash } from 'node:crypto';
import { takenAddresses } from '#emulator/store/ipv4-range.ts';
import { memberOf } from '#emulator/store/registry-hosts.ts';
import type { PrivateEndpoint, Subnet, VirtualMachine } from '#emulator/store/shapes.ts';
import type { Store } from '#emulator/store/store.ts';

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
        name: configurationName(endpoint, fqdn),
        id: `${id}/ipConfigurations/${configurationName(endpoint, fqdn)}`,
        etag,
        type: 'Microsoft.Network/networkInterfaces/ipConfigurations',
        properties: {
          provisioningState: 'Succeeded',
          privateIPAddress: ipAddress,
          privateIPAllocationMethod: staticOf(endpoint, fqdn) === undefined ? 'Dynamic' : 'Static',
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
        id: configurationId(endpoint, fqdn),
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
    if (machine.subnetId.toLowerCase() === subnetId.toLowerCase()) return machineConfigurationId(machine);
  }
  return null;
}

/** Who has an address of a subnet, for refusals; null when it is free. */
export function addressUser(store: Store, subnet: Subnet, address: string): string | null {
  const holder = takenAddresses(store, subnet).get(address);
  if (holder === undefined) return null;
  if (!('addresses' in holder)) return machineConfigurationId(holder);
  const name = holder.addresses.find(({ ipAddress }) => ipAddress === address)?.fqdn ?? '';
  return configurationId(holder, name);
}

/** As `az vm create` names them. */
export function machineInterfaceId({ id, name }: VirtualMachine): string {
  return `${id.split('/providers/')[0]}/providers/Microsoft.Network/networkInterfaces/${name}VMNic`;
}

const machineConfigurationId = (machine: VirtualMachine): string =>
  `${machineInterfaceId(machine)}/ipConfigurations/ipconfig${machine.name}`;

/** The interface of a virtual machine: one private address and no public one, which no seed has. */
export function showMachineInterface(machine: VirtualMachine): unknown {
  const id = machineInterfaceId(machine);
  return {
    name: id.slice(id.lastIndexOf('/') + 1),
    id,
    type: 'Microsoft.Network/networkInterfaces',
    location: machine.location,
    properties: {
      provisioningState: 'Succeeded',
      resourceGuid: guidFrom(id),
      ipConfigurations: [
        {
          name: `ipconfig${machine.name}`,
          id: machineConfigurationId(machine),
          type: 'Microsoft.Network/networkInterfaces/ipConfigurations',
          properties: {
            provisioningState: 'Succeeded',
            privateIPAllocationMethod: 'Dynamic',
            subnet: { id: machine.subnetId },
            primary: true,
            privateIPAddressVersion: 'IPv4',
          },
        },
      ],
      primary: true,
      virtualMachine: { id: machine.id },
      nicType: 'Standard',
    },
  };
}

/** The home region's data endpoint, then the login server: the articles take them by these places. */
function inOrder({ addresses }: PrivateEndpoint): PrivateEndpoint['addresses'] {
  const login = addresses.filter(({ fqdn }) => memberOf(fqdn) === 'registry');
  const data = addresses.filter(({ fqdn }) => memberOf(fqdn) !== 'registry');
  return [...data.slice(0, 1), ...login, ...data.slice(1)];
}

function configurationId(endpoint: PrivateEndpoint, fqdn: string): string {
  return `${endpoint.networkInterfaceId}/ipConfigurations/${configurationName(endpoint, fqdn)}`;
}

/** Static ones are named by who made them. */
function configurationName(endpoint: PrivateEndpoint, fqdn: string): string {
  return staticOf(endpoint, fqdn)?.name ?? `registry-${memberOf(fqdn)}.privateEndpoint`;
}

function staticOf({ ipConfigurations = [] }: PrivateEndpoint, fqdn: string) {
  return ipConfigurations.find(({ memberName }) => memberName === memberOf(fqdn));
}

function guidFrom(text: string): string {
  const digest = createHash('sha256').update(text).digest('hex');
  return digest.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');
}
