// For tests of Microsoft.Network: a group of the demo's sandbox, and the paths and bodies that many tests share.
import type { TestAnswer, TestArm } from '#emulator/arm/arm-harness.ts';

export const SUBSCRIPTION = '/subscriptions/5ab00003-0000-4000-8000-000000000003';
/** In westcentralus. */
export const GROUP = `${SUBSCRIPTION}/resourceGroups/myResourceGroup`;
export const NETWORK = `${GROUP}/providers/Microsoft.Network`;
/** Premium, without private endpoints. */
export const REGISTRY = `${GROUP}/providers/Microsoft.ContainerRegistry/registries/mycontainerregistry`;
export const SUBNET = `${NETWORK}/virtualNetworks/cliregvnet/subnets/cliregsubnet`;
export const ZONE = `${NETWORK}/privateDnsZones/privatelink.azurecr.io`;

/** What `az network vnet create` sends. */
export const networkBody = (prefix = '10.0.0.0/16', subnet = '10.0.0.0/24') => ({
  location: 'westcentralus',
  properties: {
    addressSpace: { addressPrefixes: [prefix] },
    enableDdosProtection: false,
    enableVmProtection: false,
    subnets: [{ name: 'cliregsubnet', properties: { addressPrefix: subnet } }],
  },
});

/** What `az network private-endpoint create` sends, with `--manual-request` or without. */
export function endpointBody(kind: 'manual' | 'automatic', wish: object = {}) {
  const connections = [
    { name: 'myConnection', properties: { groupIds: ['registry'], privateLinkServiceId: REGISTRY, ...wish } },
  ];
  return {
    location: 'westcentralus',
    properties: {
      manualPrivateLinkServiceConnections: kind === 'manual' ? connections : [],
      privateLinkServiceConnections: kind === 'manual' ? [] : connections,
      subnet: { id: SUBNET },
    },
  };
}

export function at(path: string, apiVersion = '2024-05-01'): string {
  return `${path}?api-version=${apiVersion}`;
}

export function dnsAt(path: string): string {
  return at(path, '2024-06-01');
}

export function endpointPath(name: string): string {
  return at(`${NETWORK}/privateEndpoints/${name}`, '2022-01-01');
}

/** Waits for the operation of an accepted answer; throws when it was not accepted or did not succeed. */
export async function finish(arm: TestArm, accepted: TestAnswer): Promise<TestAnswer> {
  const url = accepted.headers.get('azure-asyncoperation');
  if (url === null) throw new Error(`${accepted.status} ${JSON.stringify(accepted.body)}`);
  arm.pass(2_000);
  const ended = await arm.get(url);
  if (ended.body.status !== 'Succeeded') throw new Error(JSON.stringify(ended.body));
  return accepted;
}

/** The network of `SUBNET`. */
export async function makeNetwork(arm: TestArm, prefix?: string, subnet?: string): Promise<void> {
  await finish(arm, await arm.put(at(`${NETWORK}/virtualNetworks/cliregvnet`), networkBody(prefix, subnet)));
}

export async function makeEndpoint(arm: TestArm, name: string, body: unknown): Promise<void> {
  await finish(arm, await arm.put(endpointPath(name), body));
}

export async function makeZone(arm: TestArm): Promise<void> {
  await finish(arm, await arm.put(dnsAt(ZONE), { location: 'global' }));
}

/** Those of REGISTRY, as the registry's owner sees them. */
export async function connectionsOf(arm: TestArm) {
  const path = `${REGISTRY}/privateEndpointConnections?api-version=2023-11-01-preview`;
  return (await arm.get(path)).body.value;
}

/** The requester's side of the connection of an endpoint. */
export async function stateOf(arm: TestArm, endpoint: string) {
  const { properties } = (await arm.get(endpointPath(endpoint))).body;
  const [link] = [
    ...properties.privateLinkServiceConnections,
    ...properties.manualPrivateLinkServiceConnections,
  ];
  return link.properties.privateLinkServiceConnectionState;
}

/** Decides on a connection of REGISTRY as its approver, and waits for the end. */
export async function decide(arm: TestArm, index: number, status: string, description: string) {
  const connection = (await connectionsOf(arm))[index];
  const answer = await arm.put(
    `${connection.id}?api-version=2023-11-01-preview`,
    { properties: { privateLinkServiceConnectionState: { status, description } } },
    'approver',
  );
  arm.pass(2_000);
  return answer;
}
