/** Validates the token the browser brings: it must be for this console, from this tenant, and alive. */
import 'server-only';
import { createPipelineRequest } from '@azure/core-rest-pipeline';
import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { Env } from '#lib/env.ts';
import { guardedHttpClient } from '#lib/http/guarded-client.ts';
import { newSession, type Session } from './session-cookie.ts';

const SCOPE = 'access_as_user';
const keySets = new Map<string, JWTVerifyGetKey>();

type Settings = Pick<Env, 'authorityHost' | 'tenantId' | 'clientId' | 'ca'>;

/** The identity provider's signing keys, fetched through the guard and cached by jose. */
function keySet({ authorityHost, tenantId, ca }: Settings): JWTVerifyGetKey {
  const url = `${authorityHost}/${tenantId}/discovery/v2.0/keys`;
  const known = keySets.get(url);
  if (known !== undefined) return known;
  const http = guardedHttpClient([authorityHost]);
  const keys = createRemoteJWKSet(new URL(url), {
    [customFetch]: async (target) => {
      const request = createPipelineRequest({ url: target });
      // Not an option of the constructor, which drops it silently.
      if (ca !== null) request.tlsSettings = { ca };
      const { status, bodyAsText } = await http.sendRequest(request);
      return new Response(bodyAsText ?? null, { status });
    },
  });
  keySets.set(url, keys);
  return keys;
}

/**
 * Signature (RS256), issuer, audience, expiry, tenant and scope.
 * https://learn.microsoft.com/entra/identity-platform/access-tokens#validate-tokens
 * @returns a new session, or null when the token is not acceptable for whatever reason.
 */
export async function sessionFromToken(token: string, settings: Settings): Promise<Session | null> {
  const { authorityHost, tenantId, clientId } = settings;
  try {
    const { payload } = await jwtVerify(token, keySet(settings), {
      algorithms: ['RS256'],
      issuer: `${authorityHost}/${tenantId}/v2.0`,
      audience: clientId,
      requiredClaims: ['exp', 'oid', 'tid', 'scp'],
    });
    const { oid, tid, scp, name, preferred_username: userName, exp } = payload as Record<string, unknown>;
    if (tid !== tenantId || typeof oid !== 'string' || typeof exp !== 'number') return null;
    if (typeof scp !== 'string' || !scp.split(' ').includes(SCOPE)) return null;
    const shownName = typeof userName === 'string' ? userName : oid;
    return newSession({
      oid,
      userName: shownName,
      name: typeof name === 'string' ? name : shownName,
      token,
      expiresAt: exp,
    });
  } catch {
    return null;
  }
}
