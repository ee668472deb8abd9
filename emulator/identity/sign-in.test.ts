// The browser's way: pages, prompts, redirect URIs, the code and what it is redeemed for.
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { describe, expect, test } from 'vitest';
import { directory } from '#emulator/directory.ts';
import { newVerifier } from '#emulator/sign-in-client.ts';
import { MFA_CLAIMS } from './claims-request.ts';
import { AUTHORITY, createTestIdentity } from './test-identity.ts';

const operator = directory.users[0];

describe('signing in', () => {
  test('the page names every user in a button, and choosing one ends at the application with a code', async () => {
    const { client } = await createTestIdentity();
    const page = await client.authorize(newVerifier());
    expect(page.status).toBe(200);
    for (const { upn, note } of directory.users) {
      expect(page.html).toMatch(new RegExp(`<button[^>]*>(<[^>]*>)*${upn}.*${note}`));
    }
    expect(page.html).not.toContain(directory.foreignUser.upn);
    expect(page.headers.get('content-security-policy')).toContain(
      "form-action 'self' http://localhost:3000;",
    );

    const done = await client.press(page, 'choose', 'operator');
    expect(done.status).toBe(303);
    expect(done.location).toMatch(/^http:\/\/localhost:3000\/auth\/callback#code=/);
    expect(done.answer).toMatchObject({ state: 'the-state', client_info: expect.any(String) });
  });

  test('the tokens have the shapes the console relies on', async () => {
    const { client } = await createTestIdentity();
    const body = await client.signIn('operator', {
      claims: '{"access_token":{"xms_cc":{"values":["CP1"]}}}',
    });
    expect(body).toMatchObject({
      token_type: 'Bearer',
      scope: `api://${directory.clientId}/access_as_user`,
      expires_in: 3600,
      refresh_token: expect.any(String),
    });
    expect(body.foci).toBeUndefined();
    expect(JSON.parse(Buffer.from(String(body.client_info), 'base64url').toString())).toEqual({
      uid: operator?.oid,
      utid: directory.tenantId,
    });
    expect(decodeProtectedHeader(String(body.access_token))).toMatchObject({ alg: 'RS256', typ: 'JWT' });
    expect(decodeJwt(String(body.access_token))).toMatchObject({
      ver: '2.0',
      aud: directory.clientId,
      iss: `${AUTHORITY}/${directory.tenantId}/v2.0`,
      azp: directory.clientId,
      scp: 'access_as_user',
      oid: operator?.oid,
      tid: directory.tenantId,
      preferred_username: 'operator@contoso.example',
      amr: ['pwd'],
      xms_cc: ['CP1'],
    });
    expect(decodeJwt(String(body.id_token))).toMatchObject({ nonce: 'the-nonce', aud: directory.clientId });
  });

  test('a second visit is silent; select_account and login ask again; another user is asked for', async () => {
    const { client } = await createTestIdentity();
    await client.signIn('operator');
    expect((await client.authorize(newVerifier())).answer.code).toBeDefined();
    expect((await client.authorize(newVerifier(), { prompt: 'none' })).answer.code).toBeDefined();
    expect(
      (await client.authorize(newVerifier(), { login_hint: 'operator@contoso.example' })).answer.code,
    ).toBeDefined();
    for (const params of [
      { prompt: 'select_account' },
      { prompt: 'login' },
      { login_hint: 'reader@contoso.example' },
    ]) {
      const page = await client.authorize(newVerifier(), params);
      expect(page.status, JSON.stringify(params)).toBe(200);
      expect(page.html).toContain('operator@contoso.example');
    }
    const hinted = await client.authorize(newVerifier(), { login_hint: 'reader@contoso.example' });
    expect(hinted.html.indexOf('reader@')).toBeLessThan(hinted.html.indexOf('operator@'));
  });

  test('prompt=none without a session is login_required', async () => {
    const { client } = await createTestIdentity();
    const step = await client.authorize(newVerifier(), { prompt: 'none' });
    expect(step.answer).toMatchObject({ error: 'login_required', state: 'the-state' });
    expect(step.answer.error_description).toContain('AADSTS50058');
  });

  test('response_mode query puts the answer in the query', async () => {
    const { client } = await createTestIdentity();
    await client.signIn('operator');
    const step = await client.authorize(newVerifier(), { response_mode: 'query' });
    expect(step.location).toMatch(/\/auth\/callback\?code=/);
  });
});

describe('redeeming a code', () => {
  async function withCode() {
    const test = await createTestIdentity();
    const verifier = newVerifier();
    const page = await test.client.authorize(verifier);
    const { answer } = await test.client.press(page, 'choose', 'operator');
    return { ...test, verifier, code: answer.code };
  }

  test('works once', async () => {
    const { client, code, verifier } = await withCode();
    expect((await client.redeem(code, verifier)).status).toBe(200);
    const again = await client.redeem(code, verifier);
    expect(again.status).toBe(400);
    expect(again.body).toMatchObject({ error: 'invalid_grant', error_codes: [54005] });
  });

  test('needs the verifier, the redirect URI, the client and an allowed origin', async () => {
    const { client, code, verifier } = await withCode();
    const codes = async (answer: ReturnType<typeof client.redeem>) => (await answer).body.error_codes;
    expect(await codes(client.redeem(code, undefined))).toEqual([9002325]);
    expect(await codes(client.redeem(code, newVerifier()))).toEqual([501481]);
    expect(
      await codes(client.redeem(code, verifier, { redirect_uri: 'http://localhost:3001/auth/callback' })),
    ).toEqual([500112]);
    expect(await codes(client.redeem(code, verifier, { client_id: 'other' }))).toEqual([700016]);
    expect(await codes(client.redeem('1.garbage', verifier))).toEqual([9002313]);
    const form = {
      grant_type: 'authorization_code',
      client_id: directory.clientId,
      code,
      code_verifier: verifier,
      redirect_uri: 'http://localhost:3000/auth/callback',
    };
    expect((await client.token(form)).body.error_codes).toEqual([9002327]);
    const foreign = await client.token(form, { origin: 'https://evil.example' });
    expect(foreign.body.error_codes).toEqual([9002326]);
    expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
    const allowed = await client.token(form, { origin: 'http://localhost:3000' });
    expect(allowed.status).toBe(200);
    expect(allowed.headers.get('access-control-allow-origin')).toBe('http://localhost:3000');
    expect(allowed.headers.get('vary')).toContain('Origin');
  });

  test('has to be soon', async () => {
    const { client, code, verifier, wait } = await withCode();
    wait(601);
    expect((await client.redeem(code, verifier)).body.error_codes).toEqual([70008]);
  });

  test('errors are told the way Entra tells them', async () => {
    const { client } = await createTestIdentity();
    const { status, body } = await client.token({
      grant_type: 'password',
      'client-request-id': '0b9a3f4e-93d5-4b6e-8a43-2f6c7a3f2a10',
    });
    expect(status).toBe(400);
    expect(body).toMatchObject({
      error: 'unsupported_grant_type',
      error_codes: [70003],
      correlation_id: '0b9a3f4e-93d5-4b6e-8a43-2f6c7a3f2a10',
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/),
    });
    expect(body.error_description).toMatch(
      /^AADSTS70003: .* Trace ID: .* Correlation ID: 0b9a3f4e.* Timestamp: /,
    );
  });
});

