/** Addresses of the console's own pages and route handlers, rebuilt from parts. */
import type { RegistryRef } from '#lib/registries/shapes.ts';

const segments = ({ subscriptionId, resourceGroup, name }: RegistryRef) =>
  [subscriptionId, resourceGroup, name].map(encodeURIComponent).join('/');

export const registryPath = (ref: RegistryRef) => `/registries/${segments(ref)}`;
export const publicAccessPath = (ref: RegistryRef) => `${registryPath(ref)}/public-access`;
export const approvalPath = (ref: RegistryRef, connection: string) =>
  `/approvals/${segments(ref)}/${encodeURIComponent(connection)}`;
export const privateAccessPath = (ref: RegistryRef) => `${registryPath(ref)}/private-access`;
/** Route handlers only. */
export const endpointPath = (ref: RegistryRef) => `/endpoints/${segments(ref)}`;
export const connectionStatePath = (ref: RegistryRef, connection: string) =>
  `/connections/${segments(ref)}/${encodeURIComponent(connection)}`;
