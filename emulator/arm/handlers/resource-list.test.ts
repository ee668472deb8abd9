// ARM's generic lists of resources: filters, what each caller sees, pages.
import { beforeEach, expect, test } from 'vitest';
import { at, createTestArm, idOf, type TestArm } from '#emulator/arm/arm-harness.ts';

const SANDBOX = '/subscriptions/5ab00003-0000-4000-8000-000000000003';
const V = '?api-version=2025-04-01';
const REGISTRIES = "resourceType eq 'Microsoft.ContainerRegistry/registries'";
let arm: TestArm;

beforeEach(() => {
  arm = createTestArm();
});

async function names(filter: string, scope = SANDBOX, user = 'operator'): Promise<string[]> {
  const { body } = await arm.get(`${scope}/resources${V}&$filter=${encodeURIComponent(filter)}`, user);
  return body.value.map((one: { name: string }) => one.name).sort();
}

function inSandbox(): string[] {
  const all = [...arm.world.store.registries.all()].filter(({ id }) => id.startsWith(`${SANDBOX}/`));
  return all.map(({ name }) => name).sort();
}

test('every type, with its own id, in both lists', async () => {
  const { body } = await arm.get(`${SANDBOX}/resources${V}`);
  const types = new Set(body.value.map((one: { type: string }) => one.type));
  for (const type of [
    'Microsoft.ContainerRegistry/registries',
    'Microsoft.Network/virtualNetworks',
    'Microsoft.Compute/virtualMachines',
  ]) {
    expect(types).toContain(type);
  }
  const registry = body.value.find((one: { name: string }) => one.name === 'mycontainerregistry');
  expect(registry).toEqual({
    id: idOf('mycontainerregistry'),
    name: 'mycontainerregistry',
    type: 'Microsoft.ContainerRegistry/registries',
    sku: { name: 'Premium', tier: 'Premium' },
    location: arm.world.store.registries.get(idOf('mycontainerregistry'))?.location,
  });
  const expanded = await arm.get(`${SANDBOX}/resources${V}&$expand=createdTime,provisioningState`);
  expect(
    expanded.body.value.find((one: { name: string }) => one.name === 'mycontainerregistry'),
  ).toMatchObject({
    provisioningState: 'Succeeded',
    createdTime: expect.stringMatching(/^20/),
  });
});

test('filters', async () => {
  await arm.patch(at('crcontosolab'), { tags: { team: 'web', "o'k": 'and or' } });
  await arm.patch(at('crcontosopoc'), { tags: { team: 'data' } });
  expect(await names("tagName eq 'TEAM' and tagValue eq 'web'")).toEqual(['crcontosolab']);
  expect(await names("tagName eq 'o''k' and tagValue eq 'and or'")).toEqual(['crcontosolab']);
  expect(await names("tagName eq 'team'")).toEqual(['crcontosolab', 'crcontosopoc']);
  expect(await names(`${REGISTRIES} and name eq 'CRCONTOSOLAB'`)).toEqual(['crcontosolab']);
  expect(await names("name eq 'crcontosolab' or name eq 'crcontosopoc'")).toEqual([
    'crcontosolab',
    'crcontosopoc',
  ]);
  expect(await names(`${REGISTRIES} and substringof('poc', name)`)).toEqual(['crcontosopoc']);
  expect(await names(`${REGISTRIES} and resourceGroup ne 'rg-sandbox'`)).toEqual([
    'crcontosospike',
    'mycontainerregistry',
  ]);
  expect(await names(REGISTRIES, `${SANDBOX}/resourceGroups/RG-SANDBOX`)).toEqual([
    'crcontosolab',
    'crcontosopoc',
  ]);
});

test.each(["colour eq 'red'", "name gt 'a'", "tagValue eq 'x'", "(name eq 'a')"])(
  '%s is refused',
  async (filter) => {
    const { status, body } = await arm.get(`${SANDBOX}/resources${V}&$filter=${encodeURIComponent(filter)}`);
    expect([status, body.error.code]).toEqual([400, 'InvalidFilterInQueryString']);
  },
);

test('each caller sees what they may read; the outsider nothing', async () => {
  expect(await names(REGISTRIES, SANDBOX, 'reader')).toEqual(inSandbox());
  const refused = await arm.get(`${SANDBOX}/resources${V}`, 'outsider');
  expect([refused.status, refused.body.error.code]).toEqual([403, 'AuthorizationFailed']);
});

test('a page keeps the filter', async () => {
  arm.world.settings.pageSize = 2;
  const first = await arm.get(`${SANDBOX}/resources${V}&$filter=${encodeURIComponent(REGISTRIES)}`);
  const second = await arm.get(first.body.nextLink);
  expect([...first.body.value, ...second.body.value].map((one: { name: string }) => one.name).sort()).toEqual(
    inSandbox(),
  );
  expect(second.body.nextLink).toBeUndefined();
});
