// Management locks stand in the way of writes and deletions at their scope and below it, for everyone.
// https://learn.microsoft.com/azure/azure-resource-manager/management/lock-resources
import type { Lock } from '#emulator/store/shapes.ts';
import type { World } from '#emulator/world.ts';
import { managerErrors } from './manager-errors.ts';
import type { ArmPath } from './path.ts';
import { isWithin } from './rights.ts';
import type { Route } from './route.ts';

/** Throws ARM's 409 if a lock forbids the request. Locks themselves can always be changed. */
export function requireUnlocked(
  world: World,
  route: Pick<Route, 'action'>,
  path: ArmPath,
  method: string,
): void {
  if (path.type?.toLowerCase() === 'microsoft.authorization/locks') return;
  const action = route.action?.toLowerCase() ?? '';
  // A question asked by POST, such as whether a name is free, changes nothing.
  if (action.endsWith('/read')) return;
  const kind = method === 'DELETE' ? 'delete' : 'write';
  // A role assignment is judged at what it is about; taking it away takes nothing away there.
  const whole = path.type?.toLowerCase().startsWith('microsoft.authorization/') !== true;
  const locked: string[] = [];
  for (const lock of world.store.locks.all()) {
    if (stands(lock, kind, path.scope, whole)) locked.push(lock.scope);
  }
  if (locked.length > 0) throw managerErrors.scopeLocked(path.scope, kind, [...new Set(locked)]);
}

function stands(lock: Lock, kind: 'write' | 'delete', scope: string, whole: boolean): boolean {
  if (kind === 'write') return lock.level === 'ReadOnly' && isWithin(scope, lock.scope);
  // What holds something locked cannot be deleted either.
  return isWithin(scope, lock.scope) || (whole && isWithin(lock.scope, scope));
}
