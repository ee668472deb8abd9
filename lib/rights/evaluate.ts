/** Azure's answer about somebody's permissions, turned into what the console may offer. */
import { RIGHT_ACTIONS, type Right, type Rights } from './rights.ts';

/** One role's part, as `Microsoft.Authorization/permissions` lists it. */
type Permission = { readonly actions: readonly string[]; readonly notActions: readonly string[] };

/**
 * Whether any one entry grants the action. `notActions` takes away from its own entry only, it is no
 * deny: https://learn.microsoft.com/azure/role-based-access-control/role-definitions#notactions
 */
export function isAllowed(permissions: readonly Permission[], action: string): boolean {
  return permissions.some(
    ({ actions, notActions }) =>
      actions.some((pattern) => matches(pattern, action)) &&
      !notActions.some((pattern) => matches(pattern, action)),
  );
}

/** @param permissions null when they could not be read. */
export function toRights(permissions: readonly Permission[] | null): Rights {
  const right = (action: string): Right => {
    if (permissions === null) return 'unknown';
    return isAllowed(permissions, action) ? 'allowed' : 'missing';
  };
  return {
    editPublicAccess: right(RIGHT_ACTIONS.editPublicAccess),
    decideConnections: right(RIGHT_ACTIONS.decideConnections),
    removeConnections: right(RIGHT_ACTIONS.removeConnections),
  };
}

/** `*` stands for any characters, slashes included; letter case does not matter. */
function matches(pattern: string, action: string): boolean {
  const [head = '', ...middle] = pattern.toLowerCase().split('*');
  const text = action.toLowerCase();
  const tail = middle.pop();
  if (tail === undefined) return text === head;
  if (!text.startsWith(head)) return false;
  let from = head.length;
  for (const part of middle) {
    const at = text.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return text.length - tail.length >= from && text.endsWith(tail);
}
