// Deciding on private endpoint connections: the long-running PUT, in the shapes of recorded traffic.
import { beforeEach, describe, expect, test } from 'vitest';
import { at, createTestArm, idOf, ORIGIN, type TestArm } from '#emulator/arm/arm-harness.ts';

let arm: TestArm;
beforeEach(() => {
  arm = createTestArm();
});

const connectionOf = (registry: string, endpoint: string) => {
  const found = arm.world.store.registries
    .get(idOf(registry))
    ?.connections.find(({ privateEndpointId }) => privateEndpointId.endsWith(`/${endpoint}`));
  if (found === undefined) throw new Error(`no ${endpoint}`);
  return found;
};
const pathOf = (registry: string, endpoint: string) =>
  at(registry, '2025-11-01', `/privateEndpointConnections/${connectionOf(registry, endpoint).name}`);
const decision = (status: string, description?: string | null) => ({
  properties: {
    privateLinkServiceConnectionState: { status, ...(description === undefined ? {} : { description }) },
  },
});
const decide = (registry: string, endpoint: string, status: string, description?: string | null) =>
  arm.put(pathOf(registry, endpoint), decision(status, description), 'approver');

test('approving: the old state first, then polling to the end, then the new state', async () => {
  const { id, name, privateEndpointId } = connectionOf('crcontosodata', 'pe-notebooks');
  const accepted = await arm.put(
    pathOf('crcontosodata', 'pe-notebooks'),
    {
      id,
      name,
      type: 'Microsoft.ContainerRegistry/registries/privateEndpointConnections',
      properties: {
        privateEndpoint: { id: privateEndpointId },
        privateLinkServiceConnectionState: { status: 'Approved', description: 'somedescription' },
        provisioningState: 'Succeeded',
      },
    },
    'approver',
  );
  expect(accepted.status).toBe(201);
  const at0 = '2026-11-21T09:00:00.0000000+00:00';
  expect(accepted.body).toEqual({
    type: 'Microsoft.ContainerRegistry/registries/privateEndpointConnections',
    id,
    name,
    systemData: {
      createdBy: 'approver@contoso.example',
      createdByType: 'User',
      createdAt: at0,
      lastModifiedBy: 'approver@contoso.example',
      lastModifiedByType: 'User',
      lastModifiedAt: at0,
    },
    properties: {
      privateEndpoint: { id: privateEndpointId },
      privateLinkServiceConnectionState: { status: 'Pending' },
      provisioningState: 'Updating',
    },
  });
  const url = accepted.headers.get('azure-asyncoperation') ?? '';
  expect(url.startsWith(`${ORIGIN}${id}/operationStatuses/privateendpointconnections-`)).toBe(true);
  expect(accepted.headers.get('retry-after')).toBe('1');
  expect(accepted.headers.get('api-supported-versions')).toContain('2019-12-01-preview, 2020-11-01-preview,');

  arm.pass(1_999);
  const running = await arm.get(url, 'approver');
  const operation = new URL(url).pathname.split('/').at(-1);
  expect([running.status, running.body]).toEqual([201, { id, name: operation, status: 'Updating' }]);
  expect(running.headers.get('azure-asyncoperation')).toBe(url);
  const meanwhile = await arm.get(pathOf('crcontosodata', 'pe-notebooks'));
  expect(meanwhile.body.properties).toMatchObject({
    privateLinkServiceConnectionState: { status: 'Pending' },
    provisioningState: 'Updating',
  });

  arm.pass(1);
  const ended = await arm.get(url, 'approver');
  expect([ended.status, ended.body]).toEqual([200, { id, name: operation, status: 'Succeeded' }]);
  const after = await arm.get(pathOf('crcontosodata', 'pe-notebooks'));
  expect(after.body).toEqual({
    type: 'Microsoft.ContainerRegistry/registries/privateEndpointConnections',
    id,
    name,
    properties: {
      privateEndpoint: { id: privateEndpointId },
      privateLinkServiceConnectionState: { status: 'Approved', description: 'somedescription' },
      provisioningState: 'Succeeded',
    },
  });
});

test('the first approved endpoint turns data endpoints on; the requester sees the decision', async () => {
  expect((await arm.get(at('crcontosodata'))).body.properties.dataEndpointEnabled).toBe(false);
  await decide('crcontosodata', 'pe-lakehouse-weu', 'Approved', 'Approved by approver, CHG-20418');
  arm.pass(2_000);
  expect((await arm.get(at('crcontosodata'))).body.properties).toMatchObject({
    dataEndpointEnabled: true,
    dataEndpointHostNames: ['crcontosodata.westeurope.data.azurecr.io'],
  });
  const endpoint = await arm.get(
    `${connectionOf('crcontosodata', 'pe-lakehouse-weu').privateEndpointId}?api-version=2026-01-01`,
  );
  expect(endpoint.body.properties.manualPrivateLinkServiceConnections[0].properties).toMatchObject({
    requestMessage: 'Lakehouse ingestion pulls Spark images from weu spokes. CHG-20418. Minseo Han',
    privateLinkServiceConnectionState: {
      status: 'Approved',
      description: 'Approved by approver, CHG-20418',
      actionsRequired: 'None',
    },
  });
  expect(endpoint.body.properties.customDnsConfigs).toHaveLength(2);
});

