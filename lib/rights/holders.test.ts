// Who counts at a registry: every role in both modes, scopes, names, conditions, and what a revocation takes.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Assignment,
  countHolders,
  findHolders,
  isIdle,
  lostBy,
  type NamedPrincipal,
  type Role,
  scopeLevel,
} from './holders.ts';
import { DEEDS, type RoleMode, roleEffect, roleFor, roleMode } from './registry-roles.ts';

const SUB = '/subscriptions/5ab00000-0000-4000-8000-000000000001';
const GROUP = `${SUB}/resourceGroups/rg`;
const REGISTRY = `${GROUP}/providers/Microsoft.ContainerRegistry/registries/myregistry`;
const R = 'Microsoft.ContainerRegistry/registries';

const role = (
  name: string,
  actions: string[],
  dataActions: string[] = [],
  notActions: string[] = [],
): Role => ({
  id: name,
  name,
  permissions: [{ actions, notActions, dataActions, notDataActions: [] }],
});
const ROLES = {
  acrPull: role('AcrPull', [`${R}/pull/read`]),
  acrPush: role('AcrPush', [`${R}/pull/read`, `${R}/push/write`]),
  acrDelete: role('AcrDelete', [`${R}/artifacts/delete`]),
  repositoryReader: role('Reader of repositories', [], [`${R}/repositories/content/read`]),
  repositoryWriter: role('Writer', [], [`${R}/repositories/content/read`, `${R}/repositories/content/write`]),
  contributor: role('Contributor', ['*'], [], ['Microsoft.Authorization/*/Write']),
  accessAdmin: role('User Access Administrator', ['*/read', 'Microsoft.Authorization/*']),
  reader: role('Reader', ['*/read']),
  network: role('Network Contributor', ['Microsoft.Network/*']),
};

describe('what a role does, by mode', () => {
  test.each<[Role, legacy: string, abac: string]>([
    [ROLES.acrPull, 'pull', '(pull)'],
    [ROLES.acrPush, 'pull push', '(pull push)'],
    [ROLES.acrDelete, 'delete', '(delete)'],
    [ROLES.repositoryReader, '(pull)', 'pull'],
    [ROLES.repositoryWriter, '(pull push)', 'pull push'],
    [ROLES.contributor, 'pull push delete administer', 'administer (pull push delete)'],
    // `*/read` covers `pull/read`: whoever may read all of Azure may pull.
    [ROLES.reader, 'pull', '(pull)'],
    [ROLES.accessAdmin, 'pull administer', 'administer (pull)'],
    [ROLES.network, '', ''],
  ])('$name', ({ permissions }, legacy, abac) => {
    const said = (mode: RoleMode) => {
      const { deeds, idle } = roleEffect(permissions, mode);
      return [...deeds, ...(idle.length === 0 ? [] : [`(${idle.join(' ')})`])].join(' ');
    };
    expect([said('legacy'), said('abac')]).toEqual([legacy, abac]);
    expect(roleEffect(permissions, 'unknown').idle).toEqual([]);
  });

  test('modes and the role for each', () => {
    expect([null, 'LegacyRegistryPermissions', 'abacrepositorypermissions', 'New'].map(roleMode)).toEqual([
      'legacy',
      'legacy',
      'abac',
      'unknown',
    ]);
    expect(roleFor('legacy', 'push')?.name).toBe('AcrPush');
    expect(roleFor('abac', 'pull')?.name).toBe('Container Registry Repository Reader');
    expect(roleFor('unknown', 'pull')).toBeNull();
  });
});

let serial = 0;
const assigned = (
  principalId: string,
  { id }: Role,
  scope = REGISTRY,
  more: Partial<Assignment> = {},
): Assignment => ({
  name: `assignment-${++serial}`,
  scope,
  principalId,
  principalType: 'ServicePrincipal',
  roleId: id,
  condition: null,
  ...more,
});

const named = (principalId: string, kind: NamedPrincipal['kind'], name: string): NamedPrincipal => ({
  principalId,
  kind,
  name,
  resourceId: `/x/${name}`,
  clientId: null,
  usedBy: [],
});

