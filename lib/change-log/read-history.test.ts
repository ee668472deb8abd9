/** What is recorded of registries, read from both sources through the real SDK. */
import { expect, it } from 'vitest';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { patchRegistry } from '#lib/arm/registries.ts';
import { linesOf } from '#lib/history/lines.ts';
import { CURRENT_API } from '#lib/network-access/api-versions.ts';
import { EMPTY_FLEET_HISTORY, withChunk } from '#lib/queries/fleet-history.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { startAzure } from '#lib/testing/azure.ts';
import { readFleetHistory } from './read-fleet-history.ts';
import { readRegistryHistory } from './read-registry-history.ts';
import type { HistoryChunk } from './shapes.ts';

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

it('a console’s two requests are one line, known by the correlation id they share', async () => {
  const { arm, registry } = await prepared();
  await patch(arm, registry, rules('20.61.10.4'));
  await patch(arm, registry, { networkRuleBypassAllowedForTasks: true });
  const { entries } = await historyOf(registry);
  expect(entries.map(({ correlationId, requests }) => [correlationId, requests])).toEqual([
    [arm.correlationId, 2],
  ]);
});

it('a refused write is a line of its own and changes no state', async () => {
  const { arm, registry } = await prepared();
  await patch(arm, registry, { publicNetworkAccess: 'Sometimes' }).catch(() => null);
  const history = await historyOf(registry);
  const { lines, unexplained } = linesOf(history.entries, history.current);
  expect(lines.map(({ entry: { outcome, reason } }) => [outcome, reason])).toEqual([
    ['refused', 'BadRequest'],
  ]);
  expect(lines[0]?.moment.before).toEqual(lines[0]?.moment.after);
  expect(unexplained).toEqual([]);
});

it('a write that the log does not show yet is missed, not blamed on somebody', async () => {
  const { arm, registry } = await prepared();
  await patch(arm, registry, rules('20.61.10.4'));
  await azure.emulator.admin.settings({ activityLogDelayMs: 600_000, resourceGraphDelayMs: 600_000 });
  await patch(arm, registry, rules('20.61.10.4', '51.144.7.0/24'));
  const history = await historyOf(registry);
  const { lines, unexplained } = linesOf(history.entries, history.current);
  expect(lines).toHaveLength(1);
  expect(unexplained).toMatchObject([{ fields: ['ipRules'], to: null }]);
});

it.each([
  ['activityLogs.list', 'log', 'graph'],
  ['resourceGraph.query', 'graph', 'log'],
] as const)('one source stands in for the other: %s fails', async (_operation, broken, other) => {
  const { arm, registry } = await prepared();
  await patch(arm, registry, rules('20.61.10.4'));
  const pathIncludes = broken === 'log' ? 'Microsoft.Insights' : 'Microsoft.ResourceGraph';
  await azure.emulator.admin.setFaults([
    {
      match: { pathIncludes },
      then: { status: 403, body: { error: { code: 'AuthorizationFailed', message: 'no' } } },
    },
  ] as never);
  const history = await historyOf(registry);
  expect(history[broken].failure?.code).toBe('forbidden');
  expect(history[other].failure).toBeNull();
  expect(history.entries.map(({ sources }) => sources)).toEqual([[other]]);
});

it('of all registries: each subscription when it is there, one that fails by its name', async () => {
  const { arm, registry } = await prepared();
  await patch(arm, registry, rules('20.61.10.4'));
  const failing = '5ab00002-0000-4000-8000-000000000002';
  await azure.emulator.admin.setFaults([
    {
      match: { pathIncludes: `${failing}/providers/Microsoft.Insights` },
      then: { status: 403, body: { error: { code: 'AuthorizationFailed', message: 'no' } } },
    },
  ] as never);
  const chunks: HistoryChunk[] = [];
  const question = { days: 30, only: [], consoleId: CONSOLE };
  await readFleetHistory(await azure.as('reader'), question, (chunk) => chunks.push(chunk));
  expect(chunks[0]?.kind).toBe('plan');
  expect(chunks.at(-1)?.kind).toBe('end');
  const history = chunks.reduce(
    (known, chunk) => (chunk.kind === 'failure' ? known : withChunk(known, chunk)),
    EMPTY_FLEET_HISTORY,
  );
  expect(history.isComplete).toBe(true);
  expect(history.logs.size).toBe(history.subscriptions.length);
  expect([...history.logs].filter(([, { failure }]) => failure !== null).map(([id]) => id)).toEqual([
    failing,
  ]);
  const { lines } = linesOf([...history.entries.values()].flat(), history.current);
  expect(lines[0]?.entry.registry.name).toBe(QUIET);
  expect(new Set(lines.map(({ entry }) => entry.registry.name)).size).toBeGreaterThan(5);
});

it('of one subscription nothing else is read', async () => {
  const { registry } = await prepared();
  const chunks: HistoryChunk[] = [];
  const question = { days: 1, only: [registry.subscriptionId], consoleId: CONSOLE };
  await readFleetHistory(await azure.as('reader'), question, (chunk) => chunks.push(chunk));
  const read = chunks.flatMap((chunk) => (chunk.kind === 'subscription' ? [chunk.subscriptionId] : []));
  expect(read).toEqual([registry.subscriptionId]);
  const { entries } = await azure.emulator.admin.requests();
  const logs = entries.filter(({ path }) => String(path).includes('Microsoft.Insights'));
  expect(logs).toHaveLength(1);
});

it('a guest who may read nothing is told why', async () => {
  const { registry } = await prepared();
  const read = await readRegistryHistory(await azure.as('outsider'), registry, CONSOLE);
  expect(read).toMatchObject({ ok: false, failure: { code: 'forbidden' } });
});
