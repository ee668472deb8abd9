/** Addresses of the console's own pages and route handlers, rebuilt from parts. */
import type { SubnetRef } from '#lib/network-access/subnet-ref.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';

const segments = ({ subscriptionId, resourceGroup, name }: RegistryRef) =>
  [subscriptionId, resourceGroup, name].map(encodeURIComponent).join('/');

export const registryPath = (ref: RegistryRef) => `/registries/${segments(ref)}`;
export const publicAccessPath = (ref: RegistryRef) => `${registryPath(ref)}/public-access`;
export const dnsPath = (ref: RegistryRef) => `${registryPath(ref)}/dns`;
export const identitiesPath = (ref: RegistryRef) => `${registryPath(ref)}/identities`;
export const historyPath = (ref: RegistryRef) => `${registryPath(ref)}/history`;
/** @param id as lib/operations/proposals.ts gave it. */
export const proposalPath = (ref: RegistryRef, id: string) =>
  `${publicAccessPath(ref)}?proposal=${encodeURIComponent(id)}`;
export const approvalPath = (ref: RegistryRef, connection: string) =>
  `/approvals/${segments(ref)}/${encodeURIComponent(connection)}`;
export const subnetPath = ({ subscriptionId, resourceGroup, virtualNetwork, subnet }: SubnetRef) =>
  `/subnets/${[subscriptionId, resourceGroup, virtualNetwork, subnet].map(encodeURIComponent).join('/')}`;
/** @param client as lib/network-access/reach/client-param.ts writes it. */
export const explainPath = (registry: string, client?: string) =>
  `/explain?registry=${encodeURIComponent(registry)}${client === undefined ? '' : `&client=${encodeURIComponent(client)}`}`;
export const privateAccessPath = (ref: RegistryRef) => `${registryPath(ref)}/private-access`;
/** @param at a moment in the right one's past, ISO 8601; absent: now. */
export const comparePath = (left: RegistryRef, right: RegistryRef, at?: string) =>
  `${compareFromPath(left)}&right=${encodeURIComponent(compareKey(right))}${at === undefined ? '' : `&at=${encodeURIComponent(at)}`}`;
/** The other side is chosen there. */
export const compareFromPath = (left: RegistryRef) => `/compare?left=${encodeURIComponent(compareKey(left))}`;
/** `{subscription}/{resource group}/{name}` */
export const compareKey = ({ subscriptionId, resourceGroup, name }: RegistryRef): string =>
  [subscriptionId, resourceGroup, name].join('/');
/** Route handlers only. */
export const endpointPath = (ref: RegistryRef) => `/endpoints/${segments(ref)}`;
export const connectionStatePath = (ref: RegistryRef, connection: string) =>
  `/connections/${segments(ref)}/${encodeURIComponent(connection)}`;
/** The page of a bulk change that this tab began. */
export const bulkRunPath = (run: string) => `/registries/bulk?run=${encodeURIComponent(run)}`;
/** The reviewed inverse of such a run, and the review of what it left over. */
export const bulkUndoPath = (run: string) => `/registries/bulk?undo=${encodeURIComponent(run)}`;
export const bulkAgainPath = (run: string) => `/registries/bulk?again=${encodeURIComponent(run)}`;
