/** ACR Tasks and their runs. Credentials are read without their secrets: `listDetails` would show them. */
import 'server-only';
import { TASKS_API } from '#lib/network-access/api-versions.ts';
import { registryId } from '#lib/network-access/registry-ref.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import type { ArmConnection } from './connection.ts';
import { members, text } from './json.ts';
import { listJson, parseOrNull, sendWrite } from './raw.ts';
import { rawClient } from './raw-client.ts';
import { type CarriedIdentity, toIdentity } from './resource-identity.ts';

export type RegistryTask = CarriedIdentity & {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  /** `None` where the task does not sign in as its own registry; null when Azure did not say. */
  readonly loginMode: string | null;
  /** Login servers that it has a credential of its own for. */
  readonly credentialHosts: readonly string[];
};

export type TaskRun = {
  readonly name: string;
  readonly task: string;
  /** `Queued`, `Started`, `Running`, `Succeeded`, `Failed`, `Canceled`, `Error`, `Timeout`. */
  readonly status: string;
  readonly createdAt: string | null;
};

export async function listTasks(
  connection: ArmConnection,
  ref: RegistryRef,
): Promise<readonly RegistryTask[]> {
  const path = `${registryId(ref)}/tasks`;
  const items = await listJson(rawClient(connection, 'read'), connection, path, TASKS_API);
  return items.flatMap((item) => toTask(item) ?? []);
}

/** The latest runs first. */
export async function listRuns(
  connection: ArmConnection,
  ref: RegistryRef,
  most: number,
): Promise<readonly TaskRun[]> {
  const path = `${registryId(ref)}/runs`;
  const items = await listJson(rawClient(connection, 'read'), connection, path, TASKS_API, `&$top=${most}`);
  return items.flatMap((item) => toRun(item) ?? []);
}

/** Each call starts another run: it is never sent again by itself. @returns the run's name. */
export async function scheduleRun(
  connection: ArmConnection,
  ref: RegistryRef,
  taskName: string,
): Promise<string | null> {
  const response = await sendWrite(rawClient(connection, 'write'), connection, {
    method: 'POST',
    path: `${registryId(ref)}/scheduleRun`,
    apiVersion: TASKS_API,
    body: { type: 'TaskRunRequest', taskName },
  });
  return toRun(parseOrNull(response.bodyAsText))?.name ?? null;
}

function toTask(json: unknown): RegistryTask | null {
  const one = members(json);
  const [id, name] = [text(one['id']), text(one['name'])];
  if (id === undefined || name === undefined) return null;
  const { status, credentials } = members(one['properties']);
  const { sourceRegistry, customRegistries } = members(credentials);
  return {
    ...toIdentity(one['identity']),
    id,
    name,
    status: text(status) ?? 'Unknown',
    loginMode: text(members(sourceRegistry)['loginMode']) ?? null,
    credentialHosts: Object.keys(members(customRegistries)),
  };
}

function toRun(json: unknown): TaskRun | null {
  const one = members(json);
  const name = text(one['name']);
  const { status, task, createTime } = members(one['properties']);
  return name === undefined
    ? null
    : {
        name,
        task: text(task) ?? '',
        status: text(status) ?? 'Unknown',
        createdAt: text(createTime) ?? null,
      };
}
