// The exchange for Azure on behalf of a user: what it gives, and everything it refuses.
import { createHmac, generateKeyPairSync } from 'node:crypto';
import { decodeJwt, SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { directory } from '#emulator/directory.ts';
import { MFA_CLAIMS } from '#emulator/identity/claims-request.ts';
import { AUTHORITY, createTestIdentity, type TestIdentity } from '#emulator/identity/test-identity.ts';
import { apiTokenClaims } from '#emulator/identity/tokens.ts';

const [operator] = directory.users;
const ARM_SCOPE = 'https://management.azure.com/.default';

describe('on behalf of', () => {
  function exchange(
    { client, identity }: TestIdentity,
    assertion: string,
    form: Record<string, string | undefined> = {},
  ) {
    return client.token({
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      client_id: directory.clientId,
      client_secret: identity.clientSecret,
      requested_token_use: 'on_behalf_of',
      scope: `${ARM_SCOPE} openid profile offline_access`,
      assertion,
      ...form,
    });
  }

  async function withAssertion() {
    const world = await createTestIdentity();
    return { world, assertion: String((await world.client.signIn('operator')).access_token) };
  }

  /** An assertion signed by the right key that is wrong in the given claims. */
  function signed({ identity }: TestIdentity, overrides: object) {
    if (operator === undefined) throw new Error('no operator');
    const subject = { user: operator, sid: undefined, mfa: false, capabilities: [] };
    const claims = apiTokenClaims(AUTHORITY, subject, { now: identity.now(), lifetimeSeconds: 3600 });
    return identity.signingKey.sign({ ...claims, ...overrides });
  }

  test('gives an Azure token for the audience that was asked for', async () => {
    const { world, assertion } = await withAssertion();
    const { status, body } = await exchange(world, assertion, {
      claims: '{"access_token":{"xms_cc":{"values":["CP1"]}}}',
    });
    expect(status).toBe(200);
    expect(body.scope).toContain(ARM_SCOPE);
    expect(decodeJwt(String(body.access_token))).toMatchObject({
      ver: '1.0',
      aud: 'https://management.azure.com',
      iss: `https://sts.windows.net/${directory.tenantId}/`,
      scp: 'user_impersonation',
      oid: operator?.oid,
      upn: 'operator@contoso.example',
      amr: ['pwd'],
      appid: directory.clientId,
      xms_cc: ['CP1'],
    });
    for (const audience of ['https://management.azure.com/', 'https://management.core.windows.net/']) {
      const other = await exchange(world, assertion, { scope: `${audience}/.default` });
      expect(decodeJwt(String(other.body.access_token)).aud).toBe(audience);
    }
  });

  test('the secret is checked, in the form and as basic authentication', async () => {
    const { world, assertion } = await withAssertion();
    const wrong = await exchange(world, assertion, { client_secret: 'wrong' });
    expect([wrong.status, wrong.body.error, wrong.body.error_codes]).toEqual([
      401,
      'invalid_client',
      [7000215],
    ]);
    expect((await exchange(world, assertion, { client_secret: undefined })).body.error_codes).toEqual([
      7000218,
    ]);
    expect((await exchange(world, assertion, { client_id: 'other' })).body.error_codes).toEqual([700016]);
    const basic = Buffer.from(`${directory.clientId}:${world.identity.clientSecret}`).toString('base64');
    const form = {
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      requested_token_use: 'on_behalf_of',
      scope: ARM_SCOPE,
      assertion,
    };
    expect((await world.client.token(form, { authorization: `Basic ${basic}` })).status).toBe(200);
    const browser = await world.client.token(
      { ...form, client_id: directory.clientId, client_secret: world.identity.clientSecret },
      { origin: 'http://localhost:3000' },
    );
    expect(browser.body.error_codes).toEqual([9002326]);
  });

  test('an assertion that was forged, unsigned or broken is refused', async () => {
    const { world, assertion } = await withAssertion();
    const [header = '', payload = '', signature = ''] = assertion.split('.');
    const codes = async (token: string) => (await exchange(world, token)).body.error_codes;
    const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const { kid } = world.identity.signingKey;

    const elevated = base64url({ ...decodeJwt(assertion), acrs: ['p1'] });
    expect(await codes(`${header}.${elevated}.${signature}`)).toEqual([50013]);
    expect(await codes(`${base64url({ alg: 'none', kid })}.${payload}.`)).toEqual([50013]);
    const hmacHeader = base64url({ alg: 'HS256', kid });
    const publicKey = JSON.stringify(world.identity.signingKey.jwks.keys[0]);
    const hmac = createHmac('sha256', publicKey).update(`${hmacHeader}.${payload}`).digest('base64url');
    expect(await codes(`${hmacHeader}.${payload}.${hmac}`)).toEqual([50013]);
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    for (const foreignKid of [kid, 'unknown']) {
      const forged = new SignJWT(decodeJwt(assertion)).setProtectedHeader({ alg: 'RS256', kid: foreignKid });
      expect(await codes(await forged.sign(privateKey))).toEqual([50013]);
    }
    expect(await codes('garbage')).toEqual([50027]);
  });

  test.each([
    ['audience', { aud: 'other' }, 500131],
    ['issuer', { iss: 'https://sts.windows.net/other/' }, 50013],
    ['expiry', { exp: 1_700_000_000 }, 500133],
    ['start', { nbf: 4_000_000_000 }, 500133],
    ['scope', { scp: 'other' }, 7000114],
    ['version', { ver: '1.0' }, 7000114],
    ['user', { oid: 'nobody' }, 50034],
  ])('an assertion with a wrong %s is refused', async (_, overrides, code) => {
    const world = await createTestIdentity();
    const { body } = await exchange(world, await signed(world, overrides));
    expect(body.error_codes).toEqual([code]);
    expect(body.error).toBe('invalid_grant');
  });

  test('an Azure token is no assertion', async () => {
    const { world, assertion } = await withAssertion();
    const { body } = await exchange(world, assertion);
    expect((await exchange(world, String(body.access_token))).body.error).toBe('invalid_grant');
  });

  test('an assertion that has run out is invalid_grant: the browser has to renew', async () => {
    const { world, assertion } = await withAssertion();
    world.wait(3601);
    expect((await exchange(world, assertion)).body).toMatchObject({
      error: 'invalid_grant',
      error_codes: [500133],
    });
  });

  test('claims that the assertion does not meet come back for the browser', async () => {
    const { world, assertion } = await withAssertion();
    const refused = await exchange(world, assertion, { claims: MFA_CLAIMS });
    expect(refused.status).toBe(400);
    expect(refused.body).toMatchObject({
      error: 'interaction_required',
      suberror: 'basic_action',
      claims: MFA_CLAIMS,
    });
    const { access_token } = await world.client.signIn('operator', { claims: MFA_CLAIMS });
    const { body } = await exchange(world, String(access_token), { claims: MFA_CLAIMS });
    expect(decodeJwt(String(body.access_token))).toMatchObject({ acrs: ['p1'], amr: ['pwd', 'mfa'] });
  });

  test('consent, assignment, revocation and the scope are checked', async () => {
    const { world, assertion } = await withAssertion();
    const codes = async (form?: Record<string, string>) =>
      (await exchange(world, assertion, form)).body.error_codes;
    expect(await codes({ scope: 'https://vault.azure.net/.default' })).toEqual([500011]);
    expect(await codes({ scope: 'openid' })).toEqual([70011]);
    expect(await codes({ requested_token_use: 'other' })).toEqual([90023]);
    expect(await codes({ client_assertion: 'x' })).toEqual([90041]);
    for (const setting of ['noConsent', 'noAzureConsent'] as const) {
      world.signIn[setting] = ['operator'];
      expect(await codes()).toEqual([65001]);
      world.signIn[setting] = [];
    }
    world.signIn.notAssigned = ['operator'];
    expect(await codes()).toEqual([50105]);
    world.signIn.notAssigned = [];
    world.identity.store.revokeUser(operator?.oid ?? '');
    expect(await codes()).toEqual([50173]);
  });
});
