/**
 * The session as an encrypted, HttpOnly cookie: the server keeps no session store. jose's EncryptJWT
 * (dir, A256GCM, deflate), cut into chunks because browsers refuse a single cookie above 4,096 bytes.
 */
import { createHash, randomUUID } from 'node:crypto';
import { EncryptJWT, jwtDecrypt } from 'jose';

export type Session = {
  /** Random id; what sign-out revokes. */
  readonly id: string;
  readonly oid: string;
  readonly userName: string;
  readonly name: string;
  /** The user's token for this console's own API: the assertion of the on-behalf-of exchange. */
  readonly token: string;
  /** Seconds since 1970; the token's own expiry. */
  readonly expiresAt: number;
};

export type Cookie = { readonly name: string; readonly value: string };

const CHUNK = 3_800;
const MOST_CHUNKS = 4;

/** `__Host-` binds the cookie to this exact origin; browsers allow it on https only. */
export function cookieName(consoleOrigin: string): string {
  return consoleOrigin.startsWith('https:') ? '__Host-session' : 'session';
}

const keyOf = (secret: string) => createHash('sha256').update(Buffer.from(secret, 'base64url')).digest();

export function newSession(claims: Omit<Session, 'id'>): Session {
  return { id: randomUUID(), ...claims };
}

/** @returns the cookies that hold the session, at most four of 3,800 bytes; throws if it is larger. */
export async function sealSession(
  session: Session,
  secret: string,
  name: string,
): Promise<readonly Cookie[]> {
  const { id, expiresAt, ...claims } = session;
  const sealed = await new EncryptJWT(claims)
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', zip: 'DEF' })
    .setJti(id)
    .setIssuedAt()
    .setExpirationTime(expiresAt)
    .encrypt(keyOf(secret));
  const chunks = sealed.match(new RegExp(`.{1,${CHUNK}}`, 'g')) ?? [];
  if (chunks.length > MOST_CHUNKS)
    throw new Error('The sign-in token is too large for a cookie: keep group claims out of it.');
  return chunks.map((value, index) => ({ name: `${name}.${index}`, value }));
}

export type OpenedSession =
  | { readonly state: 'open'; readonly session: Session }
  /** It was ours and has run out. */
  | { readonly state: 'expired' }
  | { readonly state: 'none' };

/** Reads the session back. A cookie that is not ours, altered or cut is no session; nothing throws. */
export async function openSession(
  cookies: readonly Cookie[],
  secret: string,
  name: string,
): Promise<OpenedSession> {
  const values = new Map(cookies.map((cookie) => [cookie.name, cookie.value]));
  let sealed = '';
  for (let index = 0; index < MOST_CHUNKS; index += 1) sealed += values.get(`${name}.${index}`) ?? '';
  if (sealed === '') return { state: 'none' };
  try {
    const { payload } = await jwtDecrypt<Omit<Session, 'id' | 'expiresAt'>>(sealed, keyOf(secret), {
      contentEncryptionAlgorithms: ['A256GCM'],
      keyManagementAlgorithms: ['dir'],
      requiredClaims: ['jti', 'exp', 'oid', 'token'],
    });
    const { jti, exp, oid, userName, name: fullName, token } = payload;
    return {
      state: 'open',
      session: { id: jti ?? '', expiresAt: exp ?? 0, oid, userName, name: fullName, token },
    };
  } catch (error) {
    return { state: (error as { code?: string }).code === 'ERR_JWT_EXPIRED' ? 'expired' : 'none' };
  }
}

/** Every cookie name a session may occupy, to clear what an earlier, longer one left. */
export const sessionCookieNames = (name: string): readonly string[] =>
  Array.from({ length: MOST_CHUNKS }, (_, index) => `${name}.${index}`);
