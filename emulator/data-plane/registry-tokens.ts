// The registry's own refresh and access tokens: signed by it, for one login server, and gone with the process.
// https://github.com/Azure/acr/blob/main/docs/AAD-OAuth.md
import { randomBytes } from 'node:crypto';
import { type JWTPayload, jwtVerify, SignJWT } from 'jose';

export type Access = {
  readonly type: 'repository' | 'registry';
  readonly name: string;
  readonly actions: readonly string[];
};

export type RegistryTokens = {
  /** Speaks for an identity until it is exchanged; three hours. */
  refresh(loginServer: string, oid: string): Promise<string>;
  /** @param oid null for anonymous pull. Lasts 75 minutes. */
  access(loginServer: string, oid: string | null, access: readonly Access[]): Promise<string>;
  /** The object id behind a refresh token; null for one that is not this registry's, or has expired. */
  readRefresh(loginServer: string, token: string): Promise<string | null>;
  readAccess(loginServer: string, token: string): Promise<{ readonly access: readonly Access[] } | null>;
};

const ISSUER = 'Azure Container Registry';
const REFRESH_SECONDS = 3 * 60 * 60;
const ACCESS_SECONDS = 75 * 60;

/** @param now milliseconds since 1970. */
export function createRegistryTokens(now: () => number): RegistryTokens {
  const key = randomBytes(32);

  const sign = (loginServer: string, oid: string | null, seconds: number, claims: JWTPayload) => {
    const issued = Math.floor(now() / 1000);
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setIssuer(ISSUER)
      .setAudience(loginServer)
      .setSubject(oid ?? '')
      .setIssuedAt(issued)
      .setExpirationTime(issued + seconds)
      .sign(key);
  };
  const read = async (loginServer: string, token: string, kind: string) => {
    try {
      const { payload } = await jwtVerify(token, key, {
        issuer: ISSUER,
        audience: loginServer,
        currentDate: new Date(now()),
      });
      return payload['grant_type'] === kind ? payload : null;
    } catch {
      return null;
    }
  };

  return {
    refresh: (loginServer, oid) => sign(loginServer, oid, REFRESH_SECONDS, { grant_type: 'refresh_token' }),
    access: (loginServer, oid, access) =>
      sign(loginServer, oid, ACCESS_SECONDS, { grant_type: 'access_token', access }),
    readRefresh: async (loginServer, token) => (await read(loginServer, token, 'refresh_token'))?.sub ?? null,
    async readAccess(loginServer, token) {
      const payload = await read(loginServer, token, 'access_token');
      return payload === null ? null : { access: payload['access'] as Access[] };
    },
  };
}
