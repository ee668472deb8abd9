// What an identity may do with a registry's images, by the roles it holds there or above.
// https://learn.microsoft.com/azure/container-registry/container-registry-rbac-built-in-roles-overview
import { rightsOf } from '#emulator/arm/rights.ts';
import type { Registry } from '#emulator/store/shapes.ts';
import type { Store } from '#emulator/store/store.ts';

export type RepositoryAction = 'pull' | 'push';

const ACTIONS = {
  pull: 'Microsoft.ContainerRegistry/registries/pull/read',
  push: 'Microsoft.ContainerRegistry/registries/push/write',
} as const;

/** With repository permissions only these count, and AcrPull, AcrPush, Contributor and Owner do nothing. */
const DATA_ACTIONS = {
  pull: 'Microsoft.ContainerRegistry/registries/repositories/content/read',
  push: 'Microsoft.ContainerRegistry/registries/repositories/content/write',
} as const;

/** @returns what the identity may do in every repository; conditions on single repositories are not known here. */
export function repositoryActions(
  store: Store,
  registry: Registry,
  oid: string,
): readonly RepositoryAction[] {
  const rights = rightsOf(store, oid);
  const may = (action: RepositoryAction) => {
    if (registry.roleAssignmentMode === 'LegacyRegistryPermissions') {
      return rights.may(ACTIONS[action], registry.id);
    }
    return rights
      .permissionsAt(registry.id)
      .some(
        ({ dataActions, notDataActions }) =>
          covers(dataActions, DATA_ACTIONS[action]) && !covers(notDataActions, DATA_ACTIONS[action]),
      );
  };
  return (['pull', 'push'] as const).filter(may);
}

function covers(patterns: readonly string[], action: string): boolean {
  const wanted = action.toLowerCase();
  return patterns.some((pattern) => {
    const [head = '', ...parts] = pattern.toLowerCase().split('*');
    if (parts.length === 0) return head === wanted;
    if (!wanted.startsWith(head)) return false;
    let from = head.length;
    for (const part of parts.slice(0, -1)) {
      const at = wanted.indexOf(part, from);
      if (at < 0) return false;
      from = at + part.length;
    }
    const tail = parts.at(-1) ?? '';
    return wanted.length - tail.length >= from && wanted.endsWith(tail);
  });
}
