/**
 * The fleet's table as bytes: a header in JSON with all texts, then numbers column by column, byte plane by
 * byte plane, so that what is alike lies side by side and compresses. decode.ts reads it.
 */
import { formatRange, readRange } from '#lib/network-access/ip-range.ts';
import { COLUMNS, type Column } from './columns.ts';
import type { TextLists, Texts } from './ragged.ts';
import type { FleetTable } from './table.ts';

/** The prefix of what is no IPv4 range in its one spelling: its text follows in the header. */
const NO_RANGE = 33;

type Header = {
  readonly size: number;
  readonly columns: readonly Column[];
  /** In the order in which the columns ask for them. */
  readonly texts: readonly (readonly string[])[];
  /** What most login servers have behind the registry's name. */
  readonly suffix: string;
  /** One for each column of times: the earliest. */
  readonly bases: readonly number[];
};

/** Whatever is not sent may be missing. */
type Sent = Pick<FleetTable, 'size'> & Partial<FleetTable>;

/** @param columns those that are sent; all of them unless told. */
export function encodeTable(
  table: Sent,
  columns: readonly Column[] = COLUMNS.map(([name]) => name),
): Uint8Array {
  const texts: (readonly string[])[] = [];
  const bases: number[] = [];
  const planes: Uint8Array[] = [];
  const numbers = (values: ArrayLike<number>) => planes.push(planesOf(values));
  const suffix = suffixOf(table);
  for (const [name, kind] of COLUMNS) {
    if (!columns.includes(name)) continue;
    if (kind === 'strings') {
      const all = table[name] as readonly string[];
      const usual = (row: number) => name === 'loginServers' && all[row] === `${table.names?.[row]}${suffix}`;
      const own = all.map((_, row) => (usual(row) ? 0 : 1));
      numbers(own);
      texts.push(all.filter((_, row) => own[row] === 1));
    } else if (kind === 'texts') {
      const { at, values } = table[name] as Texts;
      const { codes, used } = renumber(at);
      numbers(codes);
      texts.push(used.map((place) => values[place] ?? ''));
    } else if (kind === 'lists' || kind === 'ranges') {
      const { at, starts, values } = table[name] as TextLists;
      const { codes, used } = renumber(at.subarray(starts[0] ?? 0, starts[table.size] ?? 0));
      numbers(
        Uint32Array.from({ length: table.size }, (_, row) => (starts[row + 1] ?? 0) - (starts[row] ?? 0)),
      );
      numbers(codes);
      const entries = used.map((place) => values[place] ?? '');
      if (kind === 'lists') texts.push(entries);
      else texts.push(rangesOf(entries, numbers));
    } else if (kind === 'times') {
      const times = table[name] as Float64Array;
      const base = Math.min(Number.MAX_SAFE_INTEGER, ...[...times].filter((time) => !Number.isNaN(time)));
      bases.push(base);
      numbers(times.map((time) => (Number.isNaN(time) ? 0 : time - base + 1)));
    } else numbers(table[name] as Uint8Array);
  }
  const header: Header = { size: table.size, columns, texts, suffix, bases };
  const json = new TextEncoder().encode(JSON.stringify(header));
  return joinBytes([lengthOf(json), json, ...planes]);
}

/** Ranges as numbers, their texts only where they are none. @returns those. */
function rangesOf(rules: readonly string[], numbers: (values: ArrayLike<number>) => void): readonly string[] {
  const ranges = rules.map((rule) => {
    const range = readRange(rule);
    return range !== null && formatRange(range) === rule ? range : { first: 0, prefix: NO_RANGE };
  });
  numbers([ranges.length]);
  numbers(ranges.map(({ prefix }) => prefix));
  numbers(ranges.map(({ first }) => first));
  return rules.filter((_, place) => ranges[place]?.prefix === NO_RANGE);
}

/** 0 for one that was not there before, else how far back it lies: small numbers, alike in alike rows. */
function renumber(at: Uint32Array) {
  const places = new Map<number, number>();
  const codes = at.map((place) => {
    const known = places.get(place);
    if (known !== undefined) return places.size - known;
    places.set(place, places.size);
    return 0;
  });
  return { codes, used: [...places.keys()] };
}

function suffixOf({ names = [], loginServers = [] }: Sent): string {
  const [name = '', server = ''] = [names[0], loginServers[0]];
  return server.startsWith(name) ? server.slice(name.length) : '';
}

/** How many bytes each number takes, then all lowest bytes, all second ones, and so on. Whole numbers from 0. */
function planesOf(values: ArrayLike<number>): Uint8Array {
  let most = 0;
  for (let index = 0; index < values.length; index += 1) most = Math.max(most, values[index] ?? 0);
  let width = 0;
  for (let rest = most; rest > 0; rest = Math.floor(rest / 256)) width += 1;
  const bytes = new Uint8Array(1 + width * values.length);
  bytes[0] = width;
  for (let index = 0; index < values.length; index += 1) {
    let rest = values[index] ?? 0;
    for (let plane = 0; plane < width; plane += 1) {
      bytes[1 + plane * values.length + index] = rest % 256;
      rest = Math.floor(rest / 256);
    }
  }
  return bytes;
}

/** Four bytes, the lowest first. */
export function lengthOf({ length }: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, length, true);
  return bytes;
}

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
