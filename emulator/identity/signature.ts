// Whether a token was signed with our key, whatever it says: RS256 only, so neither `none` nor a shared secret passes.
import { compactVerify, decodeProtectedHeader, type JWTPayload } from 'jose';
import type { SigningKey } from './signing-key.ts';

export type SignatureCheck =
  | { readonly ok: true; readonly claims: JWTPayload }
  | { readonly ok: false; readonly reason: 'malformed' | 'unknown-key' | 'bad-signature' };

/** Times, audience and issuer are left to the caller, who has an error for each. */
export async function checkSignature(key: SigningKey, token: string): Promise<SignatureCheck> {
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
