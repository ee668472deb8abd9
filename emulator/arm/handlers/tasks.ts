// ACR Tasks of a registry: list, get, PUT, PATCH, DELETE, and what a reader does not see.
import { errors } from '#emulator/arm/errors.ts';
import { page } from '#emulator/arm/paging.ts';
import { registryErrors } from '#emulator/arm/registry-errors.ts';
import type { Answer, Call, Route } from '#emulator/arm/route.ts';
import type { RegistryTask } from '#emulator/store/task-shapes.ts';
import { requireRegistry } from './existing.ts';
import { asObject, readTags, refuseOthers } from './json-input.ts';
import { readRegion } from './regions.ts';
import { changeIdentity } from './resource-identity.ts';
import { readTaskProperties } from './task-input.ts';
import { showTask } from './task-view.ts';

const TYPE = 'Microsoft.ContainerRegistry/registries/tasks';
const PATH =
  '/subscriptions/{subscriptionId}/resourceGroups/{resourceGroup}/providers/Microsoft.ContainerRegistry/registries/{registry}/tasks';
const ONE = `${PATH}/{task}`;
const MEMBERS = ['id', 'name', 'type', 'location', 'tags', 'identity', 'properties', 'systemData'];

export const taskRoutes: readonly Route[] = [
  {
    operation: 'tasks.list',
    method: 'GET',
    path: PATH,
    action: `${TYPE}/read`,
    handle: (call) => {
      const { id } = requireRegistry(call);
      const found = [...call.world.store.tasks.all()].filter(({ registryId }) => registryId === id);
      return page(call, found, `${id}/tasks`, (task) => showTask(call.world.store, task, call.apiVersion));
    },
  },
  {
    operation: 'tasks.get',
    method: 'GET',
    path: ONE,
    action: `${TYPE}/read`,
    handle: (call) => answer(call, requireTask(call)),
  },
  { operation: 'tasks.put', method: 'PUT', path: ONE, action: `${TYPE}/write`, handle: put },
  { operation: 'tasks.patch', method: 'PATCH', path: ONE, action: `${TYPE}/write`, handle: patch },
  {
    operation: 'tasks.delete',
    method: 'DELETE',
    path: ONE,
    action: `${TYPE}/delete`,
    handle: (call) => {
      const task = findTask(call);
      if (task === undefined) return { status: 204 };
      call.world.store.tasks.remove(task.id);
      return { status: 200 };
    },
  },
  {
    operation: 'tasks.listDetails',
    method: 'POST',
    path: `${ONE}/listDetails`,
    action: `${TYPE}/listDetails/action`,
    handle: (call) => answer(call, requireTask(call), true),
  },
];

function put(call: Call): Answer {
  const registry = requireRegistry(call);
  const current = findTask(call);
  const name = current?.name ?? call.params['task'] ?? '';
  if (!/^[\w-]{5,50}$/.test(name)) {
    throw errors.invalidValue('name', '5 to 50 letters, digits, hyphens and underscores');
  }
  const body = asObject(call.body, '');
  refuseOthers(body, '', MEMBERS);
  const id = current?.id ?? `${registry.id}/tasks/${name}`;
  const own = current?.identity?.systemAssigned ?? null;
  return store(call, {
    id,
    name,
    registryId: registry.id,
    location: readRegion(body['location'], TYPE),
    tags: readTags(body['tags'] ?? {}),
    // What is left out goes; the task's own principal stays while it has one.
    identity: readIdentity(call, id, { systemAssigned: own, userAssigned: [] }, body['identity'] ?? null),
    stamp: stampOf(call, current),
    ...readTaskProperties(body['properties'], null),
  });
}

function patch(call: Call): Answer {
  const current = requireTask(call);
  const body = asObject(call.body, '');
  refuseOthers(body, '', MEMBERS);
  const { identity = null, tags = null } = body;
  return store(call, {
    ...current,
    ...readTaskProperties(body['properties'], current),
    ...(tags === null ? {} : { tags: readTags(tags) }),
    ...(identity === null ? {} : { identity: readIdentity(call, current.id, current.identity, identity) }),
    stamp: stampOf(call, current),
  });
}

function readIdentity(call: Call, id: string, identity: RegistryTask['identity'], sent: unknown) {
  return sent === null ? null : changeIdentity(call, { id, identity }, sent, `${TYPE}/write`);
}

function stampOf({ world, principal }: Call, current: RegistryTask | undefined): RegistryTask['stamp'] {
  const last = { lastModifiedBy: principal.upn, lastModifiedAt: world.now() };
  return { createdBy: principal.upn, createdAt: world.now(), ...current?.stamp, ...last };
}

function store(call: Call, task: RegistryTask): Answer {
  call.world.store.tasks.put(task);
  return answer(call, task);
}

function answer({ world, apiVersion }: Call, task: RegistryTask, secrets = false): Answer {
  return { status: 200, body: showTask(world.store, task, apiVersion, secrets) };
}

function findTask(call: Call): RegistryTask | undefined {
  return call.world.store.tasks.get(`${requireRegistry(call).id}/tasks/${call.params['task']}`);
}

function requireTask(call: Call): RegistryTask {
  const task = findTask(call);
  if (task === undefined) throw registryErrors.childNotFound(call.params['task'] ?? '');
  return task;
}
