/**
 * What a role is good for at a registry. It depends on the registry's `roleAssignmentMode`: by repository only
 * data actions count, else only actions.
 * https://learn.microsoft.com/azure/container-registry/container-registry-rbac-abac-repository-permissions
 */
import { isAllowed, isDataAllowed, type Permission } from './evaluate.ts';
import { RIGHT_ACTIONS } from './rights.ts';

export const DEEDS = ['pull', 'push', 'delete', 'administer'] as const;
export type Deed = (typeof DEEDS)[number];
/** `legacy`: one right for all repositories. `abac`: rights by repository. */
export type RoleMode = 'legacy' | 'abac' | 'unknown';

const REGISTRIES = 'Microsoft.ContainerRegistry/registries';

const ACTIONS = {
  pull: `${REGISTRIES}/pull/read`,
  push: `${REGISTRIES}/push/write`,
  delete: `${REGISTRIES}/artifacts/delete`,
} as const;
const DATA_ACTIONS = {
  pull: `${REGISTRIES}/repositories/content/read`,
  push: `${REGISTRIES}/repositories/content/write`,
  delete: `${REGISTRIES}/repositories/content/delete`,
} as const;

/** @param value `roleAssignmentMode`; absent means the older mode. */
export function roleMode(value: string | null): RoleMode {
  if (value === null || /^LegacyRegistryPermissions$/i.test(value)) return 'legacy';
  return /^AbacRepositoryPermissions$/i.test(value) ? 'abac' : 'unknown';
}

export type RoleEffect = {
  readonly deeds: readonly Deed[];
  /** What the role would do in the other mode and does not do in this one. */
  readonly idle: readonly Deed[];
  /** Shows the registry's settings, whatever its mode: such a role does something even without images. */
  readonly reads: boolean;
};

/** In a mode this console does not know nothing is called idle, and what either mode gives is shown. */
export function roleEffect(permissions: readonly Permission[], mode: RoleMode): RoleEffect {
  const here: Deed[] = [];
  const idle: Deed[] = [];
  for (const deed of ['pull', 'push', 'delete'] as const) {
    const legacy = isAllowed(permissions, ACTIONS[deed]);
    const abac = isDataAllowed(permissions, DATA_ACTIONS[deed]);
    const counts = mode === 'legacy' ? legacy : mode === 'abac' ? abac : legacy || abac;
    if (counts) here.push(deed);
    else if (legacy || abac) idle.push(deed);
  }
  if (administers(permissions)) here.push('administer');
  return { deeds: here, idle, reads: isAllowed(permissions, `${REGISTRIES}/read`) };
}

/** Changes the registry, or who may use it. */
const administers = (permissions: readonly Permission[]) =>
  isAllowed(permissions, RIGHT_ACTIONS.editPublicAccess) || isAllowed(permissions, RIGHT_ACTIONS.grantAccess);

export type GrantLevel = 'pull' | 'push';
export type RegistryRole = { readonly id: string; readonly name: string };

/** https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/containers */
const ROLES: Readonly<Record<Exclude<RoleMode, 'unknown'>, Readonly<Record<GrantLevel, RegistryRole>>>> = {
  legacy: {
    pull: { id: '7f951dda-4ed3-4680-a7ca-43fe172d538d', name: 'AcrPull' },
    push: { id: '8311e382-0749-4cb8-b61a-304f252e45ec', name: 'AcrPush' },
  },
  abac: {
    pull: { id: 'b93aa761-3e63-49ed-ac28-beffa264f7ac', name: 'Container Registry Repository Reader' },
    push: { id: '2a1e307c-b015-4ebd-883e-5b7698a07328', name: 'Container Registry Repository Writer' },
  },
};

/** The role that gives it in this mode; null where this console does not know the mode. Push includes pull. */
export const roleFor = (mode: RoleMode, level: GrantLevel): RegistryRole | null =>
  mode === 'unknown' ? null : ROLES[mode][level];
