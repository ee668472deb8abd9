// The three kinds of token, member for member as Entra issues them to this kind of application.
// https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
import { createHash, randomBytes } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { type DirectoryUser, directory } from '#emulator/directory.ts';
import { MFA_CONTEXT } from './claims-request.ts';

export interface TokenSubject {
  readonly user: DirectoryUser;
  readonly sid: string | undefined;
  readonly mfa: boolean;
  /** Client capabilities, for `xms_cc`. */
  readonly capabilities: readonly string[];
}

export interface TokenTimes {
  /** Milliseconds. */
  readonly now: number;
  /** Seconds; negative makes a token that has already expired. */
  readonly lifetimeSeconds: number;
  /** How far Azure's clock had been moved by then. */
  readonly advancedMs?: number;
}

/** The one claim that Entra has not, and only in tokens for Azure, and only once a test has moved Azure's clock. */
export const ADVANCED_CLAIM = 'emulator_clock_advanced_ms';

export function issuerOf(authority: string): string {
  return `${authority}/${directory.tenantId}/v2.0`;
}

/** Issuer of Azure Resource Manager's tokens. */
export const ARM_ISSUER = `https://sts.windows.net/${directory.tenantId}/`;

/** The access token for the console's own API. */
export function apiTokenClaims(authority: string, subject: TokenSubject, times: TokenTimes): JWTPayload {
  return {
    aud: directory.clientId,
    iss: issuerOf(authority),
    ...timeClaims(times),
    ...strengthClaims(subject),
    azp: directory.clientId,
    azpacr: '0',
    ...personClaims(subject),
    preferred_username: subject.user.upn,
    scp: 'access_as_user',
    ver: '2.0',
  };
}

/** The access token for Azure Resource Manager; `audience` is one of the four spellings. */
export function armTokenClaims(audience: string, subject: TokenSubject, times: TokenTimes): JWTPayload {
  return {
    aud: audience,
    iss: ARM_ISSUER,
    ...timeClaims(times),
    ...clockClaim(times),
    acr: '1',
    ...strengthClaims(subject),
    appid: directory.clientId,
    appidacr: '1',
    idtyp: 'user',
    ...personClaims(subject),
    upn: subject.user.upn,
    unique_name: subject.user.upn,
    scp: 'user_impersonation',
    ver: '1.0',
  };
}

/** The application itself, or a managed identity. */
export interface AppSubject {
  readonly appId: string;
  readonly oid: string;
  /** Id of the resource whose managed identity it is. */
  readonly managedResourceId?: string;
  readonly capabilities: readonly string[];
}

/** The token of an application that acts as itself, for any resource. */
export function appTokenClaims(audience: string, subject: AppSubject, times: TokenTimes): JWTPayload {
  const { appId, oid, managedResourceId, capabilities } = subject;
  return {
    aud: audience,
    iss: ARM_ISSUER,
    ...timeClaims(times),
    ...clockClaim(times),
    appid: appId,
    appidacr: managedResourceId === undefined ? '1' : '2',
    idp: ARM_ISSUER,
    idtyp: 'app',
    oid,
    sub: oid,
    tid: directory.tenantId,
    uti: randomBytes(16).toString('base64url'),
    ver: '1.0',
    ...(capabilities.length > 0 ? { xms_cc: [...capabilities] } : {}),
    ...(managedResourceId === undefined ? {} : { xms_mirid: managedResourceId }),
  };
}

export function idTokenClaims(
  authority: string,
  subject: TokenSubject,
  times: TokenTimes,
  nonce: string | undefined,
): JWTPayload {
  return {
    aud: directory.clientId,
    iss: issuerOf(authority),
    ...timeClaims(times),
    ...personClaims(subject),
    preferred_username: subject.user.upn,
    login_hint: subject.user.upn,
    ...(nonce === undefined ? {} : { nonce }),
    ver: '2.0',
  };
}

/** MSAL's account key: base64url JSON of user and tenant. */
export function clientInfo(user: DirectoryUser): string {
  return Buffer.from(JSON.stringify({ uid: user.oid, utid: directory.tenantId })).toString('base64url');
}

function timeClaims({ now, lifetimeSeconds }: TokenTimes) {
  const seconds = Math.floor(now / 1000);
  // A token made expired was issued before it expired.
  const issued = lifetimeSeconds > 0 ? seconds : seconds + lifetimeSeconds - 60;
  return { iat: issued, nbf: issued, exp: seconds + lifetimeSeconds };
}

function clockClaim({ advancedMs = 0 }: TokenTimes) {
  return advancedMs > 0 ? { [ADVANCED_CLAIM]: advancedMs } : {};
}

function strengthClaims({ mfa, capabilities }: TokenSubject) {
  return {
    amr: mfa ? ['pwd', 'mfa'] : ['pwd'],
    ...(mfa ? { acrs: [MFA_CONTEXT] } : {}),
    ...(capabilities.length > 0 ? { xms_cc: [...capabilities] } : {}),
  };
}

function personClaims({ user, sid }: TokenSubject) {
  return {
    name: user.displayName,
    oid: user.oid,
    ...(sid === undefined ? {} : { sid }),
    sub: createHash('sha256').update(`${directory.clientId}.${user.oid}`).digest('base64url'),
    tid: directory.tenantId,
    uti: randomBytes(16).toString('base64url'),
  };
}
