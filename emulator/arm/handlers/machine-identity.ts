// The identity of a virtual machine as a PATCH changes it.
// https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-configure-managed-identities

import { randomUUID } from 'node:crypto';
import { errors } from '#emulator/arm/errors.ts';
import { identityErrors } from '#emulator/arm/identity-errors.ts';
import type { Call } from '#emulator/arm/route.ts';
import type { MachineIdentity } from '#emulator/store/identity-shapes.ts';
import type { VirtualMachine } from '#emulator/store/shapes.ts';
import { asObject, asOneOf, refuseOthers } from './json-input.ts';

const TYPES = ['None', 'SystemAssigned', 'UserAssigned', 'SystemAssigned, UserAssigned'] as const;

/**
 * User-assigned identities that are sent join those there, null takes one away; a type without them takes all.
 * @returns null without any identity. Throws ArmError.
 */
export function changeIdentity(call: Call, machine: VirtualMachine, sent: unknown): MachineIdentity | null {
  const identity = asObject(sent, 'identity');
  refuseOthers(identity, 'identity', ['type', 'principalId', 'tenantId', 'userAssignedIdentities']);
  const said = String(identity['type']).replace(/^(\w+),\s*(\w+)$/, '$1, $2');
  const type = asOneOf(said, 'identity.type', TYPES);
  const wanted = Object.entries(asObject(identity['userAssignedIdentities'] ?? {}, 'identity'));
  const keepsAssigned = type.includes('UserAssigned');
  if (!keepsAssigned && wanted.some(([, value]) => value !== null)) {
    throw identityErrors.identityTypeMismatch(type);
  }

  const assigned = new Map<string, string>();
  if (keepsAssigned) {
    for (const id of machine.identity?.userAssigned ?? []) assigned.set(id.toLowerCase(), id);
  }
  for (const [id, value] of wanted) {
    if (value === null) assigned.delete(id.toLowerCase());
    else if (!assigned.has(id.toLowerCase()))
      assigned.set(id.toLowerCase(), requireAssignable(call, machine, id));
  }
  if (keepsAssigned && assigned.size === 0) throw identityErrors.identityTypeMismatch(type);

  const systemAssigned = type.includes('SystemAssigned')
    ? (machine.identity?.systemAssigned ?? newPrincipal(call))
    : null;
  const userAssigned = [...assigned.values()];
  return systemAssigned === null && userAssigned.length === 0 ? null : { systemAssigned, userAssigned };
}

/** @returns the id in stored case. */
function requireAssignable(call: Call, machine: VirtualMachine, id: string): string {
  const action = 'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action';
  if (!call.rights.may(action, id)) {
    const needed = 'Microsoft.Compute/virtualMachines/write';
    throw errors.linkedAuthorizationFailed(call.principal, needed, machine.id, { action, scope: id });
  }
  const found = call.world.store.userAssignedIdentities.get(id);
  if (found === undefined) throw identityErrors.identityNotFound(machine.id, id);
  return found.id;
}

function newPrincipal({ world }: Call) {
  return { principalId: randomUUID(), clientId: randomUUID(), createdAt: world.now() };
}
