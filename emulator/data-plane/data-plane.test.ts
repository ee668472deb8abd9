// Pulling an image as a client does it: challenge, tokens, manifest, blob; and what the refusals look like.
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { userByKey } from '#emulator/directory.ts';
import { ROLES } from '#emulator/seed/roles.ts';
import type { PermissionSet } from '#emulator/store/shapes.ts';
import { createTestPlane, HOST, NETWORK_BUILD, NETWORK_HUB, REGISTRY, type TestPlane } from './test-plane.ts';

const ANYONE = { address: '20.1.2.3' };
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

function assign(oid: string, roleDefinition: string, scope = REGISTRY): void {
  const name = `${oid} ${roleDefinition}`;
  const principalType = 'ServicePrincipal';
  const assignment = { name, scope, roleDefinition, principalId: oid, principalType, createdOn: 0 } as const;
  plane.world.store.roleAssignments.put(assignment);
}

function post(path: string, fields: Record<string, string>): Promise<Response> {
  return plane.ask(ANYONE, path, { method: 'POST', body: new URLSearchParams(fields) });
}

function exchange(armToken: string, service = HOST): Promise<Response> {
  return post('/oauth2/exchange', { grant_type: 'access_token', service, access_token: armToken });
}

async function accessToken(user: string, scope: string): Promise<string> {
  const { refresh_token } = (await (await exchange(user)).json()) as { refresh_token: string };
  const answer = await post('/oauth2/token', {
    grant_type: 'refresh_token',
    service: HOST,
    scope,
    refresh_token,
  });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { access_token: string }).access_token;
}

const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

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
    const token = await accessToken('operator', 'repository:samples/nginx:pull');
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
    const token = await accessToken('operator', 'repository:samples/nginx:pull');
    const elsewhere = await plane.ask(ANYONE, '/v2/', { host: 'crcontosodata.azurecr.io', ...bearer(token) });
    expect(elsewhere.headers.get('www-authenticate')).toContain('error="invalid_token"');
    const { refresh_token } = (await (await exchange('operator')).json()) as { refresh_token: string };
    expect((await plane.ask(ANYONE, '/v2/', bearer(refresh_token))).status).toBe(401);
    expect((await plane.ask(ANYONE, '/v2/', bearer('nonsense'))).status).toBe(401);
    expect((await plane.ask({ ...ANYONE, token: 'nonsense' })).status).toBe(401);
    plane.pass(76 * 60_000);
    expect((await plane.ask(ANYONE, '/v2/', bearer(token))).status).toBe(401);
  });

  test('a token for one repository opens no other', async () => {
    const token = await accessToken('operator', 'repository:samples/nginx:pull');
    const other = await plane.ask(ANYONE, '/v2/samples/redis/manifests/latest', bearer(token));
    expect(other.status).toBe(401);
    expect(other.headers.get('www-authenticate')).toContain('error="insufficient_scope"');
  });
});

describe('roles', () => {
  const IDENTITY = '1de47170-0000-4000-8000-000000000001';
  const dataReader: PermissionSet = {
    actions: [],
    notActions: [],
    dataActions: ['Microsoft.ContainerRegistry/registries/repositories/content/*'],
    notDataActions: ['Microsoft.ContainerRegistry/registries/repositories/content/write'],
  };
  const addDataReader = () =>
    plane.world.store.roleDefinitions.put({
      name: 'data-reader',
      roleName: 'Container Registry Repository Reader',
      description: '',
      type: 'BuiltInRole',
      permissions: [dataReader],
      assignableScopes: ['/'],
    });

  test.each([
    ['operator', 200],
    ['reader', 200],
    ['outsider', 401],
  ])('%s: %i', async (user, status) => {
    expect((await plane.ask({ ...ANYONE, token: user })).status).toBe(status);
    expect((await exchange(user)).status).toBe(status);
  });

  test.each([
    ['acrPull', ['pull']],
    ['acrPush', ['pull', 'push']],
    ['contributor', ['pull', 'push']],
    ['endpointApprover', null],
  ] as const)('%s allows %j', async (role, actions) => {
    assign(IDENTITY, ROLES[role]);
    expect((await plane.ask({ ...ANYONE, token: IDENTITY })).status).toBe(actions === null ? 401 : 200);
    if (actions === null) return;
    const token = await accessToken(IDENTITY, 'repository:samples/nginx:pull,push,delete');
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    expect(claims.access).toEqual([{ type: 'repository', name: 'samples/nginx', actions }]);
  });

  test('a role elsewhere is none here', async () => {
    assign(IDENTITY, ROLES.acrPull, `${REGISTRY}2`);
    expect((await plane.ask({ ...ANYONE, token: IDENTITY })).status).toBe(401);
  });

  test('repository permissions: only roles with data actions count', async () => {
    plane.change({ roleAssignmentMode: 'AbacRepositoryPermissions' });
    addDataReader();
    for (const role of [ROLES.acrPull, ROLES.acrPush, ROLES.contributor, ROLES.owner]) assign(IDENTITY, role);
    expect((await plane.ask({ ...ANYONE, token: IDENTITY })).status).toBe(401);
    expect((await exchange(IDENTITY)).status).toBe(401);
    assign(IDENTITY, 'data-reader');
    expect((await plane.ask({ ...ANYONE, token: IDENTITY }, PULL)).status).toBe(200);
    const token = await accessToken(IDENTITY, 'repository:a:pull,push');
    expect(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).toContain('"actions":["pull"]');
  });

  test('data actions mean nothing with registry permissions', async () => {
    addDataReader();
    assign(IDENTITY, 'data-reader');
    expect((await plane.ask({ ...ANYONE, token: IDENTITY })).status).toBe(401);
  });

  test('a role that is gone is missed at the next exchange', async () => {
    const { refresh_token = '' } = (await (await exchange('operator')).json()) as Record<string, string>;
    const { oid } = userByKey('operator') ?? { oid: '' };
    const left = [...plane.world.store.roleAssignments.all()].filter(
      ({ principalId }) => principalId !== oid,
    );
    plane.world.store.roleAssignments.replace(left);
    const scope = 'repository:samples/nginx:pull';
    const fields = { grant_type: 'refresh_token', service: HOST, scope, refresh_token };
    const { access_token = '' } = (await (await post('/oauth2/token', fields)).json()) as Record<
      string,
      string
    >;
    expect((await plane.ask(ANYONE, PULL, bearer(access_token))).status).toBe(401);
    expect((await exchange('operator')).status).toBe(401);
  });

  test('tokens for Azure Resource Manager are refused where that policy is off', async () => {
    const policies = { ...plane.registry().policies, azureADAuthenticationAsArm: 'disabled' } as const;
    plane.change({ policies });
    expect((await exchange('operator')).status).toBe(401);
    expect((await plane.ask({ ...ANYONE, token: 'operator' })).status).toBe(401);
  });

  test('the service must be this registry, and the grant one of the two', async () => {
    expect((await exchange('operator', 'other.azurecr.io')).status).toBe(400);
    const password = { grant_type: 'password', service: HOST, username: 'a', password: 'b' };
    expect((await post('/oauth2/token', password)).status).toBe(501);
    expect((await post('/oauth2/exchange', password)).status).toBe(501);
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
