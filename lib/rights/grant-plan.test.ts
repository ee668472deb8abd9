// The steps to access: from nothing, from the middle, and where somebody already has it.
import { describe, expect, test } from 'vitest';
import { type GrantTarget, nextStep, planGrant, type TargetState } from './grant-plan.ts';
import type { Grant, Holder } from './holders.ts';
import type { RoleMode } from './registry-roles.ts';

const SUB = '/subscriptions/5ab00003-0000-4000-8000-000000000003';
const MACHINE = `${SUB}/resourceGroups/myResourceGroup/providers/Microsoft.Compute/virtualMachines/myDockerVM`;
const IDENTITY = `${SUB}/resourceGroups/myResourceGroup/providers/Microsoft.ManagedIdentity/userAssignedIdentities/myACRId`;
const PRINCIPAL = '0a11ce00-0000-4000-8000-0000000000ff';
const NOTHING: TargetState = { machine: null, identity: null, kubeletPrincipalId: null };
const machine = (more: Partial<NonNullable<TargetState['machine']>> = {}): TargetState => ({
  ...NOTHING,
  machine: { systemPrincipalId: null, userAssigned: [], isUpdating: false, ...more },
});
const WHO = { principalId: PRINCIPAL, clientId: 'c' };

const own: GrantTarget = { kind: 'machine', machineId: MACHINE };
const made: GrantTarget = {
  kind: 'newIdentity',
  identityId: IDENTITY,
  location: 'westcentralus',
  machineId: MACHINE,
};

function said(
  target: GrantTarget,
  state: TargetState,
  holders: readonly Holder[] = [],
  mode: RoleMode = 'legacy',
) {
  const planned = planGrant({ target, level: 'pull', scope: 'registry' }, state, mode, holders);
  return planned.ok
    ? planned.plan.steps.map(({ name, state: is }) => `${name}:${is}`).join(' ')
    : planned.refusal;
}

describe('steps', () => {
  test.each<[string, GrantTarget, TargetState, string]>([
    ['a machine without one', own, machine(), 'enableSystem:todo assignRole:todo'],
    ['a machine that is at it', own, machine({ isUpdating: true }), 'enableSystem:running assignRole:todo'],
    [
      'a machine that has one',
      own,
      machine({ systemPrincipalId: PRINCIPAL }),
      'enableSystem:done assignRole:todo',
    ],
    ['nothing there yet', made, machine(), 'createIdentity:todo assignIdentity:todo assignRole:todo'],
    [
      'created, not assigned',
      made,
      { ...machine(), identity: WHO },
      'createIdentity:done assignIdentity:todo assignRole:todo',
    ],
    [
      'assigned, in another spelling',
      made,
      { ...machine({ userAssigned: [IDENTITY.toUpperCase()] }), identity: WHO },
      'createIdentity:done assignIdentity:done assignRole:todo',
    ],
    [
      'for no machine',
      { kind: 'identity', identityId: IDENTITY, machineId: null },
      { ...NOTHING, identity: WHO },
      'assignRole:todo',
    ],
    [
      'a cluster',
      { kind: 'cluster', clusterId: 'x' },
      { ...NOTHING, kubeletPrincipalId: PRINCIPAL },
      'assignRole:todo',
    ],
    ['a cluster without', { kind: 'cluster', clusterId: 'x' }, NOTHING, 'noKubelet'],
    [
      'anybody',
      { kind: 'principal', principalId: PRINCIPAL, principalType: 'Group' },
      NOTHING,
      'assignRole:todo',
    ],
  ])('%s', (_name, target, state, expected) => {
    expect(said(target, state)).toBe(expected);
  });

  test('no plan in a mode this console does not know', () => {
    expect(said(own, machine(), [], 'unknown')).toBe('unknownMode');
  });
});

const grant = (more: Partial<Grant>): Grant => ({
  name: 'g',
  scope: 's',
  condition: null,
  roleId: 'r',
  role: 'AcrPull',
  level: 'registry',
  deeds: ['pull'],
  idle: [],
  reads: false,
  ...more,
});
const holding = (...grants: Grant[]): Holder => ({
  principalId: PRINCIPAL.toUpperCase(),
  principalType: 'ServicePrincipal',
  kind: 'servicePrincipal',
  named: null,
  grants,
  deeds: [],
});
const who: GrantTarget = { kind: 'principal', principalId: PRINCIPAL, principalType: 'ServicePrincipal' };

describe('what is there already', () => {
  const plan = (level: 'pull' | 'push', scope: 'registry' | 'resourceGroup', ...grants: Grant[]) => {
    const planned = planGrant({ target: who, level, scope }, NOTHING, 'legacy', [holding(...grants)]);
    return planned.ok ? planned.plan : null;
  };
  test.each<[string, boolean, ReturnType<typeof plan>]>([
    ['the same', true, plan('pull', 'registry', grant({}))],
    ['from above', true, plan('pull', 'registry', grant({ level: 'subscription' }))],
    ['more than asked for', true, plan('pull', 'registry', grant({ deeds: ['pull', 'push'] }))],
    ['less than asked for', false, plan('push', 'registry', grant({}))],
    ['narrower than asked for', false, plan('pull', 'resourceGroup', grant({}))],
    ['with a condition', false, plan('pull', 'registry', grant({ condition: '@Request…' }))],
    ['that does nothing here', false, plan('pull', 'registry', grant({ deeds: [], idle: ['pull'] }))],
  ])('%s: %s', (_name, isCovered, found) => {
    expect(found?.cover !== null).toBe(isCovered);
    expect(found === null ? null : nextStep(found)?.name).toBe(isCovered ? undefined : 'assignRole');
  });

  test('the narrowest of several is named', () => {
    const found = plan(
      'pull',
      'registry',
      grant({ level: 'subscription', name: 'far' }),
      grant({ name: 'near' }),
    );
    expect(found?.cover?.name).toBe('near');
  });
});
