/** POST starts or renews the session with a token from MSAL; DELETE signs out and revokes it. */
import { cookies } from 'next/headers';
import { refuse } from '#app/api/answer.ts';
import { isOwnOrigin } from '#lib/actions/request-origin.ts';
import { sessionFromToken } from '#lib/auth/api-token.ts';
import { revokeSession } from '#lib/auth/revocation.ts';
import { cookieName, sealSession, sessionCookieNames } from '#lib/auth/session-cookie.ts';
import { currentSession, userOf } from '#lib/caller.ts';
import { env } from '#lib/env.ts';
import { forgetFleet } from '#lib/fleet/fleet-feeds.ts';

/** Entra's access tokens are a few kilobytes; anything far larger is not one. */
const LONGEST_TOKEN = 20_000;

/**
 * Longer than any token lives, in seconds: a session that has run out must be told from none at all.
 * The token inside, not the cookie, decides how long the session lasts.
 */
const COOKIE_LIFETIME = 24 * 3_600;

/** Strict would look signed out on the first return from the identity provider. */
const attributes = () =>
  ({
    httpOnly: true,
    secure: env().consoleOrigin.startsWith('https:'),
    sameSite: 'lax',
    path: '/',
  }) as const;

async function clearSession(name: string) {
  const jar = await cookies();
  // With all attributes: browsers ignore a removal of a __Host- cookie that lacks Secure.
  for (const chunk of sessionCookieNames(name)) jar.set(chunk, '', { ...attributes(), maxAge: 0 });
}

const foreign = () => refuse({ code: 'invalid_input', issues: [{ path: 'origin', code: 'foreign_origin' }] });

export async function POST(request: Request) {
  const settings = env();
  if (!isOwnOrigin(request.headers, settings.consoleOrigin)) return foreign();
  const body: unknown = await request.json().catch(() => null);
  const token = typeof body === 'object' && body !== null && 'token' in body ? body.token : null;
  if (typeof token !== 'string' || token.length > LONGEST_TOKEN)
    return refuse({ code: 'invalid_input', issues: [{ path: 'token', code: 'wrong_arguments' }] });
  const session = await sessionFromToken(token, settings);
  if (session === null) return refuse({ code: 'sign_in_required' });

  const previous = await currentSession();
  if (previous !== null) revokeSession(previous.id, previous.expiresAt);
  if (previous?.oid !== session.oid) forgetFleet(userOf(session));
  const name = cookieName(settings.consoleOrigin);
  await clearSession(name);
  const jar = await cookies();
  for (const chunk of await sealSession(session, settings.sessionSecret, name))
    jar.set(chunk.name, chunk.value, { ...attributes(), maxAge: COOKIE_LIFETIME });
  return Response.json({ expiresAt: session.expiresAt }, { headers: { 'cache-control': 'no-store' } });
}

export async function DELETE(request: Request) {
  const { consoleOrigin } = env();
  if (!isOwnOrigin(request.headers, consoleOrigin)) return foreign();
  const session = await currentSession();
  if (session !== null) {
    revokeSession(session.id, session.expiresAt);
    forgetFleet(userOf(session));
  }
  await clearSession(cookieName(consoleOrigin));
  return new Response(null, { status: 204 });
}
