// Resource Graph over the wire: scopes, rights, quota, pages, how it lags, and what it remembers of changes.
import { beforeEach, describe, expect, test } from 'vitest';
import { at, createTestArm, idOf, type TestAnswer, type TestArm } from '#emulator/arm/arm-harness.ts';

const URL = '/providers/Microsoft.ResourceGraph/resources?api-version=2024-04-01';
const SANDBOX = '5ab00003-0000-4000-8000-000000000003';
/** None of the demo users has a role there. */
const ANALYTICS = '5ab00004-0000-4000-8000-000000000004';
const NAME = 'mycontainerregistry';

let arm: TestArm;
beforeEach(() => {
  arm = createTestArm();
});

const REGISTRIES = "resources | where type == 'microsoft.containerregistry/registries'";
const ask = (query: string, body: object = {}, user = 'operator'): Promise<TestAnswer> =>
  arm.send('POST', URL, { user, body: { query, ...body } });
const one = async (columns: string): Promise<Record<string, unknown>> =>
  (await ask(`resources | where name == '${NAME}' | project ${columns}`)).body.data[0];
const stored = () => [...arm.world.store.registries.all()];

describe('what is answered', () => {
  test('a registry with the columns of the table, at a version that hides subnet rules', async () => {
    const { body, status, headers } = await ask("resources | where name == 'crcontosoprod'");
    expect(status).toBe(200);
    expect(body).toMatchObject({ totalRecords: 1, count: 1, facets: [], resultTruncated: 'false' });
    const [row] = body.data;
    const { body: registry } = await arm.get(at('crcontosoprod'));
    expect(row).toEqual({
      id: idOf('crcontosoprod'),
      name: 'crcontosoprod',
      type: 'microsoft.containerregistry/registries',
      tenantId: expect.any(String),
      kind: '',
      location: 'westeurope',
      resourceGroup: 'rg-registry-weu',
      subscriptionId: '5ab00001-0000-4000-8000-000000000001',
      managedBy: '',
      sku: { name: 'Premium', tier: 'Premium' },
      plan: null,
      properties: registry.properties,
      tags: registry.tags,
      identity: registry.identity ?? null,
      zones: null,
      extendedLocation: null,
      systemData: registry.systemData,
    });
    expect(row.properties.networkRuleSet).not.toHaveProperty('virtualNetworkRules');
    expect(row.properties.privateEndpointConnections.length).toBeGreaterThan(0);
    expect(headers.get('x-ms-resource-graph-request-duration')).toMatch(/^0:00:00:\d\d\.\d{7}$/);
  });

  test('as a table, with the types of its columns', async () => {
    const query = `resources | where name == '${NAME}' | project name, rules = array_length(properties.networkRuleSet.ipRules), open = properties.publicNetworkAccess == 'Enabled', tags, made = todatetime(systemData.createdAt)`;
    const { body } = await ask(query, { options: { resultFormat: 'table' } });
    expect(body.data.columns).toEqual([
      { name: 'name', type: 'string' },
      { name: 'rules', type: 'integer' },
      { name: 'open', type: 'boolean' },
      { name: 'tags', type: 'object' },
      { name: 'made', type: 'datetime' },
    ]);
    expect(body.data.rows).toEqual([[NAME, 0, true, {}, expect.stringMatching(/^2026-.*Z$/)]]);
  });

  test('endpoints, networks and zones beside them, as their own providers show them', async () => {
    const { body } = await ask('resources | summarize n = count() by type');
    const { store } = arm.world;
    const shown = [...store.privateEndpoints.all()].filter(({ id }) => !id.includes(ANALYTICS));
    expect(body.data).toContainEqual({ type: 'microsoft.network/privateendpoints', n: shown.length });
    const network = await ask("resources | where type =~ 'Microsoft.Network/virtualNetworks' | take 1");
    const [row] = network.body.data;
    const { body: own } = await arm.get(`${row.id}?api-version=2024-05-01`);
    expect(row).toMatchObject({ name: own.name, location: own.location, properties: own.properties });
    const zones = await ask(
      "resources | where type endswith '/privatednszones' | project location, properties",
    );
    expect(zones.body.data[0]).toMatchObject({ location: 'global' });
  });

  test.each([
    ["where type in~ ('Microsoft.Network/virtualNetworks', 'x') or name == 'crcontosoprod'", true],
    ["where name != '' and type in~ ('Microsoft.Network/virtualNetworks', 'x')", false],
    ["where name != '' | where type == 'microsoft.network/virtualnetworks'", false],
    ["extend type = 'x' | where type == 'x'", true],
    ["where not(type == 'microsoft.network/virtualnetworks')", true],
    ["where type !in ('microsoft.network/virtualnetworks')", true],
  ])('%s: registries among them %s', async (query, expected) => {
    const { body } = await ask(query);
    expect(body.data.some(({ name }: { name: string }) => name === 'crcontosoprod')).toBe(expected);
    expect(body.count).toBeGreaterThan(0);
  });

  test('subscriptions and groups', async () => {
    const { body } = await ask("resourcecontainers | where type =~ 'microsoft.resources/subscriptions'");
    expect(body.data.map(({ name }: { name: string }) => name)).toContain('sandbox');
    const groups = await ask('resourcecontainers | where type endswith "/resourcegroups" | count', {
      subscriptions: [SANDBOX],
    });
    const expected = [...arm.world.store.resourceGroups.group(SANDBOX)].length;
    expect(groups.body.data).toEqual([{ Count: expected }]);
  });
});

