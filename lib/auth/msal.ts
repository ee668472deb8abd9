'use client';
/**
 * Signing in with MSAL: redirect, authorization code and PKCE. Loaded only where somebody signs in,
 * renews or steps up (60 kB). Its cache holds tokens for this console's own API, never for Azure.
 */
import { type AccountInfo, PublicClientApplication } from '@azure/msal-browser';
import { broadcastResponseToMainFrame } from '@azure/msal-browser/redirect-bridge';
import type { BrowserAuthConfig } from './browser-config.ts';
import { markSignedOut, takeReturnPath } from './return-path.ts';

let started: Promise<PublicClientApplication> | undefined;

function application(config: BrowserAuthConfig): Promise<PublicClientApplication> {
  started ??= (async () => {
    const { clientId, authority, knownAuthorities, authorityMetadata } = config;
    const app = new PublicClientApplication({
      auth: {
        clientId,
        authority,
        knownAuthorities: [...knownAuthorities],
        redirectUri: '/auth/callback',
        postLogoutRedirectUri: '/sign-in',
        clientCapabilities: ['CP1'],
        ...(authorityMetadata === null ? {} : { authorityMetadata }),
      },
      // A second tab finds the account and signs in without asking.
      cache: { cacheLocation: 'localStorage' },
    });
    await app.initialize();
    return app;
  })();
  return started;
}

const accountOf = (app: PublicClientApplication, oid: string): AccountInfo | null =>
  app.getAllAccounts().find(({ localAccountId }) => localAccountId === oid) ?? null;

/** Hands the token to the server, which validates it and answers with the session cookie. */
async function openSession(token: string): Promise<void> {
  const response = await fetch('/auth/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  if (!response.ok) throw new Error('The server did not accept the sign-in.');
}

/** Leaves for the identity provider. @param chooseAccount shows the list even if one is signed in. */
export async function signIn(config: BrowserAuthConfig, chooseAccount: boolean): Promise<void> {
  const app = await application(config);
  // Ends what an earlier redirect left open (a sign-out, or one that was turned back from).
  await app.handleRedirectPromise({ navigateToLoginRequestUrl: false }).catch(() => null);
  await app.loginRedirect({
    scopes: [config.scope],
    ...(chooseAccount ? { prompt: 'select_account' } : {}),
  });
}

/** Leaves for the identity provider to satisfy a claims challenge (a second factor). */
export async function stepUp(config: BrowserAuthConfig, oid: string, claims: string): Promise<void> {
  const app = await application(config);
  const account = accountOf(app, oid);
  await app.acquireTokenRedirect({
    scopes: [config.scope],
    claims,
    ...(account === null ? {} : { account }),
  });
}

/** A new token without a visible step, then a new session. False: the user has to sign in. */
export async function renew(config: BrowserAuthConfig, oid: string | null): Promise<boolean> {
  const app = await application(config);
  const account = oid === null ? (app.getAllAccounts()[0] ?? null) : accountOf(app, oid);
  if (account === null) return false;
  try {
    const { accessToken } = await app.acquireTokenSilent({
      scopes: [config.scope],
      account,
      forceRefresh: true,
    });
    await openSession(accessToken);
    return true;
  } catch {
    // Blocked third-party cookies, a revoked session or a dead network all end the same way: sign in.
    return false;
  }
}

/** Signs out here (the server revokes the session first) and at the identity provider. */
export async function signOut(config: BrowserAuthConfig, oid: string): Promise<void> {
  await fetch('/auth/session', { method: 'DELETE' });
  markSignedOut();
  const app = await application(config);
  await app.logoutRedirect({ account: accountOf(app, oid) });
}

export type Arrival =
  | { readonly state: 'signed_in'; readonly returnTo: string }
  /** An administrator has to act; `reason` is the AADSTS code. */
  | { readonly state: 'blocked'; readonly reason: string }
  /** The user turned back, or the answer did not belong to a request of this tab. */
  | { readonly state: 'not_signed_in'; readonly returnTo: string }
  /** This was MSAL's hidden frame. */
  | { readonly state: 'frame' };

let arrival: Promise<Arrival> | undefined;

/** What the callback page does with the identity provider's answer; once, however often it is asked. */
export function arrive(config: BrowserAuthConfig): Promise<Arrival> {
  arrival ??= takeAnswer(config);
  return arrival;
}

async function takeAnswer(config: BrowserAuthConfig): Promise<Arrival> {
  if (window.parent !== window) {
    await broadcastResponseToMainFrame();
    return { state: 'frame' };
  }
  const returnTo = takeReturnPath();
  try {
    const app = await application(config);
    const result = await app.handleRedirectPromise({ navigateToLoginRequestUrl: false });
    if (result === null) return { state: 'not_signed_in', returnTo };
    await openSession(result.accessToken);
    return { state: 'signed_in', returnTo };
  } catch (error) {
    const code = /AADSTS\d+/.exec(error instanceof Error ? error.message : '')?.[0];
    if (code !== undefined && code !== 'AADSTS65004') return { state: 'blocked', reason: code };
    return { state: 'not_signed_in', returnTo };
  }
}
