/**
 * The fleet's table as bytes: a header in JSON with all texts, then numbers column by column, byte plane by
 * byte plane, so that what is alike lies side by side and compresses. decode.ts reads it.
 */
import { COLUMNS, type Column } from './columns.ts';
import type { TextLists, Texts } from './ragged.ts';
import { NO_RANGE, type RuleLists } from './rules.ts';
import type { FleetTable } from './table.ts';

export type Header = {
  readonly size: number;
  readonly columns: readonly Column[];
  /** In the order in which the columns ask for them: of dictionaries, what was not sent before. */
  readonly texts: readonly (readonly string[])[];
  /** One for each column of times: the earliest, and the step that all of them are whole numbers of. */
  readonly times: readonly (readonly [base: number, step: number])[];
};

/** Whatever is not sent may be missing. */
type Sent = Pick<FleetTable, 'size'> & Partial<FleetTable>;

/** How many texts or rules of each column's dictionary the other side has already. */
export type Known = Map<Column, number>;

/**
 * @param known holds afterwards what the other side will have. @param columns those that are sent; all of them
 * unless told.
 */
export function encodeTable(
  table: Sent,
  known: Known = new Map(),
  columns: readonly Column[] = COLUMNS.map(([name]) => name),
): Uint8Array {
  const texts: (readonly string[])[] = [];
  const times: (readonly [number, number])[] = [];
  const planes: Uint8Array[] = [];
  const numbers = (values: ArrayLike<number>) => planes.push(planesOf(values));
  const before = (name: Column, now: number) => {
    const count = known.get(name) ?? 0;
    known.set(name, now);
    return count;
  };
  for (const [name, kind] of COLUMNS) {
    if (!columns.includes(name)) continue;
    if (kind === 'strings') texts.push(table[name] as readonly string[]);
    else if (kind === 'texts') {
      const { at, values } = table[name] as Texts;
      const sent = before(name, values.length);
      numbers(distances(at, sent));
      texts.push(values.slice(sent));
    } else if (kind === 'lists') {
      const { at, starts, values } = table[name] as TextLists;
      const sent = before(name, values.length);
      numbers(lengths(starts));
      numbers(places(at, sent));
      texts.push(values.slice(sent));
    } else if (kind === 'ranges') {
      const { at, starts, values } = table[name] as RuleLists;
      const sent = before(name, values.prefixes.length);
      numbers(lengths(starts));
      numbers(places(at, sent));
      const prefixes = values.prefixes.subarray(sent);
      numbers([prefixes.length]);
      numbers(prefixes);
      numbers(values.firsts.subarray(sent));
      const others = prefixes.filter((prefix) => prefix === NO_RANGE).length;
      texts.push(values.others.slice(values.others.length - others));
    } else if (kind === 'times') {
      const column = table[name] as Float64Array;
      const [base, step] = stepsOf(column);
      times.push([base, step]);
      numbers(column.map((time) => (Number.isNaN(time) ? 0 : (time - base) / step + 1)));
    } else numbers(table[name] as Uint8Array);
  }
  const header: Header = { size: table.size, columns, texts, times };
  const json = new TextEncoder().encode(JSON.stringify(header));
  return joinBytes([lengthOf(json), json, ...planes]);
}

const lengths = (starts: Uint32Array): Uint32Array =>
  starts.subarray(1).map((start, row) => start - (starts[row] ?? 0));

/**
 * 0 for the dictionary's next new one, else how far back it lies: of columns with one text a row, which is mostly
 * the text of the row before.
 */
const distances = (at: Uint32Array, sent: number) => coded(at, sent, (place, next) => next - place);

/** 0 for the next new one, else its place: of lists, in which the frequent came early and stay where they are. */
const places = (at: Uint32Array, sent: number) => coded(at, sent, (place) => place + 1);

function coded(at: Uint32Array, sent: number, known: (place: number, next: number) => number): Uint32Array {
  let next = sent;
  return at.map((place) => {
    if (place < next) return known(place, next);
    next += 1;
    return 0;
  });
}

/** The greatest step that all times lie on, counted from the earliest. */
function stepsOf(column: Float64Array): readonly [base: number, step: number] {
  const times = column.filter((time) => !Number.isNaN(time));
  const base = times.reduce((least, time) => Math.min(least, time), times[0] ?? 0);
  let step = 0;
  for (const time of times) for (let rest = time - base; rest !== 0; ) [step, rest] = [rest, step % rest];
  return [base, step || 1];
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
