// Puts the identity provider together from what the state folder keeps.
import { randomBytes } from 'node:crypto';
import { CLIENT_SECRET_FILE, SERVICE_PRINCIPAL_SECRET_FILE, type StateDir } from '#emulator/state-dir.ts';
import { createCodeStore } from './code-store.ts';
import type { IdentityContext, TokenLifetimes } from './context.ts';
import { createSignInLog } from './sign-in-log.ts';
import type { SignInSettings } from './sign-in-settings.ts';
import { openSignInStore } from './sign-in-store.ts';
import { openSigningKey } from './signing-key.ts';

export async function createIdentity(options: {
  readonly stateDir: StateDir;
  readonly authority: string;
  readonly lifetimes: () => TokenLifetimes;
  readonly settings: () => SignInSettings;
  readonly now?: () => number;
  /** Of Azure's clock. */
  readonly advancedMs?: () => number;
}): Promise<IdentityContext> {
  const { stateDir, authority, lifetimes, settings, now = Date.now, advancedMs = () => 0 } = options;
  const secret = () => randomBytes(32).toString('base64url');
  return {
    authority,
    clientSecret: stateDir.keep(CLIENT_SECRET_FILE, secret),
    servicePrincipalSecret: stateDir.keep(SERVICE_PRINCIPAL_SECRET_FILE, secret),
    formSecret: stateDir.keep('form-secret', secret),
    signingKey: await openSigningKey(stateDir),
    store: openSignInStore(stateDir, now),
    codes: createCodeStore(now),
    signIns: createSignInLog(now),
    lifetimes,
    settings,
    now,
    advancedMs,
  };
}
