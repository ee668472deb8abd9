// Whether a token was signed with our key, whatever it says: RS256 only, so neither `none` nor a shared secret passes.
import { compactVerify, decodeProtectedHeader, type JWTPayload } from 'jose';
import type { SigningKey } from './signing-key.ts';

export type SignatureCheck =
  | { readonly ok: true; readonly claims: JWTPayload }
  | { readonly ok: false; readonly reason: 'malformed' | 'unknown-key' | 'bad-signature' };

/** Tokens found good, by key: one RSA operation per token is enough, and a client sends its token thousands of times. */
const known = new WeakMap<SigningKey, Map<string, JWTPayload>>();

const MOST_KNOWN = 500;

/** Times, audience and issuer are left to the caller, who has an error for each. */
export async function checkSignature(key: SigningKey, token: string): Promise<SignatureCheck> {
  const good = known.get(key) ?? new Map<string, JWTPayload>();
  known.set(key, good);
  const claims = good.get(token);
  if (claims !== undefined) return { ok: true, claims };

  const checked = await verify(key, token);
  if (checked.ok) {
    const [oldest] = good.keys();
    if (good.size >= MOST_KNOWN && oldest !== undefined) good.delete(oldest);
    good.set(token, checked.claims);
  }
  return checked;
}

async function verify(key: SigningKey, token: string): Promise<SignatureCheck> {
  try {
    if (decodeProtectedHeader(token).kid !== key.kid) return { ok: false, reason: 'unknown-key' };
  } catch {
    return { ok: false, reason: 'malformed' };
  }
  try {
    const { payload } = await compactVerify(token, key.publicKey, { algorithms: ['RS256'] });
    return { ok: true, claims: JSON.parse(new TextDecoder().decode(payload)) as JWTPayload };
  } catch {
    return { ok: false, reason: 'bad-signature' };
  }
}
