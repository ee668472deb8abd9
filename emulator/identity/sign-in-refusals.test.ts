// What is refused on the browser’s way in: requests, forms, and users who may not use the application.
import { describe, expect, test } from 'vitest';
import { directory } from '#emulator/directory.ts';
import { newVerifier } from '#emulator/sign-in-client.ts';
import { MFA_CLAIMS } from './claims-request.ts';
import { createTestIdentity } from './test-identity.ts';

describe('what is refused', () => {
  test.each([
    'http://localhost:3000/auth/other',
    'http://localhost:3000/auth/callback/',
    'http://localhost:3000/auth/callback?x=1',
    'http://localhost:3000/auth/callback#x',
    'http://localhost:3000/auth/../auth/callback',
    'http://localhost:3000@evil.example/auth/callback',
    'http://user@localhost:3000/auth/callback',
    'http://localhost.evil.example/auth/callback',
    'https://localhost:3000/auth/callback',
    'http://127.0.0.1:3000/auth/callback',
    'javascript:alert(1)',
  ])('the redirect URI %s gets a page and no redirect', async (redirect_uri) => {
    const { client } = await createTestIdentity();
    const step = await client.authorize(newVerifier(), { redirect_uri });
    expect(step.status).toBe(400);
    expect(step.location).toBeUndefined();
    expect(step.html).toContain('AADSTS50011');
  });

  test.each(['http://localhost/auth/callback', 'http://localhost:49152/auth/callback'])(
    'the redirect URI %s is accepted: the port of localhost does not count',
    async (redirect_uri) => {
      const { client } = await createTestIdentity();
      expect((await client.authorize(newVerifier(), { redirect_uri })).status).toBe(200);
    },
  );

  test('a further redirect URI is accepted once it is configured', async () => {
    const { client, signIn } = await createTestIdentity();
    const redirect_uri = 'https://console.contoso.example/auth/callback';
    expect((await client.authorize(newVerifier(), { redirect_uri })).status).toBe(400);
    signIn.extraRedirectUris = [redirect_uri];
    expect((await client.authorize(newVerifier(), { redirect_uri })).status).toBe(200);
  });

  test('an unknown client or tenant gets a page', async () => {
    const { client, request } = await createTestIdentity();
    const step = await client.authorize(newVerifier(), { client_id: crypto.randomUUID() });
    expect([step.status, step.location]).toEqual([400, undefined]);
    expect(step.html).toContain('AADSTS700016');
    const elsewhere = await request(
      'http://127.0.0.1:4102/11111111-1111-4111-8111-111111111111/oauth2/v2.0/authorize',
    );
    expect(await elsewhere.text()).toContain('AADSTS90002');
    const common = await request('http://127.0.0.1:4102/common/v2.0/.well-known/openid-configuration');
    expect([common.status, ((await common.json()) as { error_codes: number[] }).error_codes]).toEqual([
      400,
      [50194],
    ]);
  });

  test.each([
    [{ code_challenge: undefined }, 'invalid_request', 'AADSTS9002325'],
    [{ code_challenge_method: 'plain' }, 'invalid_request', 'S256'],
    [{ response_type: 'id_token' }, 'unsupported_response_type', 'AADSTS700054'],
    [{ response_mode: 'form_post' }, 'temporarily_unavailable', 'does not implement'],
    [{ prompt: 'consent' }, 'temporarily_unavailable', 'does not implement'],
    [{ scope: undefined }, 'invalid_request', 'AADSTS900144'],
    [{ scope: 'api://other/read' }, 'invalid_resource', 'AADSTS500011'],
    [{ scope: 'https://management.azure.com/.default' }, 'invalid_resource', 'AADSTS500011'],
    [{ scope: `api://${directory.clientId}/write` }, 'invalid_client', 'AADSTS650053'],
    [
      { scope: `api://${directory.clientId}/access_as_user api://other/read` },
      'invalid_request',
      'AADSTS28000',
    ],
    [{ claims: 'no json' }, 'invalid_request', 'not valid JSON'],
    [{ claims: MFA_CLAIMS.replace('p1', 'c7') }, 'invalid_request', "'c7'"],
  ])('%j goes back to the application as %s', async (params, error, text) => {
    const { client } = await createTestIdentity();
    const { answer } = await client.authorize(newVerifier(), params);
    expect(answer).toMatchObject({ error, state: 'the-state' });
    expect(answer.error_description).toContain(text);
  });

  test('a form from another browser, for another request, or from another site is refused', async () => {
    const { client } = await createTestIdentity();
    const page = await client.authorize(newVerifier());
    const refused = async (step: ReturnType<typeof client.press>) => {
      expect((await step).status).toBe(400);
      expect((await step).html).toContain('AADSTS165000');
    };
    await refused(client.press(page, 'choose', 'operator', { origin: 'http://localhost:3000' }));
    await refused(client.press(page, 'choose', 'nobody'));
    await refused(client.press(page, 'factor', 'approve'));
    await refused(
      client.press({ ...page, html: page.html.replace('the-nonce', 'my-nonce') }, 'choose', 'operator'),
    );
    client.cookies.clear();
    await refused(client.press(page, 'choose', 'operator'));
  });
});

describe('users who may not use the application', () => {
  test.each([
    [
      'notAssigned',
      'You have no access to this application',
      'AADSTS50105',
      'access_denied',
      'interaction_required',
    ],
    ['noConsent', 'Need admin approval', 'AADSTS65001', 'access_denied', 'consent_required'],
  ] as const)(
    '%s: a page that says so, and a way back',
    async (setting, title, code, interactive, silent) => {
      const { client, signIn } = await createTestIdentity();
      signIn[setting] = ['reader'];
      const page = await client.press(await client.authorize(newVerifier()), 'choose', 'reader');
      expect([page.status, page.location]).toEqual([200, undefined]);
      expect(page.html).toContain(title);
      expect(page.html).toContain(code);
      const back = /<a class="button" href="([^"]+)"/.exec(page.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
      const answer = new URLSearchParams(new URL(back).hash.slice(1));
      expect([answer.get('error'), answer.get('state')]).toEqual([interactive, 'the-state']);
      expect(answer.get('error_description')?.startsWith(code) ?? false).toBe(setting === 'notAssigned');

      const quiet = await client.authorize(newVerifier(), { prompt: 'none' });
      expect(quiet.answer.error).toBe(silent);
      expect(
        (await client.press(await client.authorize(newVerifier(), { prompt: 'login' }), 'choose', 'operator'))
          .answer.code,
      ).toBeDefined();
    },
  );

  test('a user of another organisation is offered on request, and gets no session', async () => {
    const { client, signIn } = await createTestIdentity();
    signIn.foreignTenant = true;
    const list = await client.authorize(newVerifier());
    expect(list.html).toContain('visitor@fabrikam.example');
    const page = await client.press(list, 'choose', 'visitor');
    expect(page.html).toContain('AADSTS50020');
    expect((await client.authorize(newVerifier(), { prompt: 'none' })).answer.error).toBe('login_required');
  });
});