describe('scope and rights', () => {
  test('without subscriptions all that the caller may read, else those that were named', async () => {
    const ours = stored().filter(({ subscriptionId }) => subscriptionId !== ANALYTICS);
    expect((await ask(REGISTRIES)).body.totalRecords).toBe(ours.length);
    const inSandbox = ours.filter(({ subscriptionId }) => subscriptionId === SANDBOX);
    const { body } = await ask(REGISTRIES, { subscriptions: [SANDBOX.toUpperCase()] });
    expect(body.totalRecords).toBe(inSandbox.length);
  });

  test('what cannot be read is left out without a word, until nothing remains', async () => {
    const { body } = await ask('resources', { subscriptions: [SANDBOX, ANALYTICS] });
    expect(new Set(body.data.map((row: { subscriptionId: string }) => row.subscriptionId))).toEqual(
      new Set([SANDBOX]),
    );
    const nothing = await ask('resources', { subscriptions: [ANALYTICS] });
    expect(nothing.status).toBe(400);
    expect(nothing.body.error).toMatchObject({
      code: 'BadRequest',
      details: [{ code: 'NoValidSubscriptionsInQueryRequest' }],
    });
    expect((await ask('resources', {}, 'outsider')).status).toBe(400);
  });

  test('a role at one registry shows that one', async () => {
    const { store } = arm.world;
    const roles = [...store.roleAssignments.all()];
    const own = roles.filter(({ principalId }) => principalId === '0a11ce00-0000-4000-8000-000000000003');
    for (const { name } of own) store.roleAssignments.remove(name);
    const [role] = own;
    if (role === undefined) throw new Error('The reader has no role.');
    store.roleAssignments.put({ ...role, scope: idOf(NAME) });
    const { body } = await ask('resources | project name', {}, 'reader');
    expect(body.data).toEqual([{ name: NAME }]);
  });

  test.each([
    [{ subscriptions: ['nonsense'] }, 400, 'BadRequest'],
    [{ query: ' ' }, 400, 'BadRequest'],
    [{ options: { $top: 1_001 } }, 400, 'InvalidParameter'],
    [{ options: { $skipToken: 'nonsense' } }, 400, 'BadRequest'],
    [{ facets: [{ expression: 'location' }] }, 501, 'NotImplemented'],
    [{ managementGroups: ['mg'] }, 501, 'NotImplemented'],
    [{ top: 3 }, 400, 'InvalidRequestContent'],
  ])('%j is refused', async (body, status, code) => {
    const answer = await ask('resources', body);
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    expect(answer.headers.get('x-ms-user-quota-remaining')).toBe('14');
  });

  test('it is no write: no second factor, nothing in the log of writes', async () => {
    arm.world.settings.mfaOnWrites = true;
    expect((await ask('resources')).status).toBe(200);
    expect(arm.world.log.entries().at(-1)).toMatchObject({
      operation: 'resourceGraph.query',
      write: false,
      applied: false,
    });
  });
});

