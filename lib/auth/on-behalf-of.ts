/**
 * Acting on Azure as the signed-in user: their token for this console is exchanged for one for Azure
 * Resource Manager. One credential per assertion, because the SDK's credential caches per instance and
 * lets parallel callers all exchange at once.
 */
import 'server-only';
import { createHash } from 'node:crypto';
import type { AccessToken, GetTokenOptions, TokenCredential } from '@azure/core-auth';
import { OnBehalfOfCredential } from '@azure/identity';
import type { Env } from '#lib/env.ts';
import { guardedHttpClient } from '#lib/http/guarded-client.ts';

const PUBLIC_AUTHORITY = 'https://login.microsoftonline.com';
/** Users signed in at once whose credential is kept; the least recently used goes first. */
const KEPT = 500;

const SLOT = Symbol.for('acr-network-console.credentials');
// Next.js may bundle pages and route handlers apart: each would exchange the same token once more.
const holder = globalThis as { [SLOT]?: Map<string, TokenCredential> };
holder[SLOT] ??= new Map<string, TokenCredential>();
const kept = holder[SLOT];

type Settings = Pick<Env, 'tenantId' | 'clientId' | 'clientSecret' | 'authorityHost' | 'ca'>;

function create(assertion: string, settings: Settings): TokenCredential {
  const { tenantId, clientId, clientSecret, authorityHost, ca } = settings;
  const options = {
    tenantId,
    clientId,
    clientSecret,
    userAssertionToken: assertion,
    authorityHost,
    // Only Microsoft's own authorities can be looked up at Microsoft.
    disableInstanceDiscovery: authorityHost !== PUBLIC_AUTHORITY,
    httpClient: guardedHttpClient([authorityHost]),
    ...(ca === null ? {} : { tlsOptions: { ca } }),
  };
  return singleFlight(new OnBehalfOfCredential(options));
}

/** A token is used until so long before its end, as in the SDK's own cache. Milliseconds. */
const SPARE = 5 * 60_000;

/**
 * Parallel calls for the same scopes and claims share one exchange. The token is kept here as well: the SDK looks
 * it up in its cache with a fifth of a millisecond's work, and every request to Azure asks.
 */
function singleFlight(credential: TokenCredential): TokenCredential {
  const running = new Map<string, Promise<AccessToken | null>>();
  let held = new Map<string, AccessToken>();
  return {
    getToken(scopes: string | string[], options?: GetTokenOptions) {
      const key = JSON.stringify([scopes, options?.claims ?? null, options?.enableCae ?? false]);
      const token = held.get(key);
      if (token !== undefined && isFresh(token)) return Promise.resolve(token);
      const known = running.get(key);
      if (known !== undefined) return known;
      // Azure has challenged what is held: the SDK's cache knows the newer one, once there is one.
      const isChallenged = options?.claims !== undefined;
      if (isChallenged) held = new Map();
      const own = held;
      // The caller's abort signal must not end an exchange that others wait for.
      const { abortSignal: _own, ...shared } = options ?? {};
      const exchange = credential
        .getToken(scopes, shared)
        .then((got) => {
          if (isChallenged) held = new Map();
          else if (got !== null) own.set(key, got);
          return got;
        })
        .finally(() => running.delete(key));
      running.set(key, exchange);
      return exchange;
    },
  };
}

const isFresh = ({ expiresOnTimestamp, refreshAfterTimestamp = expiresOnTimestamp }: AccessToken) =>
  Date.now() < Math.min(expiresOnTimestamp - SPARE, refreshAfterTimestamp);

/** The credential for one user's token; the same instance for the same token. */
export function credentialFor(assertion: string, settings: Settings): TokenCredential {
  const key = createHash('sha256').update(assertion).digest('base64');
  const credential = kept.get(key) ?? create(assertion, settings);
  kept.delete(key);
  kept.set(key, credential);
  if (kept.size > KEPT) kept.delete(kept.keys().next().value ?? '');
  return credential;
}
