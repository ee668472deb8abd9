/** Which ways into a registry the picture shows: what is neither set nor missed is left out. Pure. */
import { accessMode } from '#lib/network-access/mode.ts';
import type { NetworkAccess } from '#lib/network-access/model.ts';
import type { PathKind } from '#lib/network-access/paths.ts';

/** Subnet rules that could not be read are drawn: unknown is not none. */
export function worthDrawing(kind: PathKind, access: NetworkAccess): boolean {
  const mode = accessMode(access);
  switch (kind) {
    case 'addresses':
      return access.ipRules.length > 0 || mode === 'selected';
    case 'subnets':
      return access.subnetRules?.length !== 0;
    case 'trusted':
    case 'tasks':
      // Where everyone may come in, the exceptions say nothing.
      return mode !== 'all';
    default:
      return true;
  }
}