describe('the quota', () => {
  test('15 queries in 5 seconds for each user, then 429 until the window ends', async () => {
    const answers: TestAnswer[] = [];
    for (let count = 0; count < 16; count += 1) answers.push(await ask('resources | take 1'));
    expect(answers.map(({ status }) => status)).toEqual([...Array(15).fill(200), 429]);
    expect(answers.map(({ headers }) => headers.get('x-ms-user-quota-remaining'))).toEqual(
      [...Array(15).keys(), 15].map((used) => String(Math.max(0, 14 - used))),
    );
    const refused = answers[15] as TestAnswer;
    expect(refused.headers.get('retry-after')).toBe('5');
    expect(refused.headers.get('x-ms-user-quota-resets-after')).toBe('00:00:05');
    expect(refused.body.error).toMatchObject({
      code: 'RateLimiting',
      message: expect.stringMatching(/^Please provide below info when asking for support: timestamp = /),
      details: [
        { code: 'RateLimiting', message: expect.stringContaining('aka.ms/resourcegraph-throttling') },
      ],
    });
    expect((await ask('resources | take 1', {}, 'reader')).status).toBe(200);
    arm.pass(4_999);
    expect((await ask('resources | take 1')).status).toBe(429);
    arm.pass(1);
    expect((await ask('resources | take 1')).headers.get('x-ms-user-quota-remaining')).toBe('14');
  });

  test('a fault throttles in its own words', async () => {
    arm.world.faults.add({
      match: { operation: 'resourceGraph.query' },
      then: { throttle: { retryAfterSeconds: 9 } },
    });
    const { status, headers, body } = await ask('resources');
    expect([status, headers.get('retry-after'), body.error.code]).toEqual([429, '9', 'RateLimiting']);
    expect((await ask('resources')).status).toBe(200);
  });
});

describe('pages', () => {
  test('follow each other by token, and hold every row once', async () => {
    const all = (await ask('resources | project id | order by id asc')).body.data;
    const seen: unknown[] = [];
    let token: string | undefined;
    do {
      const options = { $top: 15, ...(token === undefined ? {} : { $skipToken: token }) };
      const { body } = await ask('resources | project id | order by id asc', { options });
      expect(body.resultTruncated).toBe('false');
      expect(body.totalRecords).toBe(all.length);
      seen.push(...body.data);
      token = body.$skipToken;
    } while (token !== undefined);
    expect(seen).toEqual(all);
  });

  test('$skip begins further on; a token belongs to its query', async () => {
    const all = (await ask('resources | project id')).body.data;
    const { body } = await ask('resources | project id', { options: { $top: 2, $skip: 3 } });
    expect(body.data).toEqual(all.slice(3, 5));
    const other = await ask('resources | project name', { options: { $skipToken: body.$skipToken } });
    expect(other.status).toBe(400);
  });

  test.each(['resources | take 20', 'resources | project tags'])('%s cannot be continued', async (query) => {
    const { body } = await ask(query, { options: { $top: 5 } });
    expect(body).toMatchObject({ count: 5, resultTruncated: 'true' });
    expect(body).not.toHaveProperty('$skipToken');
  });
});

describe('how it lags', () => {
  const access = async () => (await one('a = tostring(properties.publicNetworkAccess)'))?.['a'];
  const close = () => arm.patch(at(NAME), { properties: { publicNetworkAccess: 'Disabled' } });
  const open = () => arm.patch(at(NAME), { properties: { publicNetworkAccess: 'Enabled' } });

  test('not at all unless told', async () => {
    await close();
    expect(await access()).toBe('Disabled');
  });

  test('a write shows after the delay, each of several in its own time', async () => {
    arm.world.settings.resourceGraphDelayMs = 30_000;
    await close();
    expect(await access()).toBe('Enabled');
    arm.pass(20_000);
    await open();
    expect(await access()).toBe('Enabled');
    arm.pass(10_000);
    expect(await access()).toBe('Disabled');
    arm.pass(20_000);
    expect(await access()).toBe('Enabled');
  });

  test('what was created does not show yet, what was deleted still does', async () => {
    arm.world.settings.resourceGraphDelayMs = 30_000;
    const gone = await arm.send('DELETE', at(NAME));
    expect(gone.status).toBe(200);
    const made = idOf(NAME).replace(NAME, 'crnew00001');
    const body = { location: 'westeurope', sku: { name: 'Premium' } };
    expect((await arm.put(`${made}?api-version=2025-11-01`, body)).status).toBe(201);
    const names = async () =>
      (
        await ask("resources | where name in ('mycontainerregistry', 'crnew00001') | project name", {
          subscriptions: [SANDBOX],
        })
      ).body.data.map(({ name }: { name: string }) => name);
    expect(await names()).toEqual([NAME]);
    arm.pass(30_000);
    expect(await names()).toEqual(['crnew00001']);
  });
});

