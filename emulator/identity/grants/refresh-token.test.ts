// Renewal: what it gives, and everything it refuses.
import { decodeJwt } from 'jose';
import { describe, expect, test } from 'vitest';
import { directory } from '#emulator/directory.ts';
import { MFA_CLAIMS } from '#emulator/identity/claims-request.ts';
import { createTestIdentity } from '#emulator/identity/test-identity.ts';

const [operator] = directory.users;

describe('refresh', () => {
  test('gives a new pair; the first token stays good, and all end together after a day', async () => {
    const { client, wait } = await createTestIdentity();
    const first = String((await client.signIn('operator')).refresh_token);
    wait(20 * 3600);
    const renewed = await client.refresh(first);
    expect(renewed.status).toBe(200);
    expect(renewed.body.refresh_token).not.toBe(first);
    expect(renewed.body.refresh_token_expires_in).toBe(4 * 3600);
    expect(renewed.body).toMatchObject({ id_token: expect.any(String), expires_in: 3600 });
    expect((await client.refresh(first)).status).toBe(200);
    wait(4 * 3600 + 1);
    for (const token of [first, String(renewed.body.refresh_token)]) {
      const { body } = await client.refresh(token);
      expect(body).toMatchObject({ error: 'invalid_grant', error_codes: [700084] });
    }
  });

  test('claims that are not met are interaction_required, and are met after the second factor', async () => {
    const { client } = await createTestIdentity();
    const { refresh_token } = await client.signIn('operator');
    const refused = await client.refresh(String(refresh_token), { claims: MFA_CLAIMS });
    expect(refused.status).toBe(400);
    expect(refused.body).toMatchObject({
      error: 'interaction_required',
      error_codes: [50076],
      claims: MFA_CLAIMS,
    });

    const stronger = await client.signIn('operator', { claims: MFA_CLAIMS });
    const renewed = await client.refresh(String(stronger.refresh_token), { claims: MFA_CLAIMS });
    expect(decodeJwt(String(renewed.body.access_token)).acrs).toEqual(['p1']);
  });

  test('is for the browser alone', async () => {
    const { client } = await createTestIdentity();
    const { refresh_token } = await client.signIn('operator');
    const form = {
      grant_type: 'refresh_token',
      client_id: directory.clientId,
      refresh_token: String(refresh_token),
      scope: 'openid',
    };
    expect((await client.token(form)).body.error_codes).toEqual([9002327]);
    expect((await client.token(form, { origin: 'https://evil.example' })).body.error_codes).toEqual([
      9002326,
    ]);
    expect((await client.refresh('garbage')).body.error_codes).toEqual([9002313]);
  });

  test('signing out and revoking end it; consent and assignment are asked again', async () => {
    const { client, identity, signIn } = await createTestIdentity();
    const renew = async (token: unknown) => (await client.refresh(String(token))).body.error_codes;

    const one = await client.signIn('operator');
    signIn.noConsent = ['operator'];
    expect(await renew(one.refresh_token)).toEqual([65001]);
    signIn.noConsent = [];
    signIn.notAssigned = ['operator'];
    expect(await renew(one.refresh_token)).toEqual([50105]);
    signIn.notAssigned = [];
    expect(await renew(one.refresh_token)).toBeUndefined();

    const target = 'http://localhost:3000/sign-in';
    const out = await client.open(
      `/oauth2/v2.0/logout?post_logout_redirect_uri=${encodeURIComponent(target)}`,
    );
    expect(out.location).toBe(target);
    expect(await renew(one.refresh_token)).toEqual([50173]);
    const evil = await client.open('/oauth2/v2.0/logout?post_logout_redirect_uri=https://evil.example/');
    expect([evil.status, evil.location]).toEqual([200, undefined]);

    const two = await client.signIn('operator');
    identity.store.revokeUser(operator?.oid ?? '');
    expect(await renew(two.refresh_token)).toEqual([50173]);
    const three = await client.signIn('operator');
    expect(await renew(three.refresh_token)).toBeUndefined();
  });

  test('survives a restart, the session in the browser too', async () => {
    const before = await createTestIdentity();
    const { refresh_token } = await before.client.signIn('operator');
    const after = await createTestIdentity(before.stateDir);
    expect((await after.client.refresh(String(refresh_token))).status).toBe(200);
    for (const [name, value] of before.client.cookies) after.client.cookies.set(name, value);
    expect((await after.client.authorize('v'.repeat(43), { prompt: 'none' })).answer.code).toBeDefined();
    expect(after.identity.signingKey.kid).toBe(before.identity.signingKey.kid);
    expect(after.identity.clientSecret).toBe(before.identity.clientSecret);
  });
});
