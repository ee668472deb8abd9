/** What is recorded of registries, read from both sources through the real SDK. */
import { expect, it } from 'vitest';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { patchRegistry } from '#lib/arm/registries.ts';
import { linesOf } from '#lib/history/lines.ts';
import { CURRENT_API } from '#lib/network-access/api-versions.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { startAzure } from '#lib/testing/azure.ts';
import { readRegistryHistory } from './read-registry-history.ts';

const azure = startAzure();
const CONSOLE = 'none';
/** Nothing of the seed's history is about it. */
const QUIET = 'crcontosospoke';

async function prepared() {
  await azure.emulator.admin.settings({ activityLogDelayMs: 0, resourceGraphDelayMs: 0 });
  return { arm: await azure.as('operator'), registry: await azure.find(QUIET) };
}

async function historyOf(registry: RegistryRef, arm?: ArmConnection) {
  const read = await readRegistryHistory(arm ?? (await azure.as('reader')), registry, CONSOLE);
  if (!read.ok) throw new Error(read.failure.code);
  return read.value;
}

const patch = (arm: ArmConnection, registry: RegistryRef, properties: object, apiVersion = CURRENT_API) =>
  patchRegistry(arm, registry, { apiVersion, properties });
const rules = (...values: string[]) => ({
  networkRuleSet: { defaultAction: 'Deny', ipRules: values.map((value) => ({ action: 'Allow', value })) },
});

it('both sources tell one story: what was there before comes from Resource Graph', async () => {
  const { arm, registry } = await prepared();
  await patch(arm, registry, rules('20.61.10.4', '51.144.7.0/24'));
  const other = await azure.as('operator');
  await patch(other, registry, { ...rules('20.61.10.4'), publicNetworkAccess: 'Disabled' });
  const history = await historyOf(registry);
  const { lines, unexplained } = linesOf(history.entries, history.current);
  expect(unexplained).toEqual([]);
  expect(history.graph.failure).toBeNull();
  expect(lines.map(({ entry: { correlationId, sources } }) => [correlationId, sources])).toEqual([
    [other.correlationId, ['log', 'graph']],
    [arm.correlationId, ['log', 'graph']],
  ]);
  expect(lines[0]?.parts.map(({ key, rules: named }) => [key, named])).toEqual([
    ['mode.disabled', undefined],
    ['ipRules.removed', ['51.144.7.0/24']],
  ]);
});
