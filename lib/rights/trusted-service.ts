/**
 * Microsoft's workflow for letting a trusted service in, as a checklist that judges itself.
 * https://learn.microsoft.com/azure/container-registry/allow-access-trusted-services
 */
import type { NetworkAccess } from '#lib/network-access/model.ts';
import { judgePaths } from '#lib/network-access/paths.ts';
import type { Deed } from './registry-roles.ts';

export const TRUSTED_SERVICES = [
  'tasks',
  'containerInstances',
  'machineLearning',
  'defender',
  'import',
] as const;
export type TrustedService = (typeof TRUSTED_SERVICES)[number];

/** `cannot`: nothing that may be read says so. `refused`: Azure does not take it this way. */
export type CheckState = 'done' | 'todo' | 'cannot' | 'refused';
export type CheckName =
  | 'instance'
  | 'identity'
  | 'credential'
  | 'role'
  | 'bypass'
  | 'tasksSwitch'
  | 'noSubnetRules'
  | 'test';
export type Check = {
  readonly name: CheckName;
  readonly state: CheckState;
  /** Which sentence says why; key of `trusted.{name}`. */
  readonly why: string;
};

export type TaskFacts = {
  readonly systemPrincipalId: string | null;
  readonly hasUserAssigned: boolean;
  /** `--auth-mode None`: the task does not sign in as its own registry. Null when Azure did not say. */
  readonly loginModeNone: boolean | null;
  /** A credential of its own for this registry. */
  readonly hasCredential: boolean;
  readonly lastRun: 'succeeded' | 'failed' | 'running' | 'none';
};

const check = (name: CheckName, state: CheckState, why: string): Check => ({ name, state, why });

/** What the registry's own settings say, for any service. */
function settingChecks(access: NetworkAccess, service: TrustedService): readonly Check[] {
  const { trusted } = judgePaths(access);
  const isOn = access.bypass.toLowerCase() === 'azureservices';
  const rules = access.subnetRules;
  return [
    check('bypass', isOn ? 'done' : 'todo', isOn ? 'on' : trusted.reaches === 'yes' ? 'offOpen' : 'off'),
    ...(service === 'tasks' ? [tasksSwitch(access)] : []),
    rules === null
      ? check('noSubnetRules', 'cannot', 'unread')
      : check('noSubnetRules', rules.length === 0 ? 'done' : 'refused', rules.length === 0 ? 'none' : 'some'),
  ];
}

function tasksSwitch({ tasksBypass }: NetworkAccess): Check {
  if (tasksBypass === null) return check('tasksSwitch', 'cannot', 'unread');
  return check('tasksSwitch', tasksBypass ? 'done' : 'todo', tasksBypass ? 'on' : 'off');
}

/** @param deeds what the task's own identity can do here; null when that is not known. */
export function taskChecks(
  task: TaskFacts | null,
  access: NetworkAccess,
  deeds: readonly Deed[] | null,
): readonly Check[] {
  if (task === null)
    return [
      check('instance', 'todo', 'none'),
      check('identity', 'cannot', 'later'),
      check('credential', 'cannot', 'later'),
      check('role', 'cannot', 'later'),
      ...settingChecks(access, 'tasks'),
      check('test', 'cannot', 'later'),
    ];
  const { systemPrincipalId, hasUserAssigned, loginModeNone, hasCredential, lastRun } = task;
  return [
    check('instance', 'done', 'there'),
    systemPrincipalId !== null
      ? check('identity', 'done', 'system')
      : check('identity', hasUserAssigned ? 'refused' : 'todo', hasUserAssigned ? 'user' : 'none'),
    credentialCheck(loginModeNone, hasCredential),
    roleCheck(systemPrincipalId, deeds),
    ...settingChecks(access, 'tasks'),
    check('test', lastRun === 'succeeded' ? 'done' : lastRun === 'running' ? 'cannot' : 'todo', lastRun),
  ];
}

function credentialCheck(loginModeNone: boolean | null, hasCredential: boolean): Check {
  if (loginModeNone === false) return check('credential', 'todo', 'authMode');
  if (!hasCredential) return check('credential', 'todo', 'missing');
  return loginModeNone === null
    ? check('credential', 'cannot', 'unread')
    : check('credential', 'done', 'set');
}

function roleCheck(principalId: string | null, deeds: readonly Deed[] | null): Check {
  if (principalId === null) return check('role', 'cannot', 'later');
  if (deeds === null) return check('role', 'cannot', 'unread');
  return check('role', deeds.includes('pull') ? 'done' : 'todo', deeds.includes('pull') ? 'pull' : 'none');
}

/** The services that this console cannot look into: their own side is said, the registry's is checked. */
export function serviceChecks(
  service: Exclude<TrustedService, 'tasks'>,
  access: NetworkAccess,
): readonly Check[] {
  const needsIdentity = service === 'containerInstances' || service === 'machineLearning';
  return [
    check('instance', 'cannot', service),
    ...(needsIdentity ? [check('identity', 'cannot', service), check('role', 'cannot', service)] : []),
    ...settingChecks(access, service),
    check('test', 'cannot', service),
  ];
}
