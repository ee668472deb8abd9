/** Query keys, shared by the server (which fills the cache first) and the browser (which owns it). */
import type { EndpointRef } from '#lib/connections/shapes.ts';
import type { SubnetRef } from '#lib/network-access/subnet-ref.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { approvalPath, endpointPath, registryPath, subnetPath } from './paths.ts';

/** @param account the signed-in user's object id: nobody ever sees another user's cache. */
export const registriesKey = (account: string) => [account, 'registries'] as const;
export const ownAddressKey = (account: string) => [account, 'own-address'] as const;
export const registryKey = (account: string, ref: RegistryRef) =>
  [account, 'registry', registryPath(ref).toLowerCase()] as const;
export const approvalsKey = (account: string) => [account, 'approvals'] as const;
export const approvalKey = (account: string, ref: RegistryRef, connection: string) =>
  [account, 'approval', approvalPath(ref, connection).toLowerCase()] as const;
/** All readings of one registry's rules; a single one adds when the registry itself was read. */
export const dnsKey = (account: string, ref: RegistryRef) =>
  [account, 'dns', registryPath(ref).toLowerCase()] as const;
export const fleetDnsKey = (account: string) => [account, 'fleet-dns'] as const;
export const subnetRulesKey = (account: string, ref: RegistryRef) =>
  [account, 'subnet-rules', registryPath(ref).toLowerCase()] as const;
export const subscriptionsKey = (account: string) => [account, 'subscriptions'] as const;
export const networksKey = (account: string, subscriptionId: string) =>
  [account, 'networks', subscriptionId.toLowerCase()] as const;
export const registrationKey = (account: string, subscriptionId: string) =>
  [account, 'registration', subscriptionId.toLowerCase()] as const;
/** All single subnets. */
export const subnetsKey = (account: string) => [account, 'subnet'] as const;
export const subnetKey = (account: string, ref: SubnetRef) =>
  [...subnetsKey(account), subnetPath(ref).toLowerCase()] as const;
export const reliantKey = (account: string, ref: SubnetRef) =>
  [account, 'reliant-registries', subnetPath(ref).toLowerCase()] as const;
export const identitiesKey = (account: string, ref: RegistryRef) =>
  [account, 'identities', registryPath(ref).toLowerCase()] as const;
export const candidatesKey = (account: string, subscriptionId: string) =>
  [account, 'grant-candidates', subscriptionId.toLowerCase()] as const;
export const rightsAtKey = (account: string, scope: string) =>
  [account, 'rights-at', scope.toLowerCase()] as const;
/** All answers about one registry. */
export const reachesKey = (account: string, ref: RegistryRef) =>
  [account, 'reach', registryPath(ref).toLowerCase()] as const;
/** @param as who signs in there; empty where nobody was named. */
export const reachKey = (account: string, ref: RegistryRef, client: string, as: string) =>
  [...reachesKey(account, ref), client.toLowerCase(), as.toLowerCase()] as const;
export const historyKey = (account: string, ref: RegistryRef) =>
  [account, 'history', registryPath(ref).toLowerCase()] as const;
/** All readings of the fleet's history. */
export const fleetHistoryKey = (account: string) => [account, 'fleet-history'] as const;
export const tasksKey = (account: string, ref: RegistryRef) =>
  [account, 'tasks', registryPath(ref).toLowerCase()] as const;

/** Does a key belong to a request at that registry? */
export const isApprovalAt = (account: string, ref: RegistryRef) => {
  const path = approvalPath(ref, '').toLowerCase();
  return (key: readonly unknown[]) =>
    key[0] === account && key[1] === 'approval' && String(key[2]).startsWith(path);
};
export const privateAccessKey = (account: string, ref: RegistryRef) =>
  [account, 'private-access', registryPath(ref).toLowerCase()] as const;
export const readinessKey = (account: string, ref: RegistryRef) =>
  [account, 'readiness', registryPath(ref).toLowerCase()] as const;
export const endpointKey = (account: string, ref: EndpointRef) =>
  [account, 'endpoint', endpointPath(ref).toLowerCase()] as const;
export const originKey = (account: string, ref: EndpointRef) =>
  [account, 'origin', endpointPath(ref).toLowerCase()] as const;
export const decisionsKey = (account: string) => [account, 'decisions'] as const;
