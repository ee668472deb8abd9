// The process as its launchers see it: one line of JSON, loopback only, clear endings, nothing lost over a restart.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { get } from 'node:https';
import { connect, createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { directory } from './directory.ts';
import { type Emulator, launchEmulator } from './launch.ts';
import { createSignInClient } from './sign-in-client.ts';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
const running: { stop(): Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((process) => process.stop()));
});

async function launch(options: Parameters<typeof launchEmulator>[0]): Promise<Emulator> {
  const emulator = await launchEmulator(options);
  running.push(emulator);
  return emulator;
}

/** On four ports in a row, so that it can be started there again. */
async function launchOnAnyBase(stateDir: string): Promise<Emulator> {
  for (let attempt = 1; ; attempt += 1) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    try {
      return await launch({ port, stateDir });
    } catch (error) {
      if (attempt === 10) throw error;
    }
  }
}

function newFolder(): string {
  return join(mkdtempSync(join(tmpdir(), 'emulator-main-')), 'state');
}

function runToEnd(...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [MAIN, ...args]);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (text) => {
    stdout += text;
  });
  child.stderr.on('data', (text) => {
    stderr += text;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })));
}

function statusOf(url: string, ca: string | undefined): Promise<number | string> {
  return new Promise((resolve) => {
    const request = get(url, { ...(ca === undefined ? {} : { ca }), agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
  });
}

function portOf(origin: string): number {
  return Number(new URL(origin).port);
}

describe('starting', () => {
  test('one line says where everything is, and everything answers under strict TLS', async () => {
    const stateDir = newFolder();
    const child = spawn(process.execPath, [MAIN, '--port', '0', '--state-dir', stateDir]);
    let stdout = '';
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    running.push({
      async stop() {
        child.kill('SIGKILL');
        await ended;
      },
    });
    await new Promise<void>((resolve) => {
      child.stdout.on('data', (text) => {
        stdout += text;
        if (stdout.includes('\n')) resolve();
      });
    });
    const ready = JSON.parse(stdout) as Record<string, string>;
    expect(Object.keys(ready)).toEqual([
      'arm',
      'authority',
      'browserAuthority',
      'ca',
      'admin',
      'tenantId',
      'clientId',
      'servicePrincipal',
    ]);
    expect(ready).toMatchObject({
      arm: expect.stringMatching(/^https:\/\/localhost:\d+$/),
      authority: expect.stringMatching(/^https:\/\/localhost:\d+$/),
      browserAuthority: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      admin: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      ca: join(stateDir, 'ca.pem'),
      tenantId: directory.tenantId,
      clientId: directory.clientId,
      servicePrincipal: {
        clientId: directory.servicePrincipal.appId,
        clientSecret: readFileSync(join(stateDir, 'sp-secret'), 'utf8'),
      },
    });

    const ca = readFileSync(join(stateDir, 'ca.pem'), 'utf8');
    const discovery = `${ready.authority}/${ready.tenantId}/v2.0/.well-known/openid-configuration`;
    expect(await statusOf(discovery, ca)).toBe(200);
    expect(await statusOf(`${ready.arm}/subscriptions?api-version=2022-12-01`, ca)).toBe(401);
    expect(await statusOf(discovery, undefined)).not.toBe(200);
    expect((await fetch(`${ready.admin}/`)).status).toBe(200);

    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(stdout.trim().split('\n')).toHaveLength(1);
    for (const name of ['client-secret', 'sp-secret', 'signing-key.json', 'server.key', 'form-secret']) {
      expect(statSync(join(stateDir, name)).mode & 0o777, name).toBe(0o600);
    }
  });

  test('the discovery document names its own origin, and one issuer', async () => {
    const { endpoints } = await launch({ stateDir: newFolder() });
    const { browserAuthority, authority, tenantId } = endpoints;
    const url = `${browserAuthority}/${tenantId}/v2.0/.well-known/openid-configuration`;
    const document = (await (await fetch(url)).json()) as Record<string, string>;
    expect(document.issuer).toBe(`${authority}/${tenantId}/v2.0`);
    expect(document.token_endpoint).toBe(`${browserAuthority}/${tenantId}/oauth2/v2.0/token`);
    const keys = (await (await fetch(String(document.jwks_uri))).json()) as {
      keys: Record<string, string>[];
    };
    expect(keys.keys).toHaveLength(1);
    expect(Object.keys(keys.keys[0] ?? {}).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
  });

  test('nothing but loopback reaches it', async () => {
    const { endpoints } = await launch({ stateDir: newFolder() });
    const outside = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .find(({ internal, family }) => !internal && family === 'IPv4');
    if (outside === undefined) return;
    for (const origin of [endpoints.arm, endpoints.authority, endpoints.browserAuthority, endpoints.admin]) {
      const outcome = await new Promise((resolve) => {
        const socket = connect(portOf(origin), outside.address, () => {
          socket.destroy();
          resolve('connected');
        });
        socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code));
      });
      expect(outcome, origin).toBe('ECONNREFUSED');
    }
  });
});

describe('ending', () => {
  test.each([0, 1, 2, 3])(
    'a taken port, number %i of the four, is one sentence and code 1',
    async (offset) => {
      const blocker = createServer();
      await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
      const { port } = blocker.address() as { port: number };
      running.push({ stop: () => new Promise((resolve) => blocker.close(() => resolve())) });
      const ended = await runToEnd('--port', String(port - offset), '--state-dir', newFolder());
      expect(ended).toMatchObject({ code: 1, stdout: '' });
      expect(ended.stderr).toMatch(/^Port \d+ is already in use on 127\.0\.0\.1\.\n$/);
    },
  );

  test.each([
    [['--port', 'many'], "--port must be a number from 0 to 65532, not 'many'."],
    [['--port', '65533'], '--port must be'],
    [['--sed', 'demo'], "Unknown option '--sed'."],
    [['--seed', 'nonsense'], "There is no seed 'nonsense'."],
    [['extra'], "Unexpected argument 'extra'."],
  ])('%j is one sentence, the usage and code 1', async (args, sentence) => {
    const ended = await runToEnd(...args, '--state-dir', newFolder());
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr.split('\n')[0]).toContain(sentence);
    expect(ended.stderr.split('\n')[1]).toMatch(/^Usage: /);
  });

  test('the launcher rejects with what the process said', async () => {
    await expect(launchEmulator({ seed: 'nonsense', stateDir: newFolder() })).rejects.toThrow(
      "There is no seed 'nonsense'.",
    );
  });
});

test('a restart on the same ports keeps everybody signed in and every token good', async () => {
  const stateDir = newFolder();
  const first = await launchOnAnyBase(stateDir);
  const client = createSignInClient(first.endpoints.browserAuthority);
  const { refresh_token } = await client.signIn('operator');
  const token = await first.admin.token({ user: 'operator', kind: 'arm' });
  await first.stop();

  const second = await launch({ port: portOf(first.endpoints.arm), stateDir });
  expect({ ...second.endpoints }).toEqual(first.endpoints);
  expect(second.clientSecret).toBe(first.clientSecret);
  const ca = readFileSync(second.endpoints.ca, 'utf8');
  const status = await new Promise((resolve) => {
    const headers = { authorization: `Bearer ${token}` };
    get(
      `${second.endpoints.arm}/subscriptions?api-version=2022-12-01`,
      { ca, headers, agent: false },
      (response) => {
        response.resume();
        resolve(response.statusCode);
      },
    );
  });
  expect(status).toBe(200);
  const again = createSignInClient(second.endpoints.browserAuthority);
  expect((await again.refresh(String(refresh_token))).status).toBe(200);
});
