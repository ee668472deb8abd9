/** Reads what encode.ts wrote. Small and quick: it stands between the browser and the first rows. */
import { COLUMNS, type Column } from './columns.ts';
import type { Header } from './encode.ts';
import { joined } from './pick-rows.ts';
import type { Texts } from './ragged.ts';
import { NO_RULES, type RuleLists, type Rules } from './rules.ts';
import type { FleetTable } from './table.ts';

/**
 * @param before the rows that were sent earlier, whose dictionaries go on here.
 * @returns the columns that were sent. Throws at bytes that are no table.
 */
export function decodeTable(
  bytes: Uint8Array,
  before: FleetTable | null = null,
): Partial<FleetTable> & { readonly size: number } {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))) as Header;
  const { size, columns } = header;
  const texts = header.texts.values();
  const times = header.times.values();
  let at = 4 + length;
  const nextTexts = () => texts.next().value ?? [];

  const numbers = <T extends Uint8Array | Uint16Array | Uint32Array | Float64Array>(into: T): T => {
    const width = bytes[at] ?? 0;
    const count = into.length;
    at += 1;
    if (width > 0) into.set(bytes.subarray(at, at + count));
    for (let plane = 1, scale = 256; plane < width; plane += 1, scale *= 256)
      for (let index = 0, from = at + plane * count; index < count; index += 1)
        into[index] = (into[index] as number) + (bytes[from + index] as number) * scale;
    at += width * count;
    return into;
  };
  /** Back to places in a dictionary, of which so many are known. */
  const places = (count: number, known: number, areDistances: boolean) => {
    let next = known;
    const codes = numbers(new Uint32Array(count));
    for (let index = 0; index < count; index += 1) {
      const code = codes[index] as number;
      codes[index] = code === 0 ? next++ : areDistances ? next - code : code - 1;
    }
    return codes;
  };
  const startsOf = () => {
    const starts = new Uint32Array(size + 1);
    numbers(starts.subarray(1));
    for (let row = 0; row < size; row += 1)
      starts[row + 1] = (starts[row] as number) + (starts[row + 1] as number);
    return starts;
  };
  const textsBefore = (name: Column) => (before?.[name] as Texts | undefined)?.values ?? [];
  const rules = (known: Rules): Rules => {
    const [count = 0] = numbers(new Float64Array(1));
    const prefixes = numbers(new Uint8Array(count));
    const firsts = numbers(new Uint32Array(count));
    return {
      firsts: joined(known.firsts, firsts),
      prefixes: joined(known.prefixes, prefixes),
      others: known.others.concat(nextTexts()),
    };
  };

  const table: Record<string, unknown> = { size };
  for (const [name, kind] of COLUMNS) {
    if (!columns.includes(name)) continue;
    if (kind === 'strings') table[name] = nextTexts();
    else if (kind === 'texts') {
      const known = textsBefore(name);
      table[name] = { at: places(size, known.length, true), values: known.concat(nextTexts()) };
    } else if (kind === 'lists') {
      const known = textsBefore(name);
      const starts = startsOf();
      table[name] = {
        starts,
        at: places(starts[size] as number, known.length, false),
        values: known.concat(nextTexts()),
      };
    } else if (kind === 'ranges') {
      const known = (before?.[name] as RuleLists | undefined)?.values ?? NO_RULES;
      const starts = startsOf();
      const own = places(starts[size] as number, known.prefixes.length, false);
      table[name] = { starts, at: own, values: rules(known) };
    } else if (kind === 'times') {
      const [base, step] = times.next().value ?? [0, 1];
      table[name] = numbers(new Float64Array(size)).map((time) =>
        time === 0 ? Number.NaN : (time - 1) * step + base,
      );
    } else
      table[name] = numbers(
        kind === 'bytes'
          ? new Uint8Array(size)
          : kind === 'shorts'
            ? new Uint16Array(size)
            : new Uint32Array(size),
      );
  }
  return table as Partial<FleetTable> & { readonly size: number };
}
