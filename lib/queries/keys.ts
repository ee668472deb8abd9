/** Query keys, shared by the server (which fills the cache first) and the browser (which owns it). */
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { approvalPath, registryPath } from './paths.ts';

/** @param account the signed-in user's object id: nobody ever sees another user's cache. */
export const registriesKey = (account: string) => [account, 'registries'] as const;
export const ownAddressKey = (account: string) => [account, 'own-address'] as const;
export const registryKey = (account: string, ref: RegistryRef) =>
  [account, 'registry', registryPath(ref).toLowerCase()] as const;
export const approvalsKey = (account: string) => [account, 'approvals'] as const;
export const approvalKey = (account: string, ref: RegistryRef, connection: string) =>
  [account, 'approval', approvalPath(ref, connection).toLowerCase()] as const;
