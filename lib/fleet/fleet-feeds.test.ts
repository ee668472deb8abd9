/** Who gets which reading of the fleet: one at a time for each user, nobody another's, and nothing that is known to be over. */
import { inflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { frameReader } from '#lib/fleet-table/read-frames.ts';
import { registryAt } from '#lib/fleet-table/table.ts';
import { startAzure } from '#lib/testing/azure.ts';
import type { Feed } from './feed.ts';
import { fleetFeed, forgetFleet, noteRegistry } from './fleet-feeds.ts';

const azure = startAzure();

let arm: ArmConnection;
beforeEach(async () => {
  arm = await azure.as('operator');
  for (const user of ['one', 'other']) forgetFleet(user);
});

afterEach(() => void vi.useRealTimers());

async function bytesOf(feed: Feed): Promise<Buffer> {
  return inflateRawSync(Buffer.from(await new Response(feed.follow()).arrayBuffer()));
}
async function rowsOf(feed: Feed) {
  const frames = frameReader();
  frames.push(await bytesOf(feed));
  const table = frames.table();
  return Array.from({ length: table.size }, (_, row) => registryAt(table, row));
}
/** How many rows there are when first there are any. */
async function firstCountOf(feed: Feed): Promise<number> {
  const frames = frameReader();
  const plain = new DecompressionStream('deflate-raw') as unknown as ReadableWritablePair<
    Uint8Array,
    Uint8Array
  >;
  for await (const part of feed.follow().pipeThrough(plain)) {
    frames.push(part);
    if (frames.table().size > 0) break;
  }
  return frames.table().size;
}
const asked = async () => (await azure.emulator.admin.requests()).entries.length;

it('reads once for everyone of a user who asks meanwhile, and not again soon after', async () => {
  const first = fleetFeed('one', arm, null).feed;
  expect(fleetFeed('one', arm, null).feed).toBe(first);
  const rows = await rowsOf(first);
  expect(rows.length).toBeGreaterThan(10);
  const calls = await asked();
  const again = fleetFeed('one', arm, null);
  expect(again).toEqual({ feed: first, newerFollows: false });
  expect(await rowsOf(again.feed)).toEqual(rows);
  expect(await asked()).toBe(calls);
});

it('reads anew for whoever holds that reading already', async () => {
  const first = fleetFeed('one', arm, null).feed;
  await rowsOf(first);
  const next = fleetFeed('one', arm, Date.now()).feed;
  expect(next).not.toBe(first);
  await rowsOf(next);
  expect(fleetFeed('one', arm, first.startedAt()).feed).toBe(next);
});

it('gives nobody what another has read, and nothing after sign-out', async () => {
  const first = fleetFeed('one', arm, null).feed;
  await rowsOf(first);
  const outsider = fleetFeed('other', await azure.as('outsider'), null).feed;
  expect(await rowsOf(outsider)).toEqual([]);
  forgetFleet('one');
  expect(fleetFeed('one', arm, null).feed).not.toBe(first);
});

it('keeps no reading that ends after the sign-out, and none that failed', async () => {
  const first = fleetFeed('one', arm, null).feed;
  forgetFleet('one');
  await rowsOf(first);
  await azure.emulator.admin.setFaults(
    ['subscriptions.list', 'resourceGraph.query'].map((operation) => ({
      match: { operation },
      times: -1,
      then: { status: 503 },
    })),
  );
  const failed = fleetFeed('one', arm, null).feed;
  expect(failed).not.toBe(first);
  expect(await rowsOf(failed)).toEqual([]);
  await azure.emulator.admin.setFaults([]);
  const next = fleetFeed('one', arm, null).feed;
  expect((await rowsOf(next)).length).toBeGreaterThan(10);
});

it('shows a registry as it is known to be, and not a reading that is older', async () => {
  const first = fleetFeed('one', arm, null).feed;
  const [registry] = await rowsOf(first);
  if (registry === undefined) throw new Error('Nothing was read.');
  const ours = { ...registry, location: 'ours', lastModifiedAt: new Date(Date.now() + 5_000).toISOString() };
  noteRegistry('one', ours);
  const next = fleetFeed('one', arm, null).feed;
  expect(next).not.toBe(first);
  expect((await rowsOf(next)).find(({ id }) => id === ours.id)?.location).toBe('ours');
  noteRegistry('other', { ...ours, lastModifiedAt: '2001-01-01T00:00:00.000Z' });
  const rows = await rowsOf(fleetFeed('other', arm, null).feed);
  expect(rows.find(({ id }) => id === ours.id)?.location).toBe(registry.location);
});

it('says that a newer one follows, shows the kept one meanwhile, and then the newer one', async () => {
  const first = fleetFeed('one', arm, null).feed;
  await rowsOf(first);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
  const back = fleetFeed('one', arm, null);
  expect(back).toEqual({ feed: first, newerFollows: true });
  expect(first.whole()).not.toBeNull();
  const newer = fleetFeed('one', arm, first.startedAt()).feed;
  expect(newer).not.toBe(first);
  await rowsOf(newer);
  expect(fleetFeed('one', arm, null)).toEqual({ feed: newer, newerFollows: false });
});

it('shows everybody what Resource Graph has, while two of them read lists', async () => {
  await azure.emulator.admin.setLatency({ 'registries.list': 800 });
  const users = ['one', 'two', 'three'];
  const feeds = users.map((user) => fleetFeed(user, arm, null).feed);
  const counts = await Promise.all(feeds.map(firstCountOf));
  expect(Math.min(...counts)).toBeGreaterThan(10);
  // All three would have been answered by now.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const { entries } = await azure.emulator.admin.requests();
  const lists = entries.filter(({ operation }) => operation === 'registries.list').map(({ path }) => path);
  expect(lists.length).toBe(2 * new Set(lists).size);
  expect(lists.length).toBeGreaterThan(0);
  await Promise.all(feeds.map(rowsOf));
  for (const user of users) forgetFleet(user);
});

it('reads for as many at once as it may, and for nobody who has left meanwhile', async () => {
  await azure.emulator.admin.setLatency({ '*': 100 });
  const users = ['one', 'two', 'three', 'four', 'five'];
  const feeds = users.map((user) => fleetFeed(user, arm, null).feed);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(feeds.map((feed) => Number.isFinite(feed.startedAt()))).toEqual([true, true, true, false, false]);
  forgetFleet('four');
  const rows = await Promise.all([0, 1, 2, 4].map((place) => rowsOf(feeds[place] as Feed)));
  expect(new Set(rows.map(({ length }) => length)).size).toBe(1);
  expect(Number.isFinite(feeds[3]?.startedAt())).toBe(false);
  expect((await bytesOf(feeds[3] as Feed)).length).toBe(0);
  for (const user of users) forgetFleet(user);
});
