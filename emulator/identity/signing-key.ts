// The key that signs every token, kept in the state folder so that tokens outlive a restart.
import {
  type CryptoKey,
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  type JWTPayload,
  SignJWT,
} from 'jose';
import type { StateDir } from '#emulator/state-dir.ts';

export interface SigningKey {
  readonly kid: string;
  readonly publicKey: CryptoKey;
  /** The key set served to relying parties: public members only. */
  readonly jwks: { readonly keys: readonly JWK[] };
  sign(payload: JWTPayload): Promise<string>;
}

const FILE = 'signing-key.json';

export async function openSigningKey(stateDir: StateDir): Promise<SigningKey> {
  const jwk = readKey(stateDir.read(FILE)) ?? (await makeKey());
  stateDir.write(FILE, JSON.stringify(jwk));

  const kid = await calculateJwkThumbprint(jwk);
  const privateKey = (await importJWK(jwk, 'RS256')) as CryptoKey;
  const publicJwk: JWK = { kty: 'RSA', n: jwk.n as string, e: jwk.e as string };
  const publicKey = (await importJWK(publicJwk, 'RS256')) as CryptoKey;

  return {
    kid,
    publicKey,
    jwks: { keys: [{ ...publicJwk, use: 'sig', kid, alg: 'RS256' }] },
    sign: (payload) =>
      new SignJWT(payload).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid }).sign(privateKey),
  };
}

function readKey(text: string | undefined): JWK | undefined {
  try {
    const jwk = JSON.parse(text ?? '') as JWK;
    return jwk.kty === 'RSA' && jwk.d ? jwk : undefined;
  } catch {
    return undefined;
  }
}

async function makeKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { modulusLength: 2048, extractable: true });
  return exportJWK(privateKey);
}
