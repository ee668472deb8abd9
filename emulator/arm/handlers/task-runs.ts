// Runs of ACR Tasks: scheduling one, list and get. What decides how they end is in tasks/.
import { errors } from '#emulator/arm/errors.ts';
import { page } from '#emulator/arm/paging.ts';
import { registryErrors } from '#emulator/arm/registry-errors.ts';
import type { Answer, Call, Route } from '#emulator/arm/route.ts';
import type { Registry } from '#emulator/store/shapes.ts';
import type { TaskRun } from '#emulator/store/task-shapes.ts';
import { runTask } from '#emulator/tasks/run-task.ts';
import { accessesOf } from '#emulator/tasks/steps.ts';
import { requireRegistry } from './existing.ts';
import { asBoolean, asObject, asString, type Json, refuseOthers, withoutNulls } from './json-input.ts';
import { refuseUnserved } from './network-input.ts';
import { showRun } from './task-view.ts';

const REGISTRY = 'Microsoft.ContainerRegistry/registries';
const PATH = `/subscriptions/{subscriptionId}/resourceGroups/{resourceGroup}/providers/${REGISTRY}/{registry}`;

export const taskRunRoutes: readonly Route[] = [
  {
    operation: 'registries.scheduleRun',
    method: 'POST',
    path: `${PATH}/scheduleRun`,
    action: `${REGISTRY}/scheduleRun/action`,
    handle: schedule,
  },
  {
    operation: 'runs.list',
    method: 'GET',
    path: `${PATH}/runs`,
    action: `${REGISTRY}/runs/read`,
    handle: (call) => {
      const { id } = requireRegistry(call);
      const matches = filterOf(call.query.get('$filter') ?? '');
      const found = runsOf(call, id).filter(matches).reverse();
      const top = Number(call.query.get('$top') ?? found.length);
      if (!Number.isInteger(top) || top < 0) throw errors.invalidValue('$top', 'a whole number');
      return page(call, found.slice(0, top), `${id}/runs`, (run) => showRun(run, call.world.now()));
    },
  },
  {
    operation: 'runs.get',
    method: 'GET',
    path: `${PATH}/runs/{run}`,
    action: `${REGISTRY}/runs/read`,
    handle: (call) => {
      const name = call.params['run'] ?? '';
      const run = call.world.store.taskRuns.get(`${requireRegistry(call).id}/runs/${name}`);
      if (run === undefined) throw registryErrors.childNotFound(name);
      return { status: 200, body: showRun(run, call.world.now()) };
    },
  },
];

function schedule(call: Call): Answer {
  const { world, principal } = call;
  const registry = requireRegistry(call);
  const { taskName, isArchiveEnabled } = readRequest(call, registry);
  const task = world.store.tasks.get(`${registry.id}/tasks/${taskName}`);
  if (task === undefined) throw registryErrors.childNotFound(taskName);
  if (task.status === 'Disabled') throw registryErrors.taskDisabled(task.name);
  const name = `cf${runsOf(call, registry.id).length + 1}`;
  const accesses = accessesOf(task, registry, name);
  if (accesses === null) throw errors.notImplemented('runs of tasks whose steps are in a file');
  const at = world.now();
  const who = principal.upn;
  const run: TaskRun = {
    id: `${registry.id}/runs/${name}`,
    name,
    registryId: registry.id,
    task: task.name,
    platform: task.platform,
    agentConfiguration: task.agentConfiguration,
    isArchiveEnabled,
    stamp: { createdBy: who, createdAt: at, lastModifiedBy: who, lastModifiedAt: at },
    endsAt: at + world.settings.longOperationMs,
    outcome: runTask(world, task, accesses),
  };
  world.store.taskRuns.put(run);
  return { status: 200, body: showRun(run, null) };
}

/** Older versions name the task, newer ones its id. */
function readRequest(call: Call, registry: Registry) {
  const body = withoutNulls(asObject(call.body, ''));
  const type = asString(body['type'], 'type');
  if (type !== 'TaskRunRequest') throw errors.notImplemented(`runs of the type '${type}'`);
  const unserved = { agentPoolName: null, logTemplate: null, values: null };
  refuseOthers(body, '', [
    ...['type', 'taskName', 'taskId', 'isArchiveEnabled', 'overrideTaskStepProperties'],
    ...Object.keys(unserved),
  ]);
  refuseUnserved(body, 'body', unserved);
  refuseOverrides(asObject(body['overrideTaskStepProperties'] ?? {}, 'overrideTaskStepProperties'));
  return {
    taskName: body['taskId'] === undefined ? asString(body['taskName'], 'taskName') : idOf(body, registry),
    isArchiveEnabled: asBoolean(body['isArchiveEnabled'] ?? false, 'isArchiveEnabled'),
  };
}

function idOf(body: Json, registry: Registry): string {
  const id = asString(body['taskId'], 'taskId');
  const prefix = `${registry.id}/tasks/`.toLowerCase();
  if (!id.toLowerCase().startsWith(prefix)) throw errors.invalidValue('taskId', 'a task of this registry');
  return id.slice(prefix.length);
}

function refuseOverrides(overrides: Json): void {
  const names = Object.keys(overrides);
  refuseUnserved(
    overrides,
    'overrideTaskStepProperties',
    Object.fromEntries(names.map((name) => [name, null])),
  );
}

/** What `az acr task list-runs` asks. */
function filterOf(filter: string): (run: TaskRun) => boolean {
  if (filter === '') return () => true;
  const [, task] = /^\s*taskname eq '([^']+)'\s*$/i.exec(filter) ?? [];
  if (task === undefined) throw errors.notImplemented(`the filter "${filter}" on runs`);
  return (run) => run.task.toLowerCase() === task.toLowerCase();
}

function runsOf({ world }: Call, registryId: string): TaskRun[] {
  return [...world.store.taskRuns.all()].filter((run) => run.registryId === registryId);
}
