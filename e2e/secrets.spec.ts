// Where tokens must not be, what a page may talk to, and what the session route takes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, signIn, storageOf, test } from './fixtures.ts';
import { ARTICLE, draftRestriction, review, save } from './pages.ts';

/** Any JSON Web Token, signed (three parts) or encrypted (five). */
const JWT = /eyJ[\w-]{10,}\.[\w-]*\.[\w-]+(\.[\w-]+\.[\w-]+)?/g;

const audienceOf = (jwt: string): string => {
  try {
    return String(JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()).aud);
  } catch {
    return 'unreadable';
  }
};

test('no token in HTML, addresses, answers, or storage beyond MSAL’s own cache', async ({
  page,
  azure,
  baseURL,
}) => {
  const urls: string[] = [];
  const bodies: Promise<string>[] = [];
  page.on('request', (request) => urls.push(request.url()));
  page.on('response', (response) => {
    const { origin, pathname } = new URL(response.url());
    if (origin === baseURL && !pathname.startsWith('/_next/static'))
      bodies.push(response.text().catch(() => ''));
  });
  await signIn(page, 'operator');
  await page.getByRole('link', { name: 'mycontainerregistry' }).click();
  await page.waitForURL('**/mycontainerregistry');
  await expect(page.getByRole('heading', { level: 1, name: 'mycontainerregistry' })).toBeVisible();

  expect(urls.join('\n')).not.toMatch(JWT);
  expect((await Promise.all(bodies)).join('\n')).not.toMatch(JWT);
  expect(await page.content()).not.toMatch(JWT);

  const { local, session } = await storageOf(page);
  expect(JSON.stringify(session)).not.toMatch(JWT);
  const outsideMsal = Object.entries(local).filter(([key]) => !key.startsWith('msal.'));
  expect(JSON.stringify(outsideMsal)).not.toMatch(JWT);
  // MSAL keeps tokens for this console's own API, never for Azure.
  const audiences = (JSON.stringify(local).match(JWT) ?? []).map(audienceOf);
  for (const audience of audiences) expect([azure.endpoints.clientId, 'unreadable']).toContain(audience);
  expect(JSON.stringify(local)).not.toContain('management.azure.com');
});

test('no token in the server’s log, which names the write and its correlation id', async ({ page }) => {
  await signIn(page, 'operator', ARTICLE.edit);
  await draftRestriction(page);
  await review(page);
  await save(page);
  await expect(page.getByText(/^Saved\. Azure confirmed 2 IP rules/)).toBeVisible();
  const log = readFileSync(join(process.env.E2E_STATE ?? '', 'console.log'), 'utf8');
  expect(log).toMatch(/"action":"savePublicAccess","outcome":"ok".*"correlationId":"[0-9a-f-]{36}"/);
  expect(log).not.toMatch(JWT);
  expect(log).not.toContain('Bearer');
});

test('the session cookie is out of reach of scripts', async ({ page, context }) => {
  await signIn(page, 'operator');
  const session = (await context.cookies()).filter(({ name }) => name.startsWith('session'));
  expect(session.length).toBeGreaterThan(0);
  for (const cookie of session) expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
  expect(await page.evaluate(() => document.cookie)).not.toContain('session');
});

test('the content security policy has a fresh nonce, and admits the identity provider only', async ({
  page,
  azure,
}) => {
  const policies: string[] = [];
  for (const path of ['/sign-in', '/sign-in', '/auth/callback']) {
    const response = await page.request.get(path);
    policies.push(response.headers()['content-security-policy'] ?? '');
    const nonce = /'nonce-([^']+)'/.exec(policies.at(-1) ?? '')?.[1] ?? 'none';
    const scripts = (await response.text()).match(/<script[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
  }
  const [first = '', second = '', callback = ''] = policies;
  expect(first).not.toBe(second);
  const { browserAuthority } = azure.endpoints;
  for (const policy of policies) {
    expect(policy).toContain(`connect-src 'self' ${browserAuthority};`);
    expect(policy).toContain(`frame-src 'self' ${browserAuthority};`);
    expect(policy).not.toContain('unsafe');
  }
  expect(first).toContain("frame-ancestors 'none'");
  expect(callback).toContain("frame-ancestors 'self'");
});

test('the session route takes only a good token, from a page of this console', async ({
  page,
  azure,
  baseURL,
}) => {
  const origin = baseURL ?? '';
  const good = await azure.token({ user: 'operator', kind: 'api' });
  const [header, payload] = good.split('.');
  const post = async (token: unknown, headers: Record<string, string> = { origin }) =>
    (await page.request.post('/auth/session', { data: { token }, headers })).status();

  expect(await post(good, {})).toBe(400);
  expect(await post(good, { origin: 'https://evil.example' })).toBe(400);
  expect(await post(good, { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' })).toBe(400);
  expect(await post(good, { origin, 'sec-fetch-site': 'cross-site' })).toBe(400);
  expect(await post(await azure.token({ user: 'operator', kind: 'api', lifetimeSeconds: -5 }))).toBe(401);
  expect(await post(await azure.token({ user: 'operator', kind: 'arm' }))).toBe(401);
  expect(await post(`${header}.${payload}.AAAA`)).toBe(401);
  expect(await post(`${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`)).toBe(401);
  expect(await post(42)).toBe(400);
  expect(await post('x'.repeat(30_000))).toBe(400);
  expect((await page.request.get('/api/fleet')).status()).toBe(401);
  expect(await post(good)).toBe(200);
  expect((await page.request.get('/api/fleet')).status()).toBe(200);
});

test('signing out needs a page of this console too', async ({ page }) => {
  await signIn(page, 'operator');
  const answer = await page.request.delete('/auth/session', { headers: { origin: 'https://evil.example' } });
  expect(answer.status()).toBe(400);
  expect((await page.request.get('/api/fleet')).status()).toBe(200);
});