describe('step-up', () => {
  test('the second factor is asked for when claims ask, by the name of the user, and the token then says so', async () => {
    const { client } = await createTestIdentity();
    await client.signIn('operator');
    expect(
      (await client.authorize(newVerifier(), { prompt: 'none', claims: MFA_CLAIMS })).answer,
    ).toMatchObject({
      error: 'interaction_required',
      claims: MFA_CLAIMS,
    });

    const verifier = newVerifier();
    const page = await client.authorize(verifier, { claims: MFA_CLAIMS });
    expect(page.html).toMatch(
      /<button[^>]*value="approve"[^>]*>Approve sign-in for operator@contoso.example</,
    );
    const { answer } = await client.press(page, 'factor', 'approve');
    const { body } = await client.redeem(answer.code, verifier);
    expect(decodeJwt(String(body.access_token))).toMatchObject({ amr: ['pwd', 'mfa'], acrs: ['p1'] });

    expect(
      (await client.authorize(newVerifier(), { prompt: 'none', claims: MFA_CLAIMS })).answer.code,
    ).toBeDefined();
  });

  test('Cancel goes back as access_denied without a description', async () => {
    const { client } = await createTestIdentity();
    await client.signIn('operator');
    const page = await client.authorize(newVerifier(), { claims: MFA_CLAIMS });
    const { answer } = await client.press(page, 'factor', 'cancel');
    expect(answer).toEqual({ error: 'access_denied', error_subcode: 'cancel', state: 'the-state' });
  });

  test('a page sealed for one user does not approve another', async () => {
    const { client } = await createTestIdentity();
    await client.signIn('operator');
    const page = await client.authorize(newVerifier(), { claims: MFA_CLAIMS });
    await client.signIn('reader');
    expect((await client.press(page, 'factor', 'approve')).html).toContain('AADSTS165000');
  });
});
