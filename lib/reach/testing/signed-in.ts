/** Somebody with roles, at the emulator's data plane and in the words of the explainer, side by side. */
import { HOST, REGISTRY } from '#emulator/data-plane/test-plane.ts';
import { type Bench, type Caller, header } from '#lib/network-access/reach/testing/plane.ts';
import type { Who } from '#lib/network-access/reach/who.ts';
import { heldRoles } from '#lib/rights/held-roles.ts';
import type { Assignment, Role } from '#lib/rights/holders.ts';
import { roleFor, roleMode } from '#lib/rights/registry-roles.ts';

const OID = '0b0e0000-0000-4000-8000-00000000a1ce';
const REPOSITORY = 'samples/nginx';
const [SUBSCRIPTION = '', GROUP = ''] = [/^(\/[^/]+){2}/, /^(\/[^/]+){4}/].map(
  (pattern) => pattern.exec(REGISTRY)?.[0],
);

/** Azure's own by their published ids; the others show what wildcards and exceptions do. */
export const ROLE_IDS = {
  Owner: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
  Contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c',
  Reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7',
  AcrPull: '7f951dda-4ed3-4680-a7ca-43fe172d538d',
  AcrPush: '8311e382-0749-4cb8-b61a-304f252e45ec',
  AcrDelete: 'c2f4ef07-c644-48eb-af81-4b1b4947fb11',
  RepositoryReader: 'b93aa761-3e63-49ed-ac28-beffa264f7ac',
  RepositoryWriter: '2a1e307c-b015-4ebd-883e-5b7698a07328',
  AllButPull: 'a11b0700-0000-4000-8000-000000000001',
  AllButContent: 'a11b0700-0000-4000-8000-000000000002',
} as const;
export type RoleName = keyof typeof ROLE_IDS;

const REGISTRIES = 'Microsoft.ContainerRegistry/registries';
const CUSTOM = [
  {
    name: ROLE_IDS.AllButPull,
    roleName: 'All but pull',
    actions: [`${REGISTRIES}/*`],
    notActions: [`${REGISTRIES}/pull/*`],
    dataActions: [`${REGISTRIES}/repositories/*`],
    notDataActions: [],
  },
  {
    name: ROLE_IDS.AllButContent,
    roleName: 'All but content',
    actions: [`${REGISTRIES}/*/read`],
    notActions: [],
    dataActions: ['*'],
    notDataActions: [`${REGISTRIES}/repositories/content/*`],
  },
];

/** The last three do not reach the registry. */
export const SCOPES = {
  registry: REGISTRY,
  group: GROUP,
  subscription: SUBSCRIPTION,
  root: '/',
  otherRegistry: `${REGISTRY}2`,
  otherGroup: `${GROUP}-2`,
  otherSubscription: '/subscriptions/5ab00002-0000-4000-8000-000000000002',
} as const;
export type ScopeName = keyof typeof SCOPES;

export type SignedIn = {
  readonly mode: 'LegacyRegistryPermissions' | 'AbacRepositoryPermissions';
  readonly anonymousPull: boolean;
  readonly held: readonly { readonly role: RoleName; readonly at: ScopeName }[];
};

/** Nobody has a role any more but who is arranged below. */
export function prepare({ plane }: Bench): void {
  plane.world.store.roleAssignments.replace([]);
  for (const { name, roleName, ...permissions } of CUSTOM)
    plane.world.store.roleDefinitions.put({
      name,
      roleName,
      description: roleName,
      type: 'CustomRole',
      permissions: [permissions],
      assignableScopes: ['/'],
    });
}

export function arrangeRoles({ plane }: Bench, { mode, anonymousPull, held }: SignedIn): void {
  plane.change({ roleAssignmentMode: mode, anonymousPullEnabled: anonymousPull });
  plane.world.store.roleAssignments.replace(
    held.map(({ role, at }, index) => ({
      name: `assignment ${index}`,
      scope: SCOPES[at],
      roleDefinition: ROLE_IDS[role],
      principalId: OID,
      principalType: 'ServicePrincipal',
      createdOn: 0,
    })),
  );
}

export type Pull = 'refused' | 'unauthorized' | 'pulled';

/** As `docker pull` does it: with the identity's token, and without one where that is refused. */
export async function pull({ plane }: Bench, caller: Caller): Promise<Pull> {
  const manifest = `/v2/${REPOSITORY}/manifests/latest`;
  const { status } = await plane.ask({ ...header(caller), token: OID }, manifest);
  if (status === 403 || status === 504) return 'refused';
  if (status === 200) return 'pulled';
  if (status !== 401) throw new Error(`The data plane answered ${status}.`);
  const query = new URLSearchParams({ service: HOST, scope: `repository:${REPOSITORY}:pull` });
  const token = await plane.ask(header(caller), `/oauth2/token?${query}`);
  if (token.status !== 200) return 'unauthorized';
  const { access_token } = (await token.json()) as { access_token: string };
  const again = await plane.ask(header(caller), manifest, {
    headers: { authorization: `Bearer ${access_token}` },
  });
  return again.status === 200 ? 'pulled' : 'unauthorized';
}

/** The roles as Azure publishes them: the same definitions on both sides, evaluated by each for itself. */
export const rolesOf = ({ plane }: Bench): readonly Role[] =>
  [...plane.world.store.roleDefinitions.all()].map(({ name, roleName, permissions }) => ({
    id: name,
    name: roleName,
    permissions,
  }));

/** What ARM would answer about the registry, and what the console makes of it. */
export function whoOf(roles: readonly Role[], { mode, anonymousPull, held }: SignedIn): Who {
  const known = roleMode(mode);
  const assignments = held
    // `atScope()` is ARM's filter: whatever lies elsewhere is not listed.
    .filter(({ at }) => !at.startsWith('other'))
    .map(
      ({ role, at }, index): Assignment => ({
        name: `assignment ${index}`,
        scope: SCOPES[at],
        principalId: OID,
        principalType: 'ServicePrincipal',
        roleId: ROLE_IDS[role],
        condition: null,
      }),
    );
  return {
    signIn: {
      state: 'known',
      who: 'somebody',
      isOwn: false,
      mode: known,
      held: heldRoles(assignments, roles, OID, known),
      areGroupsRead: true,
      target: { kind: 'principal', principalId: OID, principalType: 'ServicePrincipal' },
    },
    role: roleFor(known, 'pull')?.name ?? null,
    anonymousPull,
  };
}
