// The step of an ACR Task as requests describe it: a Docker build, a file in its context, or the steps themselves.
// https://learn.microsoft.com/rest/api/containerregistry/tasks/create
import { errors } from '#emulator/arm/errors.ts';
import type { RegistryTask } from '#emulator/store/task-shapes.ts';
import {
  asBoolean,
  asList,
  asObject,
  asOneOf,
  asString,
  type Json,
  refuseOthers,
  withoutNulls,
} from './json-input.ts';

const PATH = 'properties.step';
type Step = RegistryTask['step'];
type Check = (value: unknown, path: string) => void;

const texts: Check = (value, path) => {
  asList(value, path).forEach((item, index) => {
    asString(item, `${path}[${index}]`);
  });
};

/** Build arguments, and values for a template. */
const settings: Check = (value, path) => {
  asList(value, path).forEach((item, index) => {
    const at = `${path}[${index}]`;
    const setting = asObject(item, at);
    refuseOthers(setting, at, ['name', 'value', 'isSecret']);
    asString(setting['name'], `${at}.name`);
    asString(setting['value'], `${at}.value`);
    asBoolean(setting['isSecret'] ?? false, `${at}.isSecret`);
  });
};

const COMMON: Readonly<Record<string, Check>> = {
  contextPath: asString,
  contextAccessToken: asString,
  // Found by the service when it reads the context; here it does not.
  baseImageDependencies: asList,
};

const MEMBERS: Readonly<Record<Step['type'], Readonly<Record<string, Check>>>> = {
  Docker: {
    ...COMMON,
    imageNames: texts,
    isPushEnabled: asBoolean,
    noCache: asBoolean,
    dockerFilePath: asString,
    target: asString,
    arguments: settings,
  },
  FileTask: { ...COMMON, taskFilePath: asString, valuesFilePath: asString, values: settings },
  EncodedTask: {
    ...COMMON,
    encodedTaskContent: asString,
    encodedValuesContent: asString,
    values: settings,
  },
};

const REQUIRED = {
  Docker: 'dockerFilePath',
  FileTask: 'taskFilePath',
  EncodedTask: 'encodedTaskContent',
} as const;
const DEFAULTS: Readonly<Record<Step['type'], Json>> = {
  Docker: { imageNames: [], isPushEnabled: true, noCache: false, arguments: [] },
  FileTask: { values: [] },
  EncodedTask: { values: [] },
};

/** @param current what a PATCH changes; members that it leaves out stay. Throws ArmError. */
export function readStep(sent: unknown, current: Step | null): Step {
  const { type: said = current?.type, ...members } = withoutNulls(asObject(sent, PATH));
  const type = asOneOf(said, `${PATH}.type`, ['Docker', 'FileTask', 'EncodedTask']);
  const checks = MEMBERS[type];
  refuseOthers(members, PATH, Object.keys(checks));
  for (const [name, value] of Object.entries(members)) checks[name]?.(value, `${PATH}.${name}`);
  const { baseImageDependencies: _, ...writable } = members;
  const before = current?.type === type ? current : DEFAULTS[type];
  const step = { ...before, ...writable, type };
  asString((step as Json)[REQUIRED[type]], `${PATH}.${REQUIRED[type]}`);
  if (type === 'EncodedTask') requireBase64((step as Json)['encodedTaskContent'] as string);
  return step;
}

function requireBase64(content: string): void {
  if (/^[a-z\d+/\s]+={0,2}\s*$/i.test(content)) return;
  throw errors.invalidValue(`${PATH}.encodedTaskContent`, 'base64');
}

/** @param secrets whether secret values and tokens show, too. */
export function showStep(step: Step, secrets: boolean): Json {
  const { type, contextAccessToken, ...members } = step as Json;
  const shown = Object.entries(members).map(([name, value]) => {
    const hides = !secrets && (name === 'arguments' || name === 'values');
    return [name, hides ? (value as Json[]).filter((item) => item['isSecret'] !== true) : value];
  });
  return {
    type,
    ...Object.fromEntries(shown),
    ...(secrets && contextAccessToken !== undefined ? { contextAccessToken } : {}),
  };
}
