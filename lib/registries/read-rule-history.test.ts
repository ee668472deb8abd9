import { expect, it } from 'vitest';
import { getSubnetRules, patchRegistry } from '#lib/arm/registries.ts';
import { SUBNET_RULES_API } from '#lib/network-access/api-versions.ts';
import { startAzure } from '#lib/testing/azure.ts';
import { readRuleHistory } from './read-rule-history.ts';

const azure = startAzure();
const DAY = 24 * 3_600_000;

async function history(...writes: readonly object[]) {
  await azure.emulator.admin.settings({ activityLogDelayMs: 0 });
  const arm = await azure.as('operator');
  const registry = await azure.find('crcontosoprod');
  for (const networkRuleSet of writes)
    await patchRegistry(arm, registry, {
      apiVersion: SUBNET_RULES_API,
      properties: { networkRuleSet: { defaultAction: 'Deny', ...networkRuleSet } },
    });
  const read = await readRuleHistory(await azure.as('reader'), registry);
  if (!read.ok) throw new Error(read.failure.code);
  return read.value;
}

const ipRules = (...values: string[]) => ({ ipRules: values.map((value) => ({ action: 'Allow', value })) });

it('names who added a rule, and leaves out what is older than the log', async () => {
  const before = Date.now();
  const found = await history(ipRules('20.61.10.4'), ipRules('20.61.10.4', '51.144.7.0/24'));
  expect(found.ipRules).toEqual({
    '20.61.10.4': { kind: 'by', at: expect.any(String) },
    '51.144.7.0/24': { kind: 'added', at: expect.any(String), caller: 'operator@contoso.example' },
  });
  // The seed's subnet rules have been there since before the log began.
  expect(found.subnetRules).toEqual({});
  expect(Date.parse(found.reach)).toBeGreaterThan(before - 90 * DAY);
  expect(Date.parse(found.reach)).toBeLessThan(before - 89 * DAY);
});

it('knows subnet rules likewise', async () => {
  const arm = await azure.as('operator');
  const rules = (await getSubnetRules(arm, await azure.find('crcontosoprod'))) ?? [];
  const { subnetRules } = await history({ virtualNetworkRules: [] }, { virtualNetworkRules: rules });
  expect(rules).not.toEqual([]);
  const added = { kind: 'added', at: expect.any(String), caller: 'operator@contoso.example' };
  expect(subnetRules).toEqual(Object.fromEntries(rules.map(({ id }) => [id.toLowerCase(), added])));
});

it('a refused log is a failure with its reason', async () => {
  const arm = await azure.as('outsider');
  const read = await readRuleHistory(arm, await azure.find('crcontosoprod'));
  expect(read).toMatchObject({ ok: false, failure: { code: 'forbidden' } });
});
