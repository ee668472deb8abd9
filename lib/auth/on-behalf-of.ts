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

/** Parallel calls for the same scopes and claims share one exchange. */
function singleFlight(credential: TokenCredential): TokenCredential {
  const running = new Map<string, Promise<AccessToken | null>>();
  return {
    getToken(scopes: string | string[], options?: GetTokenOptions) {
      const key = JSON.stringify([scopes, options?.claims ?? null, options?.enableCae ?? false]);
      const known = running.get(key);
      if (known !== undefined) return known;
      // The caller's abort signal must not end an exchange that others wait for.
      const { abortSignal: _own, ...shared } = options ?? {};
      const exchange = credential.getToken(scopes, shared).finally(() => running.delete(key));
      running.set(key, exchange);
      return exchange;
    },
  };
}

/** The credential for one user's token; the same instance for the same token. */
export function credentialFor(assertion: string, settings: Settings): TokenCredential {
  const key = createHash('sha256').update(assertion).digest('base64');
  const credential = kept.get(key) ?? create(assertion, settings);
  kept.delete(key);
  kept.set(key, credential);
  if (kept.size > KEPT) kept.delete(kept.keys().next().value ?? '');
  return credential;
}
