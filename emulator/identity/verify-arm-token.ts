// Azure Resource Manager's look at a bearer token, with the answers it gives to those it refuses.
import type { JWTPayload } from 'jose';
import { directory } from '#emulator/directory.ts';
import type { Principal, VerifyToken } from '#emulator/principal.ts';
import type { IdentityContext } from './context.ts';
import { REVOKED_MESSAGE, revocationChallenge } from './continuous-access.ts';
import { ARM_AUDIENCES } from './scopes.ts';
import { checkSignature } from './signature.ts';
import { ARM_ISSUER } from './tokens.ts';

export type ArmVerification = Awaited<ReturnType<VerifyToken>>;

type Context = Pick<IdentityContext, 'authority' | 'signingKey' | 'store' | 'now'>;

/** Takes the Authorization header as it came. @param audiences the names of the service that asks. */
export async function verifyArmToken(
  context: Context,
  authorization: string | undefined,
  audiences: readonly string[] = ARM_AUDIENCES,
): Promise<ArmVerification> {
  const refuse = (code: string, message: string, description = message): ArmVerification => ({
    ok: false,
    code,
    message,
    wwwAuthenticate: `Bearer authorization_uri="${context.authority}/${directory.tenantId}", error="invalid_token", error_description="${description.replaceAll(/["\\]/g, "'")}"`,
  });

  if (!authorization) {
    return refuse(
      'AuthenticationFailed',
      "Authentication failed. The 'Authorization' header is missing.",
      "The authentication failed because of missing 'Authorization' header.",
    );
  }
  const token = /^bearer +([^\s]+)$/i.exec(authorization)?.[1];
  if (token === undefined) {
    return refuse(
      'AuthenticationFailedInvalidHeader',
      "Authentication failed. The 'Authorization' header is provided in an invalid format.",
    );
  }

  const checked = await checkSignature(context.signingKey, token);
  if (!checked.ok) return refuse('InvalidAuthenticationToken', 'The access token is invalid.');
  const { claims } = checked;

  if (!audiences.includes(String(claims.aud))) {
    const allowed = audiences.map((audience) => `'${audience}'`).join(',');
    return refuse(
      'InvalidAuthenticationTokenAudience',
      `The access token has been obtained for wrong audience or resource '${printable(claims.aud)}'. It should exactly match with one of the allowed audiences ${allowed}.`,
    );
  }
  if (claims.iss !== ARM_ISSUER || claims.tid !== directory.tenantId) {
    return refuse(
      'InvalidAuthenticationTokenTenant',
      `The access token is from the wrong issuer '${printable(claims.iss)}'. It must match the tenant '${ARM_ISSUER}' associated with this subscription. Please use the authority (URL) '${context.authority}/${directory.tenantId}' to get the token.`,
    );
  }

  const now = context.now();
  const expiry = (claims.exp ?? 0) * 1000;
  if (expiry <= now) {
    return refuse(
      'ExpiredAuthenticationToken',
      `The access token expiry UTC time '${usDate(expiry)}' is earlier than current UTC time '${usDate(now)}'.`,
    );
  }
  if ((claims.nbf ?? 0) * 1000 > now) {
    return refuse('InvalidAuthenticationToken', 'The access token is not yet valid.');
  }

  const challenge = revocationChallenge(context, claims);
  if (challenge !== null) {
    const code = 'InvalidAuthenticationToken';
    return { ok: false, code, message: REVOKED_MESSAGE, wwwAuthenticate: challenge };
  }

  const principal = readPrincipal(claims);
  return principal === undefined
    ? refuse('InvalidAuthenticationToken', 'The access token is invalid.')
    : { ok: true, principal };
}

function readPrincipal(claims: JWTPayload): Principal | undefined {
  const { oid, upn, tid, appid, scp, ver, idtyp } = claims;
  if (idtyp === 'app') return readApplication(claims);
  if (ver !== '1.0' || !String(scp).split(' ').includes('user_impersonation')) return undefined;
  if (typeof oid !== 'string' || typeof upn !== 'string') return undefined;
  return {
    oid,
    upn,
    tid: String(tid),
    appId: String(appid),
    amr: strings(claims.amr),
    acrs: strings(claims.acrs),
    xmsCc: strings(claims.xms_cc),
  };
}

function readApplication({ oid, tid, appid, ver, xms_cc: xmsCc }: JWTPayload): Principal | undefined {
  if (ver !== '1.0' || typeof oid !== 'string' || typeof appid !== 'string') return undefined;
  return {
    oid,
    upn: appid,
    tid: String(tid),
    appId: appid,
    amr: [],
    acrs: [],
    xmsCc: strings(xmsCc),
    kind: 'app',
  };
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** Header-safe: what a token says about itself is not to be trusted to be one line. */
function printable(value: unknown): string {
  return String(value).replaceAll(/[^\x20-\x7e]/g, '?');
}

/** ARM prints times as in `8/21/2018 3:22:00 PM`. */
function usDate(milliseconds: number): string {
  return new Intl.DateTimeFormat('en-US', {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    second: '2-digit',
  })
    .format(milliseconds)
    .replace(',', '')
    .replaceAll('\u202f', ' ');
}
