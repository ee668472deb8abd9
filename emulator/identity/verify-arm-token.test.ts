// Azure Resource Manager's door: one good token, and every kind of bad one with ARM's answer.
import { generateKeyPairSync } from 'node:crypto';
import { SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { directory } from '#emulator/directory.ts';
import { createTestIdentity, type TestIdentity } from './test-identity.ts';
import { apiTokenClaims, armTokenClaims } from './tokens.ts';
import { verifyArmToken } from './verify-arm-token.ts';

const [operator] = directory.users;
if (operator === undefined) throw new Error('no operator');
const subject = { user: operator, sid: undefined, mfa: true, capabilities: ['CP1'] };

function claimsOf({ identity }: TestIdentity, audience = 'https://management.azure.com') {
  return armTokenClaims(audience, subject, { now: identity.now(), lifetimeSeconds: 3600 });
}

async function answer(world: TestIdentity, overrides: object) {
  const token = await world.identity.signingKey.sign({ ...claimsOf(world), ...overrides });
  return verifyArmToken(world.identity, `Bearer ${token}`);
}

test('a good token for any of the four audiences is accepted, and says who it is', async () => {
  const world = await createTestIdentity();
  for (const host of ['management.azure.com', 'management.core.windows.net']) {
    for (const slash of ['', '/']) {
      expect(await answer(world, { aud: `https://${host}${slash}` })).toEqual({
        ok: true,
        principal: {
          oid: operator.oid,
          upn: operator.upn,
          tid: directory.tenantId,
          appId: directory.clientId,
          amr: ['pwd', 'mfa'],
          acrs: ['p1'],
          xmsCc: ['CP1'],
        },
      });
    }
  }
});

test.each([
  [
    'audience',
    { aud: 'https://vault.azure.net' },
    'InvalidAuthenticationTokenAudience',
    "'https://vault.azure.net'",
  ],
  [
    'audience with a port',
    { aud: 'https://management.azure.com:443' },
    'InvalidAuthenticationTokenAudience',
    '',
  ],
  ['audiences', { aud: ['https://management.azure.com', 'x'] }, 'InvalidAuthenticationTokenAudience', ''],
  ['issuer', { iss: 'https://sts.windows.net/other/' }, 'InvalidAuthenticationTokenTenant', 'wrong issuer'],
  ['tenant', { tid: 'other' }, 'InvalidAuthenticationTokenTenant', 'wrong issuer'],
  ['expiry', { exp: 1_534_865_400 }, 'ExpiredAuthenticationToken', "'8/21/2018 3:30:00 PM' is earlier than"],
  ['missing expiry', { exp: undefined }, 'ExpiredAuthenticationToken', ''],
  ['start', { nbf: 4_000_000_000 }, 'InvalidAuthenticationToken', 'not yet valid'],
  ['scope', { scp: 'other' }, 'InvalidAuthenticationToken', ''],
  ['version', { ver: '2.0' }, 'InvalidAuthenticationToken', ''],
  ['user', { oid: undefined }, 'InvalidAuthenticationToken', ''],
])('a token with a wrong %s is refused', async (_, overrides, code, text) => {
  const world = await createTestIdentity();
  const result = await answer(world, overrides);
  expect(result).toMatchObject({ ok: false, code, message: expect.stringContaining(text) });
  expect(!result.ok && result.wwwAuthenticate).toMatch(
    /^Bearer authorization_uri="[^"]+", error="invalid_token", error_description="[^"]+"$/,
  );
});

test('a token of another key, without signature, without anything or of another scheme is refused', async () => {
  const world = await createTestIdentity();
  const { kid } = world.identity.signingKey;
  const codeOf = async (authorization: string | undefined) => {
    const result = await verifyArmToken(world.identity, authorization);
    return result.ok ? 'accepted' : result.code;
  };
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const forged = await new SignJWT(claimsOf(world))
    .setProtectedHeader({ alg: 'RS256', kid })
    .sign(privateKey);
  expect(await codeOf(`Bearer ${forged}`)).toBe('InvalidAuthenticationToken');
  const [, payload] = forged.split('.');
  const none = Buffer.from(JSON.stringify({ alg: 'none', kid })).toString('base64url');
  expect(await codeOf(`Bearer ${none}.${payload}.`)).toBe('InvalidAuthenticationToken');
  expect(await codeOf('Bearer garbage')).toBe('InvalidAuthenticationToken');
  expect(await codeOf('Bearer ')).toBe('AuthenticationFailedInvalidHeader');
  expect(await codeOf('Basic YTpi')).toBe('AuthenticationFailedInvalidHeader');
  expect(await codeOf(undefined)).toBe('AuthenticationFailed');
});

test('a token for the API of the console is not one for Azure', async () => {
  const world = await createTestIdentity();
  const claims = apiTokenClaims(world.identity.authority, subject, {
    now: world.identity.now(),
    lifetimeSeconds: 3600,
  });
  const result = await verifyArmToken(
    world.identity,
    `Bearer ${await world.identity.signingKey.sign(claims)}`,
  );
  expect(result).toMatchObject({ ok: false, code: 'InvalidAuthenticationTokenAudience' });
});

test('what a refused token says about itself cannot break out of the header', async () => {
  const world = await createTestIdentity();
  const result = await answer(world, { aud: 'x"\r\nSet-Cookie: a=b' });
  expect(!result.ok && result.wwwAuthenticate).not.toMatch(/[\r\n]|x"/);
});

test('what was revoked is challenged, from a client that can handle it; a token from afterwards is good', async () => {
  const world = await createTestIdentity();
  const iat = Math.floor(world.identity.now() / 1000) - 60;
  world.identity.store.revokeUser(operator.oid);
  const refused = await answer(world, { iat });
  expect(refused).toMatchObject({
    ok: false,
    code: 'InvalidAuthenticationToken',
    message: expect.stringContaining('TokenIssuedBeforeRevocationTimestamp'),
  });
  if (refused.ok) throw new Error('let in');
  expect(refused.wwwAuthenticate).toContain('error="insufficient_claims"');
  const claims = /claims="([^"]+)"/.exec(refused.wwwAuthenticate)?.[1] ?? '';
  expect(JSON.parse(Buffer.from(claims, 'base64').toString())).toEqual({
    access_token: { nbf: { essential: true, value: expect.stringMatching(/^\d{10}$/) } },
  });
  expect((await answer(world, { iat, xms_cc: [] })).ok).toBe(true);
  expect((await answer(world, {})).ok).toBe(true);
});
