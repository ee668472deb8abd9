/** The fleet through the real SDK pipeline against the embedded Azure: what is sent, and what survives its faults. */
import { beforeEach, expect, it } from 'vitest';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { sendWrite } from '#lib/arm/raw.ts';
import { rawClient } from '#lib/arm/raw-client.ts';
import { patchRegistry } from '#lib/arm/registries.ts';
import { queryGraph, REGISTRIES_QUERY } from '#lib/arm/resource-graph.ts';
import { frameReader } from '#lib/fleet-table/read-frames.ts';
import { type FleetTable, registryAt } from '#lib/fleet-table/table.ts';
import { parseRegistryId } from '#lib/network-access/registry-ref.ts';
import type { RegistrySummary } from '#lib/registries/shapes.ts';
import { startAzure } from '#lib/testing/azure.ts';
import { readFleetInto } from './read-into.ts';
import type { FleetFacts } from './shapes.ts';

const azure = startAzure('fleet:1200x12');
const GRAPH = { operation: 'resourceGraph.query' };

let arm: ArmConnection;
beforeEach(async () => {
  arm = await azure.as('operator');
});

type Shown = { readonly table: FleetTable; readonly facts: FleetFacts };

/** Everything that was worth showing, in turn; the last one is the whole reading. */
async function read(newest = (registry: RegistrySummary) => registry) {
  const frames = frameReader();
  const shown: Shown[] = [];
  const isRead = await readFleetInto(arm, {
    newest,
    send(frame) {
      if (frames.push(frame)) shown.push({ table: frames.table(), facts: frames.facts() as FleetFacts });
    },
  });
  const last = shown.at(-1);
  if (last === undefined) throw new Error('Nothing was shown.');
  return { shown, isRead, ...last };
}

type Stored = { readonly id: string; readonly subscriptionId: string; readonly publicNetworkAccess: string };

const calls = async (operation: string) =>
  (await azure.emulator.admin.requests()).entries.filter((entry) => entry.operation === operation).length;
const registriesOf = (table: FleetTable) =>
  Array.from({ length: table.size }, (_, row) => registryAt(table, row)) as readonly RegistrySummary[];
const stored = async () => ((await azure.emulator.admin.state()) as { registries: Stored[] }).registries;
const ids = (table: FleetTable) =>
  registriesOf(table)
    .map(({ id }) => id)
    .sort();
const whole = async () => (await stored()).map(({ id }) => id).sort();

it('shows a page at once, all rows by a few queries, and in the end what every list says', async () => {
  const { shown, table, facts, isRead } = await read();
  expect(isRead).toBe(true);
  expect(shown[0]?.table.size).toBe(100);
  expect(shown[0]?.facts).toMatchObject({ source: 'graph', expected: 1_200 });
  const all = shown[1];
  expect(all?.table.size).toBe(1_200);
  expect(all?.facts.source).toBe('graph');
  expect(all?.facts.subscriptions).toHaveLength(12);
  expect(all?.table.subnetRulesKnown.every((known) => known === 0)).toBe(true);
  expect(await calls('resourceGraph.query')).toBe(3);
  expect(ids(table)).toEqual(await whole());
  expect(facts).toMatchObject({ source: 'arm', failures: [], expected: 1_200, isDone: true });
  expect(table.subnetRulesKnown.every((known) => known === 1)).toBe(true);
});

it('shows what Resource Graph had not seen yet: changed, new and gone', async () => {
  const [changed, gone] = (await stored()).filter(
    ({ publicNetworkAccess }) => publicNetworkAccess === 'Enabled',
  );
  if (changed === undefined || gone === undefined) throw new Error('The fleet is empty.');
  await azure.emulator.admin.settings({ resourceGraphDelayMs: 60_000 });
  const ref = parseRegistryId(changed.id);
  if (ref === null) throw new Error(changed.id);
  await patchRegistry(arm, ref, {
    apiVersion: '2025-11-01',
    properties: { publicNetworkAccess: 'Disabled' },
  });
  await sendWrite(rawClient(arm, 'write'), arm, {
    method: 'DELETE',
    path: gone.id,
    apiVersion: '2025-11-01',
  });
  const { shown, table } = await read();
  const access = (of: FleetTable | undefined) =>
    of && registriesOf(of).find(({ id }) => id === changed.id)?.access.publicNetworkAccess;
  expect(access(shown[1]?.table)).toBe('Enabled');
  expect(shown[1]?.table.size).toBe(1_200);
  expect(access(table)).toBe('Disabled');
  expect(table.size).toBe(1_199);
  expect(ids(table)).not.toContain(gone.id);
});

it('shows our own write although Resource Graph has not seen it', async () => {
  const [first] = registriesOf((await read()).table);
  if (first === undefined) throw new Error('The fleet is empty.');
  const ours = { ...first, location: 'ours', lastModifiedAt: new Date(Date.now() + 1_000).toISOString() };
  const { shown } = await read((registry) => (registry.id === ours.id ? ours : registry));
  for (const { table } of shown.filter((one) => ids(one.table).includes(ours.id)))
    expect(registriesOf(table).find(({ id }) => id === ours.id)?.location).toBe('ours');
});

