// Pulling an image as a client does it: challenge, tokens, manifest, blob; and what the refusals look like.
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { createTestPlane, HOST, NETWORK_BUILD, NETWORK_HUB, type TestPlane } from './test-plane.ts';
import { ANYONE, accessToken, bearer, exchange } from './test-tokens.ts';

const OPEN = {
  publicNetworkAccess: 'Enabled',
  networkRuleSet: { defaultAction: 'Allow', ipRules: [], virtualNetworkRules: [] },
} as const;
const PULL = '/v2/samples/nginx/manifests/latest';

let plane: TestPlane;
beforeEach(() => {
  plane = createTestPlane();
  plane.change(OPEN);
});

describe('without a token', () => {
  test('the challenge names realm and service, and the repository where there is one', async () => {
    const root = await plane.ask(ANYONE);
    expect(root.status).toBe(401);
    expect(root.headers.get('docker-distribution-api-version')).toBe('registry/2.0');
    expect(root.headers.get('www-authenticate')).toBe(
      `Bearer realm="https://${HOST}/oauth2/token",service="${HOST}"`,
    );
    expect(await root.json()).toMatchObject({ errors: [{ code: 'UNAUTHORIZED', detail: null }] });

    const manifest = await plane.ask(ANYONE, PULL);
    expect(manifest.status).toBe(401);
    expect(manifest.headers.get('www-authenticate')).toBe(
      `Bearer realm="https://${HOST}/oauth2/token",service="${HOST}",scope="repository:samples/nginx:pull"`,
    );
  });

  test('the firewall answers first, with the address it saw, on every path', async () => {
    plane.change({ publicNetworkAccess: 'Disabled' });
    for (const path of ['/v2/', PULL, '/oauth2/token?service=x', '/oauth2/exchange']) {
      const answer = await plane.ask({ ...ANYONE, token: 'operator' }, path);
      expect(answer.status).toBe(403);
      expect(await answer.json()).toEqual({
        errors: [
          {
            code: 'DENIED',
            message:
              "client with IP '20.1.2.3' is not allowed access. Refer https://aka.ms/acr/firewall to grant access.",
          },
        ],
      });
    }
  });

  test('anonymous pull', async () => {
    const ask = () =>
      plane.ask(ANYONE, `/oauth2/token?service=${HOST}&scope=repository:samples/nginx:pull,push`);
    expect((await ask()).status).toBe(401);
    plane.change({ anonymousPullEnabled: true });
    const { access_token } = (await (await ask()).json()) as { access_token: string };
    expect((await plane.ask(ANYONE, PULL, bearer(access_token))).status).toBe(200);
    expect((await plane.ask(ANYONE, '/v2/other/manifests/latest', bearer(access_token))).status).toBe(401);
  });
});

