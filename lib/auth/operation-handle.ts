/**
 * What the browser holds to ask how a long operation stands: encrypted, bound to the user, short-lived.
 * Azure's own operation URL never leaves the server.
 */
import { createHash } from 'node:crypto';
import { EncryptJWT, jwtDecrypt } from 'jose';

const AUDIENCE = 'operation';
const LIFETIME = '2h';

const keyOf = (secret: string) => createHash('sha256').update(`${AUDIENCE}:${secret}`).digest();

/** @param oid object id of the user the handle is for. */
export function sealHandle<T extends object>(value: T, oid: string, secret: string): Promise<string> {
  return new EncryptJWT({ value })
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .setAudience(AUDIENCE)
    .setSubject(oid)
    .setIssuedAt()
    .setExpirationTime(LIFETIME)
    .encrypt(keyOf(secret));
}

/** @returns null for a handle that is not ours, not this user's, altered, or too old. */
export async function openHandle<T extends object>(
  handle: string,
  oid: string,
  secret: string,
): Promise<T | null> {
  try {
    const { payload } = await jwtDecrypt<{ value: T }>(handle, keyOf(secret), {
      audience: AUDIENCE,
      subject: oid,
    });
    return payload.value;
  } catch {
    return null;
  }
}
