/** Addresses of the console's own pages and route handlers, rebuilt from parts. */
import type { SubnetRef } from '#lib/network-access/subnet-ref.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';

const segments = ({ subscriptionId, resourceGroup, name }: RegistryRef) =>
  [subscriptionId, resourceGroup, name].map(encodeURIComponent).join('/');

export const registryPath = (ref: RegistryRef) => `/registries/${segments(ref)}`;
export const publicAccessPath = (ref: RegistryRef) => `${registryPath(ref)}/public-access`;
export const dnsPath = (ref: RegistryRef) => `${registryPath(ref)}/dns`;
export const identitiesPath = (ref: RegistryRef) => `${registryPath(ref)}/identities`;
export const approvalPath = (ref: RegistryRef, connection: string) =>
  `/approvals/${segments(ref)}/${encodeURIComponent(connection)}`;
export const subnetPath = ({ subscriptionId, resourceGroup, virtualNetwork, subnet }: SubnetRef) =>
  `/subnets/${[subscriptionId, resourceGroup, virtualNetwork, subnet].map(encodeURIComponent).join('/')}`;
/** @param client as lib/network-access/reach/client-param.ts writes it. */
export const explainPath = (registry: string, client?: string) =>
  `/explain?registry=${encodeURIComponent(registry)}${client === undefined ? '' : `&client=${encodeURIComponent(client)}`}`;
export const privateAccessPath = (ref: RegistryRef) => `${registryPath(ref)}/private-access`;
/** Route handlers only. */
export const endpointPath = (ref: RegistryRef) => `/endpoints/${segments(ref)}`;
export const connectionStatePath = (ref: RegistryRef, connection: string) =>
  `/connections/${segments(ref)}/${encodeURIComponent(connection)}`;
/** The page of a bulk change that this tab began. */
export const bulkRunPath = (run: string) => `/registries/bulk?run=${encodeURIComponent(run)}`;
/** The reviewed inverse of such a run, and the review of what it left over. */
export const bulkUndoPath = (run: string) => `/registries/bulk?undo=${encodeURIComponent(run)}`;
export const bulkAgainPath = (run: string) => `/registries/bulk?again=${encodeURIComponent(run)}`;