describe('with a token', () => {
  test('from the exchange to the bytes of a layer', async () => {
    const token = await accessToken(plane, 'operator', 'repository:samples/nginx:pull');
    expect((await plane.ask(ANYONE, '/v2/', bearer(token))).status).toBe(200);

    const manifest = await plane.ask(ANYONE, PULL, bearer(token));
    expect(manifest.status).toBe(200);
    const text = await manifest.text();
    const digest = `sha256:${createHash('sha256').update(text).digest('hex')}`;
    expect(manifest.headers.get('docker-content-digest')).toBe(digest);
    const again = await plane.ask(ANYONE, `/v2/samples/nginx/manifests/${digest}`, bearer(token));
    expect(await again.text()).toBe(text);

    const { layers, config } = JSON.parse(text) as {
      layers: { digest: string }[];
      config: { digest: string };
    };
    for (const wanted of [layers[0]?.digest, config.digest]) {
      const blob = await plane.ask(ANYONE, `/v2/samples/nginx/blobs/${wanted}`, bearer(token));
      expect(blob.status).toBe(307);
      const link = new URL(blob.headers.get('location') ?? '');
      expect(link.host).toBe('crcontosotasks.westeurope.data.azurecr.io');
      // The link is the whole authorisation; the firewall still looks at who follows it.
      const options = { host: link.host };
      const bytes = await plane.ask(ANYONE, link.pathname + link.search, options);
      expect(bytes.status).toBe(200);
      const hash = createHash('sha256').update(Buffer.from(await bytes.arrayBuffer()));
      expect(`sha256:${hash.digest('hex')}`).toBe(wanted);
      const forged = link.search.replace('samples%2Fnginx', 'samples%2Fother');
      expect((await plane.ask(ANYONE, link.pathname + forged, options)).status).toBe(400);
      plane.change({ publicNetworkAccess: 'Disabled' });
      expect((await plane.ask(ANYONE, link.pathname + link.search, options)).status).toBe(403);
      plane.change(OPEN);
      plane.pass(21 * 60_000);
      expect((await plane.ask(ANYONE, link.pathname + link.search, options)).status).toBe(400);
    }
  });

  test('without dedicated data endpoints blobs come from storage', async () => {
    plane.change({ dataEndpointEnabled: false });
    const client = { ...ANYONE, token: 'operator' };
    const manifest = (await (await plane.ask(client, PULL)).json()) as { config: { digest: string } };
    const blob = await plane.ask(client, `/v2/samples/nginx/blobs/${manifest.config.digest}`);
    const link = new URL(blob.headers.get('location') ?? '');
    expect(link.host).toMatch(/^[\da-f]{3}managed\d+\.blob\.core\.windows\.net$/);
    const host = 'crcontosotasks.westeurope.data.azurecr.io';
    expect((await plane.ask(client, '/', { host })).status).toBe(504);
  });

  test('what does not exist', async () => {
    const client = { ...ANYONE, token: 'operator' };
    const unknown = `sha256:${'0'.repeat(64)}`;
    const manifest = await plane.ask(client, `/v2/samples/nginx/manifests/${unknown}`);
    expect(manifest.status).toBe(404);
    expect(await manifest.json()).toMatchObject({ errors: [{ code: 'MANIFEST_UNKNOWN' }] });
    const blob = await plane.ask(client, `/v2/samples/nginx/blobs/${unknown}`);
    expect(blob.status).toBe(404);
    expect(await blob.json()).toMatchObject({ errors: [{ code: 'BLOB_UNKNOWN' }] });
    expect((await plane.ask(client, '/v2/Samples/manifests/latest')).status).toBe(404);
    expect((await plane.ask(client, '/v2/samples/nginx/manifests/%E0%A4')).status).toBe(404);
    expect((await plane.ask(client, '/v2/_catalog')).status).toBe(501);
    expect((await plane.ask(client, '/v2/a/blobs/uploads', { method: 'POST' })).status).toBe(501);
    expect((await plane.ask(client, '/v2/', { host: 'nothing.azurecr.io' })).status).toBe(504);
  });

  test('a token of another kind, of another registry, or expired', async () => {
    const token = await accessToken(plane, 'operator', 'repository:samples/nginx:pull');
    const elsewhere = await plane.ask(ANYONE, '/v2/', { host: 'crcontosodata.azurecr.io', ...bearer(token) });
    expect(elsewhere.headers.get('www-authenticate')).toContain('error="invalid_token"');
    const { refresh_token } = (await (await exchange(plane, 'operator')).json()) as { refresh_token: string };
    expect((await plane.ask(ANYONE, '/v2/', bearer(refresh_token))).status).toBe(401);
    expect((await plane.ask(ANYONE, '/v2/', bearer('nonsense'))).status).toBe(401);
    expect((await plane.ask({ ...ANYONE, token: 'nonsense' })).status).toBe(401);
    plane.pass(76 * 60_000);
    expect((await plane.ask(ANYONE, '/v2/', bearer(token))).status).toBe(401);
  });

  test('a token for one repository opens no other', async () => {
    const token = await accessToken(plane, 'operator', 'repository:samples/nginx:pull');
    const other = await plane.ask(ANYONE, '/v2/samples/redis/manifests/latest', bearer(token));
    expect(other.status).toBe(401);
    expect(other.headers.get('www-authenticate')).toContain('error="insufficient_scope"');
  });
});

describe('who asks', () => {
  test.each([
    [{}],
    [{ address: 'nowhere' }],
    [{ address: '20.1.2.3', sub: 'x' }],
    [{ task: true }],
    [{ task: false, identity: 'system' }],
    [{ subnet: '/subscriptions/none' }],
    [{ vnet: '/subscriptions/none' }],
  ])('%j is nobody', async (client) => {
    expect((await plane.ask(client)).status).toBe(400);
  });

  test('a network that resolves the private address needs an approved connection', async () => {
    plane.change({ publicNetworkAccess: 'Disabled' });
    expect((await plane.ask({ vnet: NETWORK_HUB, token: 'operator' })).status).toBe(200);
    const connections = plane
      .registry()
      .connections.map((item) => ({ ...item, status: 'Rejected' as const }));
    plane.change({ ...OPEN, connections });
    // The public door stands open, but this network's DNS does not lead there.
    expect((await plane.ask({ vnet: NETWORK_HUB })).status).toBe(504);
  });

  test('defects of DNS: signing in works and layers fail, or nothing answers at all', async () => {
    plane.change({ publicNetworkAccess: 'Disabled' });
    const host = 'crcontosotasks.westeurope.data.azurecr.io';
    const inside = { vnet: NETWORK_HUB, token: 'operator' };
    expect((await plane.ask(inside, '/none', { host })).status).toBe(400);
    plane.records.delete('crcontosotasks.westeurope.data');
    expect((await plane.ask(inside, PULL)).status).toBe(200);
    const unresolved = await plane.ask(inside, '/none', { host });
    expect(unresolved.status).toBe(504);
    expect(await unresolved.json()).toMatchObject({ message: expect.stringContaining('does not resolve') });

    plane.records.set('crcontosotasks', ['10.10.8.250']);
    const stale = await plane.ask(inside, PULL);
    expect(stale.status).toBe(504);
    expect(await stale.json()).toMatchObject({ message: expect.stringContaining('at 10.10.8.250') });
    // A network without the zone finds the public door, which is shut.
    expect((await plane.ask({ ...inside, vnet: NETWORK_BUILD })).status).toBe(403);
  });
});
