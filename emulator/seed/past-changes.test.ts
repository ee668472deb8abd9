// What Resource Graph remembers of the demo fits its activity log, and ends in what is stored.
import { expect, test } from 'vitest';
import { createTestArm } from '#emulator/arm/arm-harness.ts';

const URL = '/providers/Microsoft.ResourceGraph/resources?api-version=2024-04-01';

test('a change for every write to a registry of the last 14 days that was not refused', async () => {
  const arm = createTestArm();
  const now = arm.world.now();
  const written = arm.world.activity
    .visible(now)
    .filter(
      ({ action, status }) => action === 'Microsoft.ContainerRegistry/registries/write' && status === 200,
    )
    .filter(({ at }) => at >= now - 14 * 86_400_000);
  const query =
    'resourcechanges | project target = tostring(properties.targetResourceId), by = tostring(properties.changeAttributes.changedBy), correlation = tostring(properties.changeAttributes.correlationId), at = todatetime(properties.changeAttributes.timestamp), changes = properties.changes';
  const { body } = await arm.send('POST', URL, { body: { query } });
  expect(body.data.map(({ correlation }: { correlation: string }) => correlation)).toEqual(
    written.map(({ correlationId }) => correlationId),
  );
  const last = (name: string) =>
    body.data.find(({ target }: { target: string }) => target.endsWith(`/${name}`)) as {
      by: string;
      changes: Record<string, { previousValue: string; newValue: string }>;
    };
  // 186 rules today, one of them since the last write.
  expect(last('crcontosoprod')).toMatchObject({ by: 'operator@contoso.example' });
  expect(Object.keys(last('crcontosoprod').changes)).toEqual([
    'properties.networkRuleSet.ipRules[185].action',
    'properties.networkRuleSet.ipRules[185].value',
  ]);
  expect(last('crcontosobuild').changes).toMatchObject({
    'properties.networkRuleSet.defaultAction': { previousValue: 'Deny', newValue: 'Allow' },
  });
  expect(last('crcontosocheckout').changes).toMatchObject({
    'properties.publicNetworkAccess': { previousValue: 'Enabled', newValue: 'Disabled' },
  });
});
