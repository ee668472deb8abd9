// The service principal signs in: at both endpoints, at the authority ending in /adfs, and everything refused.
import { decodeJwt } from 'jose';
import { describe, expect, test } from 'vitest';
import { directory } from '#emulator/directory.ts';
import { createTestIdentity } from '#emulator/identity/test-identity.ts';
import { verifyArmToken } from '#emulator/identity/verify-arm-token.ts';

const { servicePrincipal, tenantId } = directory;
const AZURE = 'https://management.core.windows.net/';
const PATHS = { newer: `/${tenantId}/oauth2/v2.0/token`, older: `/${tenantId}/oauth2/token` };

async function setUp() {
  const world = await createTestIdentity();
  const ask = async (
    path: string,
    change: Record<string, string> = {},
    headers: Record<string, string> = {},
  ) => {
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: servicePrincipal.appId,
      client_secret: world.identity.servicePrincipalSecret,
      scope: `${AZURE}/.default`,
      ...change,
    });
    const answer = await world.request(path, { method: 'POST', body: form, headers });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  return { ...world, ask };
}

describe('a token of its own', () => {
  test.each([PATHS.newer, '/adfs/oauth2/token'])('%s, with numbers', async (path) => {
    const { ask, identity } = await setUp();
    const claims = '{"access_token":{"xms_cc":{"values":["CP1"]}}}';
    const { status, body } = await ask(path, { claims, client_info: '1' });
    expect(status).toBe(200);
    expect(body).toEqual({
      token_type: 'Bearer',
      expires_in: 3600,
      ext_expires_in: 3600,
      access_token: expect.any(String),
    });
    expect(decodeJwt(String(body.access_token))).toMatchObject({
      aud: AZURE,
      idtyp: 'app',
      appid: servicePrincipal.appId,
      oid: servicePrincipal.oid,
      ver: '1.0',
    });
    expect(await verifyArmToken(identity, `Bearer ${body.access_token}`)).toEqual({
      ok: true,
      principal: {
        oid: servicePrincipal.oid,
        upn: servicePrincipal.appId,
        tid: tenantId,
        appId: servicePrincipal.appId,
        amr: [],
        acrs: [],
        xmsCc: ['CP1'],
        kind: 'app',
      },
    });
  });

  test('the older endpoint takes a resource, and answers numbers as texts', async () => {
    const { ask } = await setUp();
    const { body } = await ask(PATHS.older, { resource: 'https://management.azure.com', scope: '' });
    expect(body).toMatchObject({
      expires_in: '3600',
      expires_on: expect.stringMatching(/^\d+$/),
      resource: 'https://management.azure.com',
    });
    expect(decodeJwt(String(body.access_token)).aud).toBe('https://management.azure.com');
  });

  test('is not good for the directory service and Azure at once', async () => {
    const { ask, identity } = await setUp();
    const graph = 'https://localhost:4100/graph';
    const { body } = await ask(PATHS.newer, { scope: `${graph}/.default` });
    expect(decodeJwt(String(body.access_token)).aud).toBe(graph);
    expect(await verifyArmToken(identity, `Bearer ${body.access_token}`)).toMatchObject({
      ok: false,
      code: 'InvalidAuthenticationTokenAudience',
    });
  });
});

describe('refused', () => {
  test.each([
    ['a wrong secret', { client_secret: 'wrong' }, 401, 7000215],
    ["the console's client", { client_id: directory.clientId }, 501, 90041],
    ['an unknown client', { client_id: tenantId }, 400, 700016],
    ['no secret', { client_secret: '' }, 401, 7000218],
    ['a certificate', { client_assertion: 'x' }, 501, 90041],
    ['an unknown resource', { scope: 'https://vault.azure.net/.default' }, 400, 500011],
    ['no scope', { scope: '' }, 400, 900144],
    ['another grant', { grant_type: 'password' }, 400, 70003],
  ])('%s', async (_, change, status, code) => {
    const { ask } = await setUp();
    const answer = await ask(PATHS.newer, change as Record<string, string>);
    expect([answer.status, answer.body.error_codes]).toEqual([status, [code]]);
    expect(answer.body).not.toHaveProperty('access_token');
  });

  test('a web page, another tenant, and the grants of people at the older endpoint', async () => {
    const { ask } = await setUp();
    expect((await ask(PATHS.newer, {}, { origin: 'http://localhost:3000' })).body.error_codes).toEqual([
      9002326,
    ]);
    expect((await ask('/elsewhere/oauth2/token')).body.error_codes).toEqual([90002]);
    expect((await ask(PATHS.older, { grant_type: 'refresh_token' })).status).toBe(501);
  });
});

test('what az reads about the authority names one origin', async () => {
  const { request } = await setUp();
  const read = async (path: string) => (await (await request(path)).json()) as Record<string, unknown>;
  const adfs = await read('/adfs/.well-known/openid-configuration');
  expect(adfs.token_endpoint).toBe('http://127.0.0.1:4102/adfs/oauth2/token');
  expect(adfs.authorization_endpoint).toMatch(/^http:\/\/127\.0\.0\.1:4102\/adfs\//);
  expect(await read('/common/discovery/instance')).toMatchObject({
    tenant_discovery_endpoint: `http://127.0.0.1:4102/${tenantId}/v2.0/.well-known/openid-configuration`,
    metadata: [{ aliases: ['127.0.0.1:4102'] }],
  });
});
