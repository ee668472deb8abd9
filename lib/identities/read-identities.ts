/** Everybody who can pull from, push to, delete in or administer one registry, and what else lets people in. */
import 'server-only';
import { classify } from '#lib/arm/classify.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { getRegistryIdentity, listTokens, type RegistryIdentity } from '#lib/arm/registry-identity.ts';
import { listAssignments, listRoles } from '#lib/arm/role-assignments.ts';
import { listRuns, listTasks, type RegistryTask, type TaskRun } from '#lib/arm/tasks.ts';
import { fail, ok, type Result } from '#lib/errors/failure.ts';
import { registryId } from '#lib/network-access/registry-ref.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { findHolders, type NamedPrincipal } from '#lib/rights/holders.ts';
import { roleMode } from '#lib/rights/registry-roles.ts';
import { namePrincipals } from './name-principals.ts';
import type { RegistryIdentities, TaskView } from './shapes.ts';

/** Enough to find the latest run of every task that is in use. */
const MOST_RUNS = 100;

/** Fails only when the registry or its role assignments cannot be read; all else is then not known. */
export async function readIdentities(
  arm: ArmConnection,
  ref: RegistryRef,
): Promise<Result<RegistryIdentities>> {
  const readAt = new Date().toISOString();
  const scope = registryId(ref);
  try {
    const [registry, assignments, roles, tokens, tasks, runs] = await Promise.all([
      getRegistryIdentity(arm, ref),
      listAssignments(arm, scope),
      listRoles(arm, scope).catch(() => null),
      listTokens(arm, ref).catch(() => null),
      listTasks(arm, ref).catch(() => null),
      listRuns(arm, ref, MOST_RUNS).catch(() => null),
    ]);
    const mode = roleMode(registry.roleAssignmentMode);
    const own = [...ownPrincipals(registry, ref), ...(tasks ?? []).flatMap(taskPrincipal)];
    const known = new Set(own.map(({ principalId }) => principalId.toLowerCase()));
    const wanted = findHolders(assignments, roles ?? [], own, mode)
      .filter(({ kind, principalId }) => kind === 'servicePrincipal' && !known.has(principalId.toLowerCase()))
      .map(({ principalId }) => principalId.toLowerCase());
    const { named, unsearched } = await namePrincipals(arm, ref.subscriptionId, new Set(wanted));
    return ok({
      ref,
      mode,
      location: registry.location,
      holders: findHolders(assignments, roles ?? [], [...named, ...own], mode),
      areRolesRead: roles !== null,
      anonymousPull: registry.anonymousPull,
      adminUser: registry.adminUser,
      tokens,
      tasks: tasks?.map((task) => toTaskView(task, runs ?? [], registry.loginServer)) ?? null,
      unsearched,
      readAt,
    });
  } catch (error) {
    return fail(classify(error, arm.correlationId));
  }
}

function ownPrincipals({ id, systemPrincipalId }: RegistryIdentity, ref: RegistryRef): NamedPrincipal[] {
  if (systemPrincipalId === null) return [];
  return [
    {
      principalId: systemPrincipalId,
      kind: 'registry',
      name: ref.name,
      resourceId: id,
      clientId: null,
      usedBy: [],
    },
  ];
}

function taskPrincipal({ id, name, systemPrincipalId }: RegistryTask): NamedPrincipal[] {
  return systemPrincipalId === null
    ? []
    : [{ principalId: systemPrincipalId, kind: 'task', name, resourceId: id, clientId: null, usedBy: [] }];
}

function toTaskView(task: RegistryTask, runs: readonly TaskRun[], loginServer: string): TaskView {
  const last = runs.find((run) => run.task.toLowerCase() === task.name.toLowerCase());
  const host = loginServer.toLowerCase();
  return {
    name: task.name,
    lastRun: last?.name ?? null,
    lastRunAt: last?.createdAt ?? null,
    facts: {
      systemPrincipalId: task.systemPrincipalId,
      hasUserAssigned: task.userAssigned.length > 0,
      loginModeNone: task.loginMode === null ? null : task.loginMode.toLowerCase() === 'none',
      hasCredential: task.credentialHosts.some((one) => one.toLowerCase() === host),
      lastRun: last === undefined ? 'none' : runState(last.status),
    },
  };
}

function runState(status: string): 'succeeded' | 'failed' | 'running' {
  const word = status.toLowerCase();
  if (word === 'succeeded') return 'succeeded';
  return ['failed', 'canceled', 'error', 'timeout'].includes(word) ? 'failed' : 'running';
}
