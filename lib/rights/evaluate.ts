/** Azure's answer about somebody's permissions, turned into what they may do: the one evaluator of rights. */
import { RIGHT_ACTIONS, type Right, type Rights } from './rights.ts';

/** One role's part, as ARM lists it in `permissions` and in role definitions. */
export type Permission = {
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly dataActions?: readonly string[];
  readonly notDataActions?: readonly string[];
};

/**
 * Whether any one entry grants the action. `notActions` takes away from its own entry only, it is no
 * deny: https://learn.microsoft.com/azure/role-based-access-control/role-definitions#notactions
 */
export function isAllowed(permissions: readonly Permission[], action: string): boolean {
  return permissions.some(({ actions, notActions }) => grants(actions, notActions, action));
}

/** The same for what is done with the data inside of a resource, such as the images of a repository. */
export function isDataAllowed(permissions: readonly Permission[], action: string): boolean {
  return permissions.some(({ dataActions = [], notDataActions = [] }) =>
    grants(dataActions, notDataActions, action),
  );
}

/** @param permissions null when they could not be read: then it is tried, not forbidden. */
export function rightTo(permissions: readonly Permission[] | null, action: string): Right {
  if (permissions === null) return 'unknown';
  return isAllowed(permissions, action) ? 'allowed' : 'missing';
}

/** @param permissions at the registry, null when they could not be read. */
export function toRights(permissions: readonly Permission[] | null): Rights {
  const rights = Object.entries(RIGHT_ACTIONS).map(([name, action]) => [name, rightTo(permissions, action)]);
  return Object.fromEntries(rights) as Rights;
}

function grants(actions: readonly string[], except: readonly string[], action: string): boolean {
  return (
    actions.some((pattern) => matches(pattern, action)) && !except.some((pattern) => matches(pattern, action))
  );
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
