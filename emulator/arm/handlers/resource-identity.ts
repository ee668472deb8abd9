// The managed identities that a resource carries, as a request changes them and as answers show them.
// https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-configure-managed-identities
import { randomUUID } from 'node:crypto';
import { errors } from '#emulator/arm/errors.ts';
import { identityErrors } from '#emulator/arm/identity-errors.ts';
import type { Call } from '#emulator/arm/route.ts';
import { directory } from '#emulator/directory.ts';
import type { ResourceIdentity } from '#emulator/store/identity-shapes.ts';
import type { Store } from '#emulator/store/store.ts';
import { asObject, asOneOf, refuseOthers } from './json-input.ts';

const TYPES = ['None', 'SystemAssigned', 'UserAssigned', 'SystemAssigned, UserAssigned'] as const;

type Carrier = { readonly id: string; readonly identity: ResourceIdentity | null };

/**
 * User-assigned identities that are sent join those there, null takes one away; a type without them takes all.
 * @param write the action that changes the carrier, for the refusal. @returns null without any identity.
 * Throws ArmError.
 */
export function changeIdentity(
  call: Call,
  carrier: Carrier,
  sent: unknown,
  write: string,
): ResourceIdentity | null {
  const identity = asObject(sent, 'identity');
  refuseOthers(identity, 'identity', ['type', 'principalId', 'tenantId', 'userAssignedIdentities']);
  const said = String(identity['type']).replace(/^(\w+),\s*(\w+)$/, '$1, $2');
  const type = asOneOf(said, 'identity.type', TYPES);
  const wanted = Object.entries(
    asObject(identity['userAssignedIdentities'] ?? {}, 'identity.userAssignedIdentities'),
  );
  const keepsAssigned = type.includes('UserAssigned');
  if (!keepsAssigned && wanted.some(([, value]) => value !== null)) {
    throw identityErrors.identityTypeMismatch(type);
  }

  const assigned = new Map<string, string>();
  if (keepsAssigned) {
    for (const id of carrier.identity?.userAssigned ?? []) assigned.set(id.toLowerCase(), id);
  }
  for (const [id, value] of wanted) {
    if (value === null) assigned.delete(id.toLowerCase());
    else if (!assigned.has(id.toLowerCase())) {
      assigned.set(id.toLowerCase(), requireAssignable(call, carrier.id, id, write));
    }
  }
  if (keepsAssigned && assigned.size === 0) throw identityErrors.identityTypeMismatch(type);

  const systemAssigned = type.includes('SystemAssigned')
    ? (carrier.identity?.systemAssigned ?? newPrincipal(call))
    : null;
  const userAssigned = [...assigned.values()];
  return systemAssigned === null && userAssigned.length === 0 ? null : { systemAssigned, userAssigned };
}

/** One that was deleted meanwhile stays listed, without its principal. */
export function showIdentity(store: Store, { systemAssigned, userAssigned }: ResourceIdentity) {
  const types = [
    ...(systemAssigned === null ? [] : ['SystemAssigned']),
    ...(userAssigned.length === 0 ? [] : ['UserAssigned']),
  ];
  const assigned = userAssigned.map((id) => {
    const found = store.userAssignedIdentities.get(id);
    return [id, found === undefined ? {} : { principalId: found.principalId, clientId: found.clientId }];
  });
  return {
    type: types.join(', '),
    ...(systemAssigned === null
      ? {}
      : { principalId: systemAssigned.principalId, tenantId: directory.tenantId }),
    ...(userAssigned.length === 0 ? {} : { userAssignedIdentities: Object.fromEntries(assigned) }),
  };
}

/** @returns the id in stored case. */
function requireAssignable(call: Call, carrierId: string, id: string, write: string): string {
  const action = 'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action';
  if (!call.rights.may(action, id)) {
    throw errors.linkedAuthorizationFailed(call.principal, write, carrierId, { action, scope: id });
  }
  const found = call.world.store.userAssignedIdentities.get(id);
  if (found === undefined) throw identityErrors.identityNotFound(carrierId, id);
  return found.id;
}

function newPrincipal({ world }: Call) {
  return { principalId: randomUUID(), clientId: randomUUID(), createdAt: world.now() };
}
