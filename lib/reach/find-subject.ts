/** Which principal a client signs in as, read from the machine, the task or the identity that was named. */
import 'server-only';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { getMachine } from '#lib/arm/machines.ts';
import { listTasks } from '#lib/arm/tasks.ts';
import { getIdentity } from '#lib/arm/user-assigned-identities.ts';
import type { AskedClient } from '#lib/network-access/reach/client-param.ts';
import type { ProposedTarget, SignIn } from '#lib/network-access/reach/who.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import type { AskedIdentity } from '#lib/rights/asked-identity.ts';
import { lastName, parseResourceId, type ResourceRef } from '#lib/rights/resource-ref.ts';

export type Subject =
  | Exclude<SignIn, { readonly state: 'known' | 'unread' }>
  | { readonly state: 'unread'; readonly who: string; readonly isOwn: boolean; readonly part: 'identity' }
  | {
      readonly state: 'known';
      readonly who: string;
      readonly isOwn: boolean;
      readonly principalId: string;
      readonly target: ProposedTarget;
    };

const UNNAMED: Subject = { state: 'unnamed' };
const unread = (who: string, isOwn: boolean): Subject => ({ state: 'unread', who, isOwn, part: 'identity' });

/** Never fails. @param as left out where nobody was named. */
export async function findSubject(
  arm: ArmConnection,
  registry: RegistryRef,
  client: AskedClient,
  as: AskedIdentity | null,
): Promise<Subject> {
  if (client.kind === 'task') return findTask(arm, registry, client);
  const machine = client.kind === 'vm' ? parseResourceId('machine', client.id) : null;
  switch (as?.kind) {
    case 'own':
      return machine === null ? UNNAMED : findOwn(arm, machine, client);
    case 'identity':
      return findAssigned(arm, as.id, machine);
    case 'principal': {
      const { principalId } = as;
      const target = { kind: 'principal', principalId, principalType: 'ServicePrincipal' } as const;
      return { state: 'known', who: principalId, isOwn: false, principalId, target };
    }
    default:
      return UNNAMED;
  }
}

async function findOwn(arm: ArmConnection, machine: ResourceRef, client: AskedClient): Promise<Subject> {
  const machineId = 'id' in client ? client.id : '';
  const target = { kind: 'machine', machineId } as const;
  const found = await getMachine(arm, machine).catch(() => null);
  if (found === null) return unread(machine.name, true);
  const { name: who, systemPrincipalId: principalId } = found;
  if (principalId === null) return { state: 'absent', who, isOwn: true, of: 'machine', target };
  return { state: 'known', who, isOwn: true, principalId, target };
}

async function findAssigned(
  arm: ArmConnection,
  identityId: string,
  machine: ResourceRef | null,
): Promise<Subject> {
  const ref = parseResourceId('identity', identityId);
  const [identity, carrier] = await Promise.all([
    ref === null ? null : getIdentity(arm, ref).catch(() => null),
    machine === null ? null : getMachine(arm, machine).catch(() => null),
  ]);
  const target = { kind: 'identity', identityId, machineId: carrier?.id ?? null } as const;
  const who = identity?.name ?? lastName(identityId);
  // A machine cannot sign in as what it does not carry, whatever that may do.
  if (carrier !== null && !carrier.userAssigned.some((id) => id.toLowerCase() === identityId.toLowerCase()))
    return { state: 'absent', who, isOwn: false, of: 'identity', target };
  if (identity === null) return unread(who, false);
  return { state: 'known', who, isOwn: false, principalId: identity.principalId, target };
}

/** A task of this registry, by name; of any task nothing is known. */
async function findTask(
  arm: ArmConnection,
  registry: RegistryRef,
  { identity, name }: Extract<AskedClient, { readonly kind: 'task' }>,
): Promise<Subject> {
  if (name === null) return UNNAMED;
  const tasks = await listTasks(arm, registry).catch(() => null);
  const task = tasks?.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (task === undefined) return unread(name, true);
  const absent: Subject = { state: 'absent', who: task.name, isOwn: true, of: 'task', target: null };
  if (identity === 'system') {
    const { systemPrincipalId: principalId } = task;
    if (principalId === null) return absent;
    const target = { kind: 'principal', principalId, principalType: 'ServicePrincipal' } as const;
    return { state: 'known', who: task.name, isOwn: true, principalId, target };
  }
  const [assigned, ...others] = Object.entries(task.userPrincipals);
  if (assigned === undefined) return task.userAssigned.length === 0 ? absent : unread(task.name, true);
  // Which of several it signs in with stands in its credentials, without their ids.
  if (others.length > 0) return unread(task.name, true);
  const [principalId, identityId] = assigned;
  const target = { kind: 'identity', identityId, machineId: null } as const;
  return { state: 'known', who: lastName(identityId), isOwn: false, principalId, target };
}
