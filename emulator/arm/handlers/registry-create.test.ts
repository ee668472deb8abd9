// Creating and replacing registries, their names, and the operations of their provider.
import { beforeEach, describe, expect, test } from 'vitest';
import { at, createTestArm, idOf, type TestArm } from '#emulator/arm/arm-harness.ts';

const LAB = idOf('crcontosolab').replace('/crcontosolab', '');
const SUBSCRIPTION = LAB.slice(0, 51);
const NEW = `${LAB}/crnewone`;
const V = '?api-version=2025-11-01';
const premium = { location: 'West Europe', sku: { name: 'Premium' } };
let arm: TestArm;

beforeEach(() => {
  arm = createTestArm();
});

describe('PUT', () => {
  test('a new registry is Creating, refuses changes meanwhile, and ends with the defaults of its version', async () => {
    const created = await arm.put(NEW + V, premium);
    expect([created.status, created.body.location]).toEqual([201, 'westeurope']);
    expect(created.body.properties).toMatchObject({
      provisioningState: 'Creating',
      publicNetworkAccess: 'Enabled',
      networkRuleBypassOptions: 'AzureServices',
      networkRuleBypassAllowedForTasks: false,
      roleAssignmentMode: 'LegacyRegistryPermissions',
    });
    const poll = created.headers.get('azure-asyncoperation') ?? '';
    expect((await arm.get(poll)).body).toEqual({ status: 'Creating' });
    const early = await arm.patch(NEW + V, { tags: {} });
    expect([early.status, early.body.error.code]).toEqual([409, 'RegistryStatusConflict']);
    arm.pass(2_000);
    expect((await arm.get(poll)).body).toEqual({ status: 'Succeeded' });
    expect((await arm.get(NEW + V)).body.properties.provisioningState).toBe('Succeeded');
    const old = await arm.get(`${NEW}?api-version=2021-08-01-preview`);
    expect(old.body.properties.networkRuleSet).toEqual({
      defaultAction: 'Allow',
      virtualNetworkRules: [],
      ipRules: [],
    });
    expect(old.body.properties).not.toHaveProperty('networkRuleBypassAllowedForTasks');
  });

  test('everything that is sent is kept', async () => {
    const properties = {
      adminUserEnabled: true,
      publicNetworkAccess: 'Disabled',
      networkRuleSet: { defaultAction: 'Deny', ipRules: [{ action: 'Allow', value: '20.0.0.1' }] },
      networkRuleBypassOptions: 'None',
      dataEndpointEnabled: true,
      zoneRedundancy: 'Enabled',
    };
    const sent = { ...premium, tags: { team: 'web' }, identity: { type: 'SystemAssigned' }, properties };
    const { status, body } = await arm.put(NEW + V, sent);
    expect(status).toBe(201);
    expect(body).toMatchObject({ tags: { team: 'web' }, identity: { type: 'SystemAssigned' }, properties });
    expect(body.properties.dataEndpointHostNames).toEqual(['crnewone.westeurope.data.azurecr.io']);
  });

  test.each([
    [409, 'AlreadyInUse', 'CRCONTOSOPROD', premium],
    [409, 'AlreadyInUse', 'crcontosokrc', premium],
    [400, 'InvalidParameter', 'abc', premium],
    [400, 'InvalidParameter', 'with-hyphen', premium],
    [400, 'LocationRequired', 'crnewone', { sku: { name: 'Premium' } }],
    [400, 'LocationNotAvailableForResourceType', 'crnewone', { ...premium, location: 'atlantis' }],
    [400, 'InvalidRequestContent', 'crnewone', { location: 'westeurope' }],
    [400, 'InvalidRequestContent', 'crnewone', { location: 'westeurope', sku: {} }],
    [400, 'InvalidParameter', 'crnewone', { location: 'westeurope', sku: { name: 'Classic' } }],
    [400, 'InvalidRequestContent', 'crnewone', { ...premium, colour: 'red' }],
    [
      400,
      'NetworkRuleNotSupported',
      'crnewone',
      {
        location: 'westeurope',
        sku: { name: 'Basic' },
        properties: { networkRuleSet: { defaultAction: 'Deny' } },
      },
    ],
  ])('%i %s for %s', async (status, code, name, body) => {
    const before = [...arm.world.store.registries.all()];
    const answer = await arm.put(`${LAB}/${name}${V}`, body);
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    expect([...arm.world.store.registries.all()]).toEqual(before);
  });

  test("the words for a name that is taken are Azure's", async () => {
    const { body } = await arm.put(`${LAB}/crcontosoprod${V}`, premium);
    expect(body).toEqual({
      error: {
        code: 'AlreadyInUse',
        message:
          'The registry DNS name crcontosoprod.azurecr.io is already in use. You can check if the name is already claimed using following API: https://docs.microsoft.com/en-us/rest/api/containerregistry/registries/checknameavailability',
      },
      status: 'Failed',
    });
  });

  test('on one that is there: what is left out returns to its default, subnet rules survive', async () => {
    const id = idOf('crcontosoprod');
    const before = arm.world.store.registries.get(id);
    expect(before?.networkRuleSet.virtualNetworkRules).not.toHaveLength(0);
    const { status, body } = await arm.put(at('crcontosoprod'), {
      location: before?.location,
      sku: { name: 'Premium' },
      tags: { kept: 'this' },
    });
    expect(status).toBe(200);
    expect(body.tags).toEqual({ kept: 'this' });
    expect(body.properties).toMatchObject({
      publicNetworkAccess: 'Enabled',
      networkRuleSet: { defaultAction: 'Allow', ipRules: [] },
    });
    const after = arm.world.store.registries.get(id);
    expect(after?.networkRuleSet.virtualNetworkRules).toEqual(before?.networkRuleSet.virtualNetworkRules);
    expect(after?.connections).toEqual(before?.connections);
    expect(after?.stamp.createdAt).toBe(before?.stamp.createdAt);
    const moved = await arm.put(at('crcontosoprod'), { ...premium, location: 'eastus' });
    expect([moved.status, moved.body.error.code]).toEqual([409, 'InvalidResourceLocation']);
  });

  test('needs the right to write', async () => {
    expect((await arm.put(NEW + V, premium, 'reader')).body.error.code).toBe('AuthorizationFailed');
  });
});

describe('names', () => {
  const ask = (body: unknown) =>
    arm.send('POST', `${SUBSCRIPTION}/providers/Microsoft.ContainerRegistry/checkNameAvailability${V}`, {
      body,
    });
  const type = 'Microsoft.ContainerRegistry/registries';

  test('taken, free, not valid', async () => {
    expect((await ask({ name: 'crcontosoprod', type })).body).toEqual({
      nameAvailable: false,
      reason: 'AlreadyExists',
      message: 'The registry crcontosoprod is already in use.',
    });
    expect((await ask({ name: 'crnewone', type })).body).toEqual({ nameAvailable: true });
    expect((await ask({ name: 'no-good', type })).body).toMatchObject({
      nameAvailable: false,
      reason: 'Invalid',
    });
    expect((await ask({ name: 'crnewone', type: 'other' })).status).toBe(400);
  });
});

test('the provider lists its operations', async () => {
  const { status, body } = await arm.get(`/providers/Microsoft.ContainerRegistry/operations${V}`, 'reader');
  expect(status).toBe(200);
  const names = body.value.map((one: { name: string }) => one.name);
  expect(names).toContain('Microsoft.ContainerRegistry/registries/privateEndpointConnectionsApproval/action');
  expect(new Set(names).size).toBe(names.length);
});
