// An identity provider in memory of a test, with a clock and switches in its hands.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSignInClient, type SignInClient } from '#emulator/sign-in-client.ts';
import { openStateDir } from '#emulator/state-dir.ts';
import { createIdentityApp } from './app.ts';
import type { IdentityContext } from './context.ts';
import { createIdentity } from './create-identity.ts';
import { defaultSignInSettings, type SignInSettings } from './sign-in-settings.ts';

export const AUTHORITY = 'https://localhost:4101';
const BROWSER_AUTHORITY = 'http://127.0.0.1:4102';

export interface TestIdentity {
  readonly identity: IdentityContext;
  readonly signIn: SignInSettings;
  readonly lifetimes: { apiTokenLifetimeSeconds: number; accessTokenLifetimeSeconds: number };
  readonly stateDir: string;
  readonly client: SignInClient;
  /** Moves the clock. */
  wait(seconds: number): void;
  /** The browser's origin, as a fetch function. */
  request(url: string, init?: RequestInit): Response | Promise<Response>;
}

export async function createTestIdentity(stateDir = newFolder()): Promise<TestIdentity> {
  let now = Date.now();
  const signIn = defaultSignInSettings();
  const lifetimes = { apiTokenLifetimeSeconds: 3_600, accessTokenLifetimeSeconds: 3_600 };
  const identity = await createIdentity({
    stateDir: openStateDir(stateDir),
    authority: AUTHORITY,
    lifetimes: () => lifetimes,
    settings: () => signIn,
    now: () => now,
  });
  const app = createIdentityApp(identity, BROWSER_AUTHORITY);
  const request = (url: string, init?: RequestInit) => app.request(url, init);
  return {
    identity,
    signIn,
    lifetimes,
    stateDir,
    request,
    client: createSignInClient(BROWSER_AUTHORITY, request),
    wait(seconds) {
      now += seconds * 1000;
    },
  };
}

function newFolder(): string {
  return join(mkdtempSync(join(tmpdir(), 'emulator-identity-')), 'state');
}