describe('changes', () => {
  const changes = async () =>
    (await ask(`resourcechanges | where properties.targetResourceId endswith '/${NAME}'`)).body.data;

  test('a row for a write, with what changed from what to what, and by whom', async () => {
    await arm.send('PATCH', at(NAME), {
      body: {
        properties: {
          publicNetworkAccess: 'Disabled',
          networkRuleSet: { ipRules: [{ value: '20.1.2.3' }] },
          adminUserEnabled: true,
        },
      },
      headers: { 'x-ms-correlation-request-id': '11111111-2222-4333-8444-555555555555' },
    });
    const [change, ...others] = await changes();
    expect(others).toEqual([]);
    expect(change).toMatchObject({
      type: 'microsoft.resources/changes',
      resourceGroup: 'myresourcegroup',
      subscriptionId: SANDBOX,
    });
    expect(change.id).toBe(`${idOf(NAME)}/providers/Microsoft.Resources/changes/${change.name}`);
    expect(change.properties).toMatchObject({
      targetResourceId: idOf(NAME),
      targetResourceType: 'microsoft.containerregistry/registries',
      changeType: 'Update',
      changeAttributes: {
        correlationId: '11111111-2222-4333-8444-555555555555',
        changedBy: 'operator@contoso.example',
        changedByType: 'User',
        operation: 'Microsoft.ContainerRegistry/registries/write',
        timestamp: '2026-11-21T09:00:00.000Z',
        changesCount: 4,
      },
    });
    expect(change.properties.changes).toEqual({
      'properties.adminUserEnabled': changed('False', 'True', 'Update'),
      'properties.publicNetworkAccess': changed('Enabled', 'Disabled', 'Update'),
      'properties.networkRuleSet.ipRules[0].action': changed(null, 'Allow', 'Insert'),
      'properties.networkRuleSet.ipRules[0].value': changed(null, '20.1.2.3', 'Insert'),
    });
  });

  test('none for a write that changes nothing, nor for one that is refused', async () => {
    await arm.patch(at(NAME), { properties: { publicNetworkAccess: 'Enabled' } });
    await arm.patch(at(NAME), { properties: { publicNetworkAccess: 'Perhaps' } });
    expect(await changes()).toEqual([]);
  });

  test('creating, its end, and deleting; forgotten after 14 days', async () => {
    await arm.send('DELETE', at(NAME));
    const body = { location: 'westeurope', sku: { name: 'Premium' } };
    await arm.put(`${idOf(NAME)}?api-version=2025-11-01`, body, 'automation');
    arm.pass(60_000);
    const kinds = (await changes()).map(
      ({ properties }: { properties: { changeType: string; changeAttributes: object } }) => properties,
    );
    expect(kinds).toMatchObject([
      { changeType: 'Update', changeAttributes: { changedByType: 'System', changedBy: 'System' } },
      { changeType: 'Create', changeAttributes: { changedByType: 'Application' } },
      { changeType: 'Delete', changeAttributes: { changedByType: 'User' } },
    ]);
    expect(kinds[1]).not.toHaveProperty('changes');
    arm.pass(14 * 86_400_000 + 1);
    expect(await changes()).toEqual([]);
  });

  test('show no sooner than the write itself', async () => {
    arm.world.settings.resourceGraphDelayMs = 30_000;
    await arm.patch(at(NAME), { properties: { publicNetworkAccess: 'Disabled' } });
    expect(await changes()).toEqual([]);
    arm.pass(30_000);
    expect(await changes()).toHaveLength(1);
  });
});

function changed(previousValue: string | null, newValue: string, propertyChangeType: string) {
  return { previousValue, newValue, propertyChangeType, changeCategory: 'User' };
}
