// ACR Tasks and runs as one api-version shows them, in the order of recorded answers.
import type { Store } from '#emulator/store/store.ts';
import type { RegistryTask, TaskRun } from '#emulator/store/task-shapes.ts';
import type { Json } from './json-input.ts';
import { dotNetTime, showStamp } from './registry-view.ts';
import { showIdentity } from './resource-identity.ts';
import { showStep } from './task-step.ts';

const TYPE = 'Microsoft.ContainerRegistry/registries/tasks';
const RUN_TYPE = 'Microsoft.ContainerRegistry/registries/runs';

/** @param secrets only `listDetails` shows them; otherwise a login server stands for its credentials. */
export function showTask(store: Store, task: RegistryTask, apiVersion: string, secrets = false): unknown {
  const newer = apiVersion >= '2019-06-01';
  return {
    type: TYPE,
    ...(task.identity === null ? {} : { identity: showIdentity(store, task.identity) }),
    properties: {
      provisioningState: 'Succeeded',
      creationDate: dotNetTime(task.stamp.createdAt, '+00:00'),
      status: task.status,
      platform: task.platform,
      agentConfiguration: task.agentConfiguration,
      timeout: task.timeout,
      step: showStep(task.step, secrets),
      ...(task.baseImageTrigger === null
        ? {}
        : { trigger: { baseImageTrigger: showTrigger(task.baseImageTrigger, newer) } }),
      ...showCredentials(task, secrets),
      ...(newer ? { isSystemTask: false } : {}),
    },
    id: task.id,
    name: task.name,
    location: task.location,
    ...(Object.keys(task.tags).length === 0 ? {} : { tags: task.tags }),
    systemData: showStamp(task.stamp),
  };
}

function showTrigger({ updateTriggerPayloadType, ...trigger }: Json, newer: boolean): Json {
  return newer && updateTriggerPayloadType !== undefined ? { ...trigger, updateTriggerPayloadType } : trigger;
}

function showCredentials({ sourceRegistry, customRegistries }: RegistryTask, secrets: boolean) {
  if (sourceRegistry === null && customRegistries === null) return {};
  const entries = Object.entries(customRegistries ?? {});
  return {
    credentials: {
      ...(sourceRegistry === null ? {} : { sourceRegistry }),
      ...(customRegistries === null
        ? {}
        : {
            customRegistries: Object.fromEntries(
              entries.map(([host, credential]) => [host, secrets ? credential : null]),
            ),
          }),
    },
  };
}

/** @param now null for the answer that accepts a run, which says less. */
export function showRun(run: TaskRun, now: number | null): unknown {
  const { createdAt } = run.stamp;
  const ended = now !== null && now >= run.endsAt;
  const status = now === null ? 'Queued' : ended ? run.outcome.status : 'Running';
  const time = (at: number) => dotNetTime(at, '+00:00');
  return {
    type: RUN_TYPE,
    properties: {
      runId: run.name,
      status,
      lastUpdatedTime: time(ended ? run.endsAt : createdAt),
      ...(now === null
        ? {}
        : {
            runType: 'QuickRun',
            createTime: time(createdAt),
            startTime: time(createdAt),
            ...(ended ? { finishTime: time(run.endsAt), ...showOutcome(run) } : {}),
            task: run.task,
            platform: run.platform,
            agentConfiguration: run.agentConfiguration,
          }),
      provisioningState: 'Succeeded',
      isArchiveEnabled: run.isArchiveEnabled,
    },
    id: run.id,
    name: run.name,
    systemData: showStamp(run.stamp),
  };
}

/** Why a run failed is in its log alone. */
function showOutcome({ outcome }: TaskRun) {
  if (outcome.status === 'Failed') return { runErrorMessage: 'failed during run, err: exit status 1' };
  return outcome.outputImages.length === 0 ? {} : { outputImages: outcome.outputImages };
}