it.each([
  ['an exhausted quota', { throttle: { retryAfterSeconds: 5 } }],
  ['a refusal', { status: 403 }],
  ['an outage', { status: 503 }],
  ['no answer', { reset: 'before' }],
])('%s of Resource Graph leaves the lists, which are whole', async (_, then) => {
  await azure.emulator.admin.setFaults([{ match: GRAPH, times: -1, then }] as never);
  const { table, facts } = await read();
  expect(ids(table)).toEqual(await whole());
  expect(facts).toMatchObject({ source: 'arm', failures: [], expected: 1_200, isDone: true });
});

it('sends nothing to Resource Graph that its quota does not allow', async () => {
  await azure.emulator.admin.settings({ resourceGraphQuota: { queries: 2, windowSeconds: 60 } });
  const { shown, table } = await read();
  expect(shown[0]?.table.size).toBe(100);
  expect(await calls('resourceGraph.query')).toBe(2);
  expect(ids(table)).toEqual(await whole());
});

it('names subscriptions that fail, and keeps what Resource Graph has of them', async () => {
  const subscriptions = [...new Set((await stored()).map(({ subscriptionId }) => subscriptionId))].slice(
    0,
    7,
  );
  await azure.emulator.admin.setFaults(
    subscriptions.map((subscriptionId) => ({
      match: { operation: 'registries.list', subscriptionId },
      times: -1,
      then: { status: 503 },
    })),
  );
  const { table, facts } = await read();
  expect(facts.failures?.map(({ subscription }) => subscription.id).sort()).toEqual(subscriptions.sort());
  expect(facts.failures?.every(({ failure, isKept }) => failure.code === 'unavailable' && isKept)).toBe(true);
  expect(ids(table)).toEqual(await whole());
});

it('has nothing to keep of them where Resource Graph fails too', async () => {
  const [one] = await stored();
  const { subscriptionId = '' } = one ?? {};
  await azure.emulator.admin.setFaults([
    { match: GRAPH, times: -1, then: { status: 503 } },
    { match: { operation: 'registries.list', subscriptionId }, times: -1, then: { status: 503 } },
  ]);
  const { table, facts } = await read();
  expect(facts.failures).toMatchObject([{ subscription: { id: subscriptionId } }]);
  expect(facts.failures?.[0]).not.toHaveProperty('isKept');
  expect(ids(table)).toEqual((await whole()).filter((id) => !id.includes(`/${subscriptionId}/`)));
});

it('takes the names of subscriptions from Resource Graph when their list fails', async () => {
  await azure.emulator.admin.setFaults([
    { match: { operation: 'subscriptions.list' }, times: -1, then: { status: 503 } },
  ]);
  const { table, facts, isRead } = await read();
  expect(isRead).toBe(true);
  expect(facts.subscriptions).toHaveLength(12);
  expect(ids(table)).toEqual(await whole());
});

it('says so when nothing can be read', async () => {
  await azure.emulator.admin.setFaults([
    { match: GRAPH, times: -1, then: { status: 503 } },
    { match: { operation: 'subscriptions.list' }, times: -1, then: { status: 503 } },
  ]);
  const { table, facts, isRead } = await read();
  expect(isRead).toBe(false);
  expect(table.size).toBe(0);
  expect(facts).toMatchObject({ failure: { code: 'unavailable' }, isDone: true });
});

it.each([
  ['is nothing', null],
  ['has no id', { name: 'crodd' }],
  ['has odd members', { id: 7, properties: { networkRuleSet: 'none', privateEndpointConnections: 7 } }],
])('keeps the others of a page and of a list where one registry %s', async (_, odd) => {
  const { rows } = await queryGraph(arm, { query: REGISTRIES_QUERY });
  await azure.emulator.admin.setFaults([
    {
      match: GRAPH,
      times: -1,
      then: { status: 200, body: { totalRecords: 1_000, data: [odd, ...rows.slice(1)] } },
    },
    { match: { operation: 'registries.list' }, times: -1, then: { listItem: { value: odd } } },
  ]);
  const { shown, table, facts } = await read();
  expect(shown[0]?.table.size).toBe(99);
  expect(ids(table)).toEqual(await whole());
  expect(facts.failures).toEqual([]);
});

it('ends a list that refers to itself as a failure of its subscription', async () => {
  const [one] = await stored();
  const { subscriptionId = '' } = one ?? {};
  const self = `${arm.endpoint}/subscriptions/${subscriptionId}/providers/Microsoft.ContainerRegistry/registries?api-version=2025-11-01`;
  await azure.emulator.admin.setFaults([
    {
      match: { operation: 'registries.list', subscriptionId },
      times: -1,
      then: { rewrite: { body: { nextLink: self } } },
    },
  ]);
  const { table, facts } = await read();
  expect(facts.failures).toMatchObject([{ subscription: { id: subscriptionId }, isKept: true }]);
  expect(table.size).toBe(1_200);
});

it('does not follow a token that repeats', async () => {
  await azure.emulator.admin.setFaults([
    { match: GRAPH, times: -1, then: { rewrite: { body: { $skipToken: 'again' } } } },
  ]);
  const { table, facts } = await read();
  expect(await calls('resourceGraph.query')).toBeLessThan(15);
  expect(ids(table)).toEqual(await whole());
  expect(facts).toMatchObject({ source: 'arm', failures: [] });
});

it('shows an outsider nothing, and no failure', async () => {
  arm = await azure.as('outsider');
  const { table, facts, isRead } = await read();
  expect([isRead, table.size, facts.failures, facts.subscriptions]).toEqual([true, 0, [], []]);
});
