// How a run of an ACR Task ends: every registry that its steps reach is asked as any client is, through the data
// plane's own decision, and the first refusal ends the run.
// https://learn.microsoft.com/azure/container-registry/manage-network-bypass-policy-for-tasks
import type { Client } from '#emulator/data-plane/client.ts';
import { letsIn } from '#emulator/data-plane/decision.ts';
import { dnsViewOf } from '#emulator/data-plane/dns-view.ts';
import { entranceOf } from '#emulator/data-plane/entrance.ts';
import { findHost } from '#emulator/data-plane/hosts.ts';
import { findImage } from '#emulator/data-plane/images.ts';
import { repositoryActions } from '#emulator/data-plane/repository-rights.ts';
import type { Registry } from '#emulator/store/shapes.ts';
import type { RegistryTask, TaskRun } from '#emulator/store/task-shapes.ts';
import type { World } from '#emulator/world.ts';
import type { Access } from './steps.ts';

type Outcome = TaskRun['outcome'];

/** Who a run is to a registry. `registry`: the service itself, in the name of the task's own registry. */
type Caller =
  | { readonly kind: 'system' | 'user'; readonly oid: string }
  | { readonly kind: 'registry' | 'nobody'; readonly oid: null };

export function runTask(world: World, task: RegistryTask, accesses: readonly Access[]): Outcome {
  const allowed = accesses.every((access) => isAllowed(world, task, access));
  if (!allowed) return { status: 'Failed', outputImages: [] };
  const pushed = accesses.filter(({ action }) => action === 'push');
  return {
    status: 'Succeeded',
    outputImages: pushed.map(({ host, repository, tag }) => ({
      registry: host,
      repository,
      tag,
      digest: findImage(repository, tag)?.manifest.digest ?? '',
    })),
  };
}

function isAllowed(world: World, task: RegistryTask, { host, action, repository }: Access): boolean {
  const called = findHost(world.store, host);
  if (called?.kind !== 'login' || findImage(repository, 'latest') === null) return false;
  const { registry } = called;
  const caller = callerFor(world, task, registry);
  return passes(world, registry, host, caller) && may(world, registry, caller, action);
}

/** A custom credential counts before the task's own way into its registry. */
function callerFor({ store }: World, task: RegistryTask, registry: Registry): Caller {
  const own = registry.id === task.registryId;
  const custom = Object.entries(task.customRegistries ?? {}).find(
    ([host]) => host.toLowerCase() === registry.loginServer.toLowerCase(),
  );
  if (custom === undefined) {
    return { kind: own && task.sourceRegistry?.['loginMode'] !== 'None' ? 'registry' : 'nobody', oid: null };
  }
  const wanted = String(custom[1]['identity'] ?? '').toLowerCase();
  const system = task.identity?.systemAssigned;
  if (/^\[?system\]?$/.test(wanted)) {
    return system ? { kind: 'system', oid: system.principalId } : { kind: 'nobody', oid: null };
  }
  const assigned = (task.identity?.userAssigned ?? [])
    .map((id) => store.userAssignedIdentities.get(id))
    .find((identity) => identity?.clientId.toLowerCase() === wanted);
  return assigned === undefined ? { kind: 'nobody', oid: null } : { kind: 'user', oid: assigned.principalId };
}

/** Only a system-assigned identity makes a run a service that may pass the network rules. */
function passes(world: World, registry: Registry, host: string, { kind }: Caller): boolean {
  const client: Client = { task: true, identity: kind === 'system' ? 'system' : 'user' };
  const entrance = entranceOf(world.store, dnsViewOf(world.store), host, client);
  if (entrance.way === 'none') return false;
  return letsIn(registry, entrance, world.settings.unconfirmed.tasksPassSubnetRules);
}

function may({ store }: World, registry: Registry, caller: Caller, action: Access['action']): boolean {
  const { kind, oid } = caller;
  if (kind === 'nobody') return registry.anonymousPullEnabled && action === 'pull';
  // Where repositories have rights of their own, the service has none.
  if (oid === null) return registry.roleAssignmentMode === 'LegacyRegistryPermissions';
  return repositoryActions(store, registry, oid).includes(action);
}
