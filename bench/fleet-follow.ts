// Follows a reading of the fleet as the browser does, and notes when what was there.
import { createInflateRaw, deflateRawSync } from 'node:zlib';
import type { Feed } from '#lib/fleet/feed.ts';
import type { FleetFacts } from '#lib/fleet/shapes.ts';
import { COLUMNS } from '#lib/fleet-table/columns.ts';
import { encodeTable } from '#lib/fleet-table/encode.ts';
import { frameReader } from '#lib/fleet-table/read-frames.ts';
import type { FleetTable } from '#lib/fleet-table/table.ts';

export type Followed = {
  /** Milliseconds from `startedAt`, a time of performance.now(). */
  readonly firstRowsMs: number;
  readonly allRowsMs: number;
  readonly listsReadMs: number;
  readonly endMs: number;
  readonly rows: number;
  readonly failures: number;
  /** Compressed, until all rows were there, and altogether. */
  readonly bytesToRows: number;
  readonly bytes: number;
  /** Of frames into tables, altogether and until all rows were there. */
  readonly decodeMs: number;
  readonly decodeToRowsMs: number;
  /** The columns that take most of it, compressed each by itself. */
  readonly heaviest: string;
};

export async function follow(feed: Feed, startedAt: number): Promise<Followed> {
  const since = () => performance.now() - startedAt;
  const frames = frameReader();
  const times = { first: Number.NaN, all: Number.NaN, lists: Number.NaN };
  let [bytes, bytesToRows, decodeMs, decodeToRowsMs] = [0, 0, 0, 0];
  const plain = createInflateRaw();
  const decoding = (async () => {
    for await (const chunk of plain as AsyncIterable<Uint8Array>) {
      const before = performance.now();
      const isShown = frames.push(chunk);
      const table = isShown ? frames.table() : null;
      decodeMs += performance.now() - before;
      if (table === null) continue;
      const { source, expected, failures } = frames.facts() as FleetFacts;
      if (table.size > 0 && Number.isNaN(times.first)) times.first = since();
      if (table.size === expected && Number.isNaN(times.all)) {
        times.all = since();
        bytesToRows = bytes;
        decodeToRowsMs = decodeMs;
      }
      if (source === 'arm' && failures !== undefined && Number.isNaN(times.lists)) times.lists = since();
    }
  })();
  const body = feed.follow().getReader();
  for (let part = await body.read(); !part.done; part = await body.read()) {
    bytes += part.value.length;
    plain.write(part.value);
  }
  plain.end();
  await decoding;
  const facts = frames.facts() as FleetFacts;
  if (facts.failure !== undefined || facts.isDone !== true) throw new Error('The reading failed.');
  return {
    firstRowsMs: times.first,
    allRowsMs: times.all,
    listsReadMs: times.lists,
    endMs: since(),
    rows: frames.table().size,
    failures: facts.failures?.length ?? 0,
    bytesToRows,
    bytes,
    decodeMs,
    decodeToRowsMs,
    heaviest: heaviest(frames.table()),
  };
}

function heaviest(table: FleetTable): string {
  const sizes = COLUMNS.map(
    ([name]) => [name, deflateRawSync(encodeTable(table, new Map(), [name])).length] as const,
  );
  return sizes
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, 5)
    .map(([name, size]) => `${name} ${Math.round(size / 1000)}`)
    .join(', ');
}
