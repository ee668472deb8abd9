// The trusted services workflow: each step judged by what Azure holds, one wrong thing at a time.
import { expect, test } from 'vitest';
import type { NetworkAccess } from '#lib/network-access/model.ts';
import { registryIn } from '#lib/network-access/testing/states.ts';
import { serviceChecks, type TaskFacts, TRUSTED_SERVICES, taskChecks } from './trusted-service.ts';

const READY: TaskFacts = {
  systemPrincipalId: 'p',
  hasUserAssigned: false,
  loginModeNone: true,
  hasCredential: true,
  lastRun: 'succeeded',
};
const CLOSED = registryIn('disabled', { tasksBypass: true });

const said = (
  task: Partial<TaskFacts> | null,
  access: Partial<NetworkAccess> = {},
  deeds: 'pull'[] | null = ['pull'],
) =>
  taskChecks(task === null ? null : { ...READY, ...task }, { ...CLOSED, ...access }, deeds)
    .filter(({ state }) => state !== 'done')
    .map(({ name, state, why }) => `${name} ${state} ${why}`);

test.each<[string, readonly string[], readonly string[]]>([
  ['all is set', said({}), []],
  ['no identity', said({ systemPrincipalId: null }), ['identity todo none', 'role cannot later']],
  [
    'a user-assigned one is refused',
    said({ systemPrincipalId: null, hasUserAssigned: true }),
    ['identity refused user', 'role cannot later'],
  ],
  ['signs in as its registry', said({ loginModeNone: false }), ['credential todo authMode']],
  ['without a credential', said({ hasCredential: false }), ['credential todo missing']],
  ['without a role', said({}, {}, []), ['role todo none']],
  ['roles unread', said({}, {}, null), ['role cannot unread']],
  ['the bypass off', said({}, { bypass: 'None' }), ['bypass todo off']],
  ['the second switch off', said({}, { tasksBypass: false }), ['tasksSwitch todo off']],
  [
    'beside a subnet rule',
    said({}, { subnetRules: [{ id: 's', action: 'Allow' }] }),
    ['noSubnetRules refused some'],
  ],
  ['subnet rules unread', said({}, { subnetRules: null }), ['noSubnetRules cannot unread']],
  ['a run that failed', said({ lastRun: 'failed' }), ['test todo failed']],
])('%s', (_name, found, expected) => {
  expect(found).toEqual(expected);
});

test('other services: their side cannot be seen, the registry’s is checked', () => {
  for (const service of TRUSTED_SERVICES) {
    if (service === 'tasks') continue;
    const checks = serviceChecks(service, CLOSED);
    const needs = service === 'containerInstances' || service === 'machineLearning';
    expect(checks.some(({ name }) => name === 'role')).toBe(needs);
    expect(checks.find(({ name }) => name === 'bypass')?.state).toBe('done');
    expect(checks.some(({ name }) => name === 'tasksSwitch')).toBe(false);
  }
});
