import { expect, it } from 'vitest';
import { accessMode } from '#lib/network-access/mode.ts';
import { startAzure } from '#lib/testing/azure.ts';
import { listAllRegistries } from './list-all-registries.ts';

const azure = startAzure();

it('lists everything over all subscriptions, with the subnet rules the stable version hides', async () => {
  const list = await listAllRegistries(await azure.as('operator'));
  if (!list.ok) throw new Error(list.failure.code);
  const { registries, subscriptions, failures } = list.value;
  expect(failures).toEqual([]);
  const stored = (await azure.emulator.admin.state()) as { registries: { subscriptionId: string }[] };
  expect(registries).toHaveLength(stored.registries.length);
  expect(subscriptions.map(({ id }) => id).sort()).toEqual(
    [...new Set(stored.registries.map(({ subscriptionId }) => subscriptionId))].sort(),
  );
  expect(new Set(registries.map(({ access }) => accessMode(access)))).toEqual(
    new Set(['all', 'selected', 'disabled']),
  );
  expect(registries.every(({ access }) => access.subnetRules !== null)).toBe(true);
  expect(registries.some(({ access }) => (access.subnetRules?.length ?? 0) > 0)).toBe(true);
});

it('shows an outsider nothing, as Azure does, and no error', async () => {
  const list = await listAllRegistries(await azure.as('outsider'));
  expect(list).toMatchObject({ ok: true, value: { registries: [], subscriptions: [], failures: [] } });
});

it('names a subscription that fails while the others show', async () => {
  const arm = await azure.as('operator');
  const { subscriptionId } = await azure.find('mycontainerregistry');
  await azure.emulator.admin.setFaults([
    { match: { operation: 'registries.list', subscriptionId }, times: -1, then: { status: 503 } },
  ]);
  const list = await listAllRegistries(arm);
  if (!list.ok) throw new Error(list.failure.code);
  expect(list.value.failures).toMatchObject([
    { subscription: { id: subscriptionId }, failure: { code: 'unavailable' } },
  ]);
  expect(list.value.registries.length).toBeGreaterThan(0);
  expect(list.value.registries.some(({ ref }) => ref.subscriptionId === subscriptionId)).toBe(false);
});

it('leaves subnet rules unknown, not zero, when the version that shows them cannot be read', async () => {
  const arm = await azure.as('operator');
  await azure.emulator.admin.setFaults([
    {
      match: { operation: 'registries.list', pathIncludes: '2021-08-01-preview' },
      times: -1,
      then: { status: 400 },
    },
  ]);
  const list = await listAllRegistries(arm);
  if (!list.ok) throw new Error(list.failure.code);
  expect(list.value.registries.length).toBeGreaterThanOrEqual(12);
  expect(list.value.registries.every(({ access }) => access.subnetRules === null)).toBe(true);
});

it('exchanges the user’s token once, however many requests start at the same moment', async () => {
  const arm = await azure.as('operator');
  const tokens = await Promise.all(
    Array.from({ length: 8 }, () => arm.credential.getToken('https://management.azure.com/.default')),
  );
  expect(new Set(tokens.map((token) => token?.token)).size).toBe(1);
});