test('grants of one principal come together; names, kinds and levels are found; others are left out', () => {
  const holders = findHolders(
    [
      assigned('A1', ROLES.acrPull, GROUP),
      assigned('a1', ROLES.acrPush),
      assigned('b2', ROLES.network),
      assigned('c3', ROLES.contributor, SUB, { principalType: 'User' }),
      assigned('d4', ROLES.repositoryReader),
      assigned('e5', role('gone', [])),
      assigned('f6', ROLES.acrPull, '/providers/Microsoft.Management/managementGroups/root', {
        principalType: 'Group',
      }),
      assigned('g7', ROLES.acrPull, REGISTRY, { principalType: '' }),
    ],
    Object.values(ROLES),
    [named('a1', 'kubelet', 'aks'), named('a1', 'userAssigned', 'aks-agentpool')],
    'legacy',
  );
  expect(
    holders.map(({ kind, named: who, deeds, grants }) => [
      who?.name ?? null,
      kind,
      deeds.join(' '),
      grants.map(({ level }) => level).join(' '),
    ]),
  ).toEqual([
    ['aks', 'kubelet', 'pull push', 'resourceGroup registry'],
    [null, 'user', 'pull push delete administer', 'subscription'],
    [null, 'servicePrincipal', '', 'registry'],
    [null, 'servicePrincipal', '', 'registry'],
    [null, 'group', 'pull', 'above'],
    [null, 'unknown', 'pull', 'registry'],
  ]);
  // A role that could not be read is unknown, not idle.
  expect(holders.flatMap(({ grants }) => grants).filter(isIdle)).toHaveLength(1);
  expect(countHolders(holders)).toEqual({ pull: 4, push: 2, administer: 1, idle: 1 });
});

test('where repositories have rights of their own, AcrPull does nothing, and Reader still reads the settings', () => {
  const holders = findHolders(
    [assigned('a', ROLES.acrPull), assigned('b', ROLES.reader), assigned('c', ROLES.contributor)],
    Object.values(ROLES),
    [],
    'abac',
  );
  expect(holders.map(({ grants }) => grants.map(isIdle))).toEqual([[true], [false], [false]]);
  expect(countHolders(holders)).toEqual({ pull: 0, push: 0, administer: 1, idle: 1 });
});

test('scopes', () => {
  expect(
    ['/', SUB, GROUP, REGISTRY, '/providers/Microsoft.Management/managementGroups/m'].map(scopeLevel),
  ).toEqual(['above', 'subscription', 'resourceGroup', 'registry', 'above']);
});

test('a revocation takes what no other grant gives', () => {
  const [holder] = findHolders(
    [
      assigned('a', ROLES.acrPush, REGISTRY, { name: 'push' }),
      assigned('a', ROLES.acrPull, SUB, { name: 'up' }),
    ],
    Object.values(ROLES),
    [],
    'legacy',
  );
  if (holder === undefined) throw new Error('nobody found');
  expect(lostBy(holder, 'push')).toEqual(['push']);
  expect(lostBy(holder, 'up')).toEqual([]);
  expect(lostBy(holder, 'other')).toEqual([]);
});

test('laws over any assignments: idle and real never overlap, lost and left make up the whole', () => {
  const all = Object.values(ROLES);
  const some = fc.record({
    who: fc.constantFrom('a', 'B', 'c'),
    role: fc.constantFrom(...all),
    scope: fc.constantFrom(REGISTRY, GROUP, SUB),
  });
  const modes = fc.constantFrom<RoleMode>('legacy', 'abac', 'unknown');
  fc.assert(
    fc.property(fc.array(some, { maxLength: 8 }), modes, (wishes, mode) => {
      const holders = findHolders(
        wishes.map(({ who, role: which, scope }) => assigned(who, which, scope)),
        all,
        [],
        mode,
      );
      for (const holder of holders) {
        for (const { deeds, idle, name } of holder.grants) {
          expect(idle.filter((deed) => deeds.includes(deed))).toEqual([]);
          const lost = lostBy(holder, name);
          const rest = holder.grants.filter((grant) => grant.name !== name);
          const left = DEEDS.filter((deed) => rest.some((grant) => grant.deeds.includes(deed)));
          expect([...lost, ...left].sort()).toEqual([...holder.deeds].sort());
        }
      }
    }),
    { numRuns: 2_000 },
  );
});