test('a decision without a description stores null', async () => {
  await decide('crcontosodata', 'pe-lakehouse-weu', 'Rejected');
  arm.pass(2_000);
  const { body } = await arm.get(pathOf('crcontosodata', 'pe-lakehouse-weu'));
  expect(body.properties.privateLinkServiceConnectionState).toEqual({
    status: 'Rejected',
    description: null,
  });
});

describe('refused', () => {
  test('a second endpoint operation on the same registry, not on another', async () => {
    await decide('crcontosodata', 'pe-lakehouse-weu', 'Approved');
    const second = await decide('crcontosodata', 'pe-notebooks', 'Approved');
    expect(second.status).toBe(409);
    expect(second.body.status).toBe('Failed');
    expect((await decide('crcontosokrc', 'pe-loyalty', 'Approved')).status).toBe(201);
    arm.pass(2_000);
    expect((await decide('crcontosodata', 'pe-notebooks', 'Approved')).status).toBe(201);
  });

  test('approving after a rejection, unless the switch says otherwise; a disconnected one always', async () => {
    const refused = await decide('crcontosovault', 'pe-vault-audit', 'Approved');
    expect([refused.status, refused.body.error.code]).toEqual([400, 'OperationNotAllowed']);
    expect((await decide('crcontosovault', 'pe-vault-old', 'Rejected')).status).toBe(400);
    arm.world.settings.unconfirmed.rejectedIsFinal = false;
    expect((await decide('crcontosovault', 'pe-vault-audit', 'Approved')).status).toBe(201);
    arm.pass(2_000);
    expect((await decide('crcontosovault', 'pe-vault-old', 'Approved')).status).toBe(400);
  });

  test.each([
    [decision('Pending'), 400],
    [decision('approved'), 400],
    [{ properties: {} }, 400],
    [{}, 400],
    [undefined, 400],
    [{ properties: { privateLinkServiceConnectionState: { status: 'Approved', description: 5 } } }, 400],
    [
      {
        properties: {
          privateEndpoint: { id: '/other' },
          privateLinkServiceConnectionState: { status: 'Approved' },
        },
      },
      400,
    ],
    [
      {
        properties: {
          privateLinkServiceConnectionState: { status: 'Approved', actionsRequired: 'Recreate' },
        },
      },
      501,
    ],
    [{ properties: { privateLinkServiceConnectionState: { status: 'Approved' }, surprise: 1 } }, 400],
  ])('a body like %j', async (body, status) => {
    const answer = await arm.put(pathOf('crcontosodata', 'pe-notebooks'), body, 'approver');
    expect(answer.status).toBe(status);
    expect(arm.world.log.counters().writesApplied).toBe(0);
    const operations = [...arm.world.store.operations.all()];
    expect(operations.filter(({ registryId }) => registryId === idOf('crcontosodata'))).toEqual([]);
  });

  test('an operation under another resource, or one that never was', async () => {
    const accepted = await decide('crcontosodata', 'pe-lakehouse-weu', 'Approved');
    const url = accepted.headers.get('azure-asyncoperation') ?? '';
    const other = connectionOf('crcontosodata', 'pe-notebooks').id;
    const moved = url.replace(connectionOf('crcontosodata', 'pe-lakehouse-weu').id, other);
    expect((await arm.get(moved)).status).toBe(404);
    expect(
      (await arm.get(url.replace(/privateendpointconnections-\w/, 'privateendpointconnections-z'))).status,
    ).toBe(404);
    expect((await arm.get(url, 'outsider')).status).toBe(403);
  });
});

test('the requester’s endpoint and network can be read where the caller has rights', async () => {
  const visible = await arm.get(
    `${connectionOf('crcontosokrc', 'pe-loyalty').privateEndpointId}?api-version=2026-01-01`,
    'approver',
  );
  expect(visible.headers.get('etag')).toBe(visible.body.etag);
  expect(visible.body).toMatchObject({
    location: 'koreacentral',
    properties: {
      privateLinkServiceConnections: [],
      manualPrivateLinkServiceConnections: [
        {
          properties: {
            groupIds: ['registry'],
            requestMessage: 'Loyalty service, blue/green rollout in December',
            privateLinkServiceConnectionState: {
              status: 'Pending',
              description: '',
              actionsRequired: 'None',
            },
          },
        },
      ],
      customDnsConfigs: [],
    },
  });
  const subnet = await arm.get(`${visible.body.properties.subnet.id}?api-version=2024-05-01`, 'approver');
  expect(subnet.body).toMatchObject({ name: 'snet-pe', properties: { addressPrefix: '10.55.8.0/24' } });
  expect(subnet.body.properties).not.toHaveProperty('serviceEndpoints');

  const hidden = await arm.get(
    `${connectionOf('crcontosodata', 'pe-notebooks').privateEndpointId}?api-version=2026-01-01`,
    'operator',
  );
  expect([hidden.status, hidden.body.error.code]).toEqual([403, 'AuthorizationFailed']);
});

test('a network shows its subnets, service endpoints as recorded', async () => {
  const { body } = await arm.get(
    '/subscriptions/5ab00001-0000-4000-8000-000000000001/resourceGroups/rg-build-weu/providers/Microsoft.Network/virtualNetworks/vnet-build-weu?api-version=2024-05-01',
  );
  const [build, , tools] = body.properties.subnets;
  expect(build.properties.serviceEndpoints).toEqual([
    { provisioningState: 'Succeeded', service: 'Microsoft.ContainerRegistry', locations: ['*'] },
  ]);
  expect(tools.properties).not.toHaveProperty('serviceEndpoints');
});
