// An ACR Task as a PUT or a PATCH describes it.
import { errors } from '#emulator/arm/errors.ts';
import type { RegistryTask } from '#emulator/store/task-shapes.ts';
import {
  asInteger,
  asObject,
  asOneOf,
  asString,
  type Json,
  refuseOthers,
  withoutNulls,
} from './json-input.ts';
import { refuseUnserved } from './network-input.ts';
import { readStep } from './task-step.ts';

export type TaskProperties = Pick<
  RegistryTask,
  | 'status'
  | 'platform'
  | 'agentConfiguration'
  | 'timeout'
  | 'step'
  | 'baseImageTrigger'
  | 'sourceRegistry'
  | 'customRegistries'
>;

/** Its agents, schedules and webhooks would act on their own; nothing here does. */
const UNSERVED = { agentPoolName: null, logTemplate: null, isSystemTask: false };
const READ_ONLY = ['provisioningState', 'creationDate'];

/** @param current null for a PUT, which starts from nothing. Throws ArmError. */
export function readTaskProperties(sent: unknown, current: TaskProperties | null): TaskProperties {
  const properties = withoutNulls(asObject(sent ?? {}, 'properties'));
  refuseOthers(properties, 'properties', [
    ...['status', 'platform', 'agentConfiguration', 'timeout', 'step', 'trigger', 'credentials'],
    ...READ_ONLY,
    ...Object.keys(UNSERVED),
  ]);
  refuseUnserved(properties, 'properties', UNSERVED);
  const { status, platform, agentConfiguration, timeout, step, trigger, credentials } = properties;
  return {
    status:
      status === undefined
        ? (current?.status ?? 'Enabled')
        : asOneOf(status, 'properties.status', ['Enabled', 'Disabled']),
    platform: readPlatform(platform ?? (current === null ? undefined : {}), current?.platform ?? {}),
    agentConfiguration: readAgent(agentConfiguration ?? {}, current?.agentConfiguration ?? { cpu: 2 }),
    timeout: asInteger(timeout ?? current?.timeout ?? 3_600, 'properties.timeout', 300, 28_800),
    step: current !== null && step === undefined ? current.step : readStep(step, current?.step ?? null),
    baseImageTrigger:
      trigger === undefined
        ? (current?.baseImageTrigger ?? null)
        : readTrigger(trigger, current?.baseImageTrigger ?? null),
    ...readCredentials(credentials ?? {}, current),
  };
}

/** `az` writes the names of systems in lower case, and so does the service answer them. */
function readPlatform(sent: unknown, current: Json): Json {
  const path = 'properties.platform';
  const platform = { ...current, ...withoutNulls(asObject(sent, path)) };
  refuseOthers(platform, path, ['os', 'architecture', 'variant']);
  asOneOf(asString(platform['os'], `${path}.os`).toLowerCase(), `${path}.os`, ['linux', 'windows']);
  const architectures = ['amd64', 'x86', '386', 'arm', 'arm64'] as const;
  asOneOf(platform['architecture'] ?? 'amd64', `${path}.architecture`, architectures);
  asOneOf(platform['variant'] ?? 'v8', `${path}.variant`, ['v6', 'v7', 'v8']);
  return platform;
}

function readAgent(sent: unknown, current: Json): Json {
  const path = 'properties.agentConfiguration';
  const agent = { ...current, ...withoutNulls(asObject(sent, path)) };
  refuseOthers(agent, path, ['cpu']);
  asInteger(agent['cpu'], `${path}.cpu`, 1, 64);
  return agent;
}

function readTrigger(sent: unknown, current: Json | null): Json | null {
  const path = 'properties.trigger';
  const trigger = withoutNulls(asObject(sent, path));
  refuseOthers(trigger, path, ['timerTriggers', 'sourceTriggers', 'baseImageTrigger']);
  refuseUnserved(trigger, path, { timerTriggers: null, sourceTriggers: null });
  if (trigger['baseImageTrigger'] === undefined) return current;
  const at = `${path}.baseImageTrigger`;
  const base = { ...current, ...withoutNulls(asObject(trigger['baseImageTrigger'], at)) } as Json;
  const known = ['name', 'baseImageTriggerType', 'status', 'updateTriggerPayloadType'];
  refuseOthers(base, at, [...known, 'updateTriggerEndpoint']);
  refuseUnserved(base, at, { updateTriggerEndpoint: null });
  asString(base['name'], `${at}.name`);
  asOneOf(base['baseImageTriggerType'], `${at}.baseImageTriggerType`, ['All', 'Runtime']);
  asOneOf(base['status'] ?? 'Enabled', `${at}.status`, ['Enabled', 'Disabled']);
  asOneOf(base['updateTriggerPayloadType'] ?? 'Default', `${at}.updateTriggerPayloadType`, [
    'Default',
    'Token',
  ]);
  return { status: 'Enabled', ...base };
}

function readCredentials(sent: unknown, current: TaskProperties | null) {
  const path = 'properties.credentials';
  const credentials = asObject(sent, path);
  refuseOthers(credentials, path, ['sourceRegistry', 'customRegistries']);
  const { sourceRegistry = current?.sourceRegistry ?? null, customRegistries = null } = credentials;
  return {
    sourceRegistry: sourceRegistry === null ? null : readSource(sourceRegistry, `${path}.sourceRegistry`),
    customRegistries:
      customRegistries === null
        ? (current?.customRegistries ?? null)
        : readCustom(customRegistries, `${path}.customRegistries`, current?.customRegistries ?? {}),
  };
}

function readSource(sent: unknown, path: string): Json {
  const source = withoutNulls(asObject(sent, path));
  refuseOthers(source, path, ['loginMode', 'identity']);
  asOneOf(source['loginMode'] ?? 'Default', `${path}.loginMode`, ['None', 'Default']);
  // The caller's own rights would be needed again at every run.
  if (source['identity'] !== undefined) throw errors.notImplemented(`the property '${path}.identity'`);
  return source;
}

/** Each login server on its own: null takes it away. */
function readCustom(sent: unknown, path: string, current: NonNullable<RegistryTask['customRegistries']>) {
  const registries = new Map(Object.entries(current));
  for (const [host, value] of Object.entries(asObject(sent, path))) {
    const at = `${path}.${host}`;
    if (value === null) registries.delete(host);
    else registries.set(host, readCredential(value, at));
  }
  return Object.fromEntries(registries);
}

function readCredential(sent: unknown, path: string): Json {
  const credential = withoutNulls(asObject(sent, path));
  refuseOthers(credential, path, ['userName', 'password', 'identity']);
  if (credential['identity'] !== undefined) asString(credential['identity'], `${path}.identity`);
  for (const name of ['userName', 'password']) {
    if (credential[name] === undefined) continue;
    const secret = asObject(credential[name], `${path}.${name}`);
    refuseOthers(secret, `${path}.${name}`, ['value', 'type']);
    asString(secret['value'], `${path}.${name}.value`);
    asOneOf(secret['type'], `${path}.${name}.type`, ['Opaque', 'Vaultsecret']);
  }
  return credential;
}
