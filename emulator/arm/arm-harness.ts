// For tests: ARM without a network, with a clock that stands still and users that are taken at their word.
import { directory, userByKey } from '#emulator/directory.ts';
import type { Principal, VerifyToken } from '#emulator/principal.ts';
import { createWorld, type World } from '#emulator/world.ts';
import { createArmApp } from './app.ts';

export const ORIGIN = 'https://arm.test';

export type TestAnswer = {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON, or null for an empty answer. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
  readonly body: any;
};

export type TestArm = {
  readonly world: World;
  /** `user` is a key of the directory, with `+mfa` after a second factor, or `automation`; null sends no token. */
  send(method: string, path: string, options?: SendOptions): Promise<TestAnswer>;
  get(path: string, user?: string): Promise<TestAnswer>;
  patch(path: string, body: unknown, user?: string): Promise<TestAnswer>;
  put(path: string, body: unknown, user?: string): Promise<TestAnswer>;
  /** Moves the clock. */
  pass(milliseconds: number): void;
};

type SendOptions = {
  readonly user?: string | null;
  readonly body?: unknown;
  /** Sent as it is, in place of `body`. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

export function createTestArm(seed = 'demo'): TestArm {
  let now = Date.UTC(2026, 10, 21, 9, 0, 0);
  const world = createWorld({ seed, armOrigin: () => ORIGIN, now: () => now });
  const app = createArmApp(world, trusting);

  const send: TestArm['send'] = async (method, path, { user = 'operator', body, text, headers } = {}) => {
    const content = text ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await app.fetch(
      new Request(path.startsWith('https:') ? path : `${ORIGIN}${path}`, {
        method,
        headers: { ...(user === null ? {} : { authorization: `Bearer ${user}` }), ...headers },
        ...(content === undefined ? {} : { body: content }),
      }),
    );
    const answered = response.type === 'error' ? '' : await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: answered === '' ? null : JSON.parse(answered),
    };
  };
  return {
    world,
    send,
    get: (path, user = 'operator') => send('GET', path, { user }),
    patch: (path, body, user = 'operator') => send('PATCH', path, { user, body }),
    put: (path, body, user = 'operator') => send('PUT', path, { user, body }),
    pass: (milliseconds) => {
      now += milliseconds;
    },
  };
}

const trusting: VerifyToken = (authorization) => {
  const [, key = '', factor] = /^Bearer (\w+)(\+mfa)?$/.exec(authorization ?? '') ?? [];
  if (key === 'automation') return Promise.resolve({ ok: true, principal: automation });
  const user = userByKey(key);
  if (user === undefined) {
    return Promise.resolve({
      ok: false,
      code: 'AuthenticationFailed',
      message: "Authentication failed. The 'Authorization' header is missing.",
      wwwAuthenticate: 'Bearer error="invalid_token"',
    });
  }
  return Promise.resolve({
    ok: true,
    principal: {
      oid: user.oid,
      upn: user.upn,
      tid: directory.tenantId,
      appId: directory.clientId,
      amr: factor === undefined ? ['pwd'] : ['pwd', 'mfa'],
      acrs: factor === undefined ? [] : ['p1'],
      xmsCc: ['CP1'],
    },
  });
};

const automation: Principal = {
  oid: directory.servicePrincipal.oid,
  upn: directory.servicePrincipal.appId,
  tid: directory.tenantId,
  appId: directory.servicePrincipal.appId,
  amr: [],
  acrs: [],
  xmsCc: ['CP1'],
  kind: 'app',
};

const GROUPS: Readonly<Record<string, string>> = {
  crcontosoprod: '/subscriptions/5ab00001-0000-4000-8000-000000000001/resourceGroups/rg-registry-weu',
  crcontosoapi: '/subscriptions/5ab00001-0000-4000-8000-000000000001/resourceGroups/rg-registry-neu',
  crcontosovault: '/subscriptions/5ab00001-0000-4000-8000-000000000001/resourceGroups/rg-registry-sdc',
  crcontosokrc: '/subscriptions/5ab00001-0000-4000-8000-000000000001/resourceGroups/rg-retail-krc',
  crcontosodata: '/subscriptions/5ab00002-0000-4000-8000-000000000002/resourceGroups/rg-data-weu',
  crcontosolake: '/subscriptions/5ab00002-0000-4000-8000-000000000002/resourceGroups/rg-data-weu',
  crcontosospoke: '/subscriptions/5ab00002-0000-4000-8000-000000000002/resourceGroups/rg-edge-registries',
  crcontosolab: '/subscriptions/5ab00003-0000-4000-8000-000000000003/resourceGroups/rg-sandbox',
  crcontosopoc: '/subscriptions/5ab00003-0000-4000-8000-000000000003/resourceGroups/rg-sandbox',
  mycontainerregistry: '/subscriptions/5ab00003-0000-4000-8000-000000000003/resourceGroups/myResourceGroup',
};

/** Id of a registry of the demo seed. */
export function idOf(registry: string): string {
  return `${GROUPS[registry]}/providers/Microsoft.ContainerRegistry/registries/${registry}`;
}

/** Path of a registry of the demo seed, or of something below it, at an api-version. */
export function at(registry: string, apiVersion = '2025-11-01', below = ''): string {
  return `${idOf(registry)}${below}?api-version=${apiVersion}`;
}
