// Resource providers: what they list, their registration, and what an unregistered one forbids.
import { beforeEach, expect, test } from 'vitest';
import { at, createTestArm, idOf, type TestArm } from '#emulator/arm/arm-harness.ts';

const DATA = '/subscriptions/5ab00002-0000-4000-8000-000000000002';
const SANDBOX = '/subscriptions/5ab00003-0000-4000-8000-000000000003';
const ACR = '/providers/Microsoft.ContainerRegistry';
const V = '?api-version=2021-04-01';
let arm: TestArm;

beforeEach(() => {
  arm = createTestArm();
});

const unregister = (subscription: string, namespace: string) =>
  arm.world.store.providerRegistrations.put({
    id: `${subscription}/providers/${namespace}`,
    state: 'NotRegistered',
    settledAt: 0,
  });

test('get and list say the state, the types and their versions, newest first', async () => {
  const { status, body } = await arm.get(`${DATA}/providers/microsoft.containerregistry${V}`);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    id: `${DATA}${ACR}`,
    namespace: 'Microsoft.ContainerRegistry',
    registrationState: 'Registered',
    registrationPolicy: 'RegistrationRequired',
  });
  const type = body.resourceTypes.find((one: { resourceType: string }) => one.resourceType === 'registries');
  expect(type.apiVersions.slice(0, 2)).toEqual(['2026-03-01-preview', '2025-11-01']);
  expect(type.locations).toContain('West Europe');
  const names = body.resourceTypes.map((one: { resourceType: string }) => one.resourceType);
  expect(names).toContain('registries/privateEndpointConnections');
  const list = await arm.get(`${DATA}/providers${V}`);
  expect(list.body.value).toContainEqual(body);
  const unknown = await arm.get(`${DATA}/providers/Microsoft.Nothing${V}`);
  expect([unknown.status, unknown.body.error.code]).toEqual([404, 'InvalidResourceNamespace']);
  expect((await arm.get(`${DATA}/providers?api-version=1999-01-01`)).body.error.code).toBe(
    'InvalidApiVersionParameter',
  );
});

test('register takes a while; unregister is refused while there are resources', async () => {
  unregister(DATA, 'Microsoft.ContainerRegistry');
  const state = async () => (await arm.get(`${DATA}${ACR}${V}`)).body.registrationState;
  expect(await state()).toBe('NotRegistered');
  const asked = await arm.send('POST', `${DATA}${ACR}/register${V}`);
  expect([asked.status, asked.body.registrationState]).toEqual([200, 'Registering']);
  expect((await arm.send('POST', `${DATA}${ACR}/register${V}`, { user: 'reader' })).status).toBe(403);
  arm.pass(2_000);
  expect(await state()).toBe('Registered');
  const used = await arm.send('POST', `${DATA}${ACR}/unregister${V}`);
  expect([used.status, used.body.error.code]).toEqual([409, 'ProviderInUse']);
  const insights = await arm.send('POST', `${DATA}/providers/Microsoft.Insights/unregister${V}`);
  expect(insights.body.registrationState).toBe('Unregistering');
  arm.pass(2_000);
  expect((await arm.get(`${DATA}/providers/Microsoft.Insights${V}`)).body.registrationState).toBe(
    'Unregistered',
  );
});

test('a write to an unregistered provider is 409, a read is not', async () => {
  unregister(DATA, 'Microsoft.ContainerRegistry');
  const refused = await arm.patch(at('crcontosodata'), { tags: {} });
  expect([refused.status, refused.body.error]).toEqual([
    409,
    {
      code: 'MissingSubscriptionRegistration',
      message:
        "The subscription is not registered to use namespace 'Microsoft.ContainerRegistry'. See https://aka.ms/rps-not-found for how to register subscriptions.",
    },
  ]);
  expect((await arm.get(at('crcontosodata'))).status).toBe(200);
  expect((await arm.patch(at('crcontosolab'), { tags: {} })).status).toBe(200);
});

test("a subnet rule needs the provider in the network's own subscription, under either name of the rule", async () => {
  const subnet = [...arm.world.store.virtualNetworks.all()]
    .filter(({ id }) => id.startsWith(DATA))
    .flatMap(({ subnets }) => subnets)
    .find(({ serviceEndpoints }) => serviceEndpoints.length > 0);
  if (subnet === undefined) throw new Error('no subnet');
  const network = idOf('mycontainerregistry');
  expect(network.startsWith(SANDBOX)).toBe(true);
  const rule = (version: string, key: string) =>
    arm.patch(`${network}?api-version=${version}`, {
      properties: { networkRuleSet: { virtualNetworkRules: [{ [key]: subnet.id }] } },
    });
  const keys = [
    ['2021-08-01-preview', 'id'],
    ['2026-03-01-preview', 'virtualNetworkSubnetResourceId'],
  ] as const;
  for (const [version, key] of keys) {
    unregister(DATA, 'Microsoft.ContainerRegistry');
    const refused = await rule(version, key);
    expect([refused.status, refused.body.error.code]).toEqual([400, 'NetworkRuleValidationError']);
    expect(refused.body.error.message).toContain('taggedTrafficConsumers/validate/action');
    arm.world.store.providerRegistrations.remove(`${DATA}/providers/Microsoft.ContainerRegistry`);
    const accepted = await rule(version, key);
    expect(accepted.body.properties.networkRuleSet.virtualNetworkRules).toEqual([
      { action: 'Allow', [key]: subnet.id },
    ]);
  }
});
