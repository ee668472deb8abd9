/** Reads what encode.ts wrote. Small and quick: it stands between the browser and the first rows. */
import { COLUMNS, type Column } from './columns.ts';
import type { FleetTable } from './table.ts';

type Header = {
  readonly size: number;
  readonly columns: readonly Column[];
  readonly texts: readonly (readonly string[])[];
  readonly suffix: string;
  readonly bases: readonly number[];
};

const NO_RANGE = 33;

/** @returns the columns that were sent. Throws at bytes that are no table. */
export function decodeTable(bytes: Uint8Array): Partial<FleetTable> & { readonly size: number } {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))) as Header;
  const { size, columns, suffix } = header;
  const texts = header.texts.values();
  const bases = header.bases.values();
  let at = 4 + length;
  const nextTexts = () => texts.next().value ?? [];

  const numbers = <T extends Uint8Array | Uint16Array | Uint32Array | Float64Array>(into: T): T => {
    const width = bytes[at] ?? 0;
    at += 1;
    for (let plane = 0, scale = 1; plane < width; plane += 1, scale *= 256)
      for (let index = 0; index < into.length; index += 1, at += 1)
        into[index] = (into[index] as number) + (bytes[at] as number) * scale;
    return into;
  };
  /** Back to places in the dictionary. */
  const places = (count: number) => {
    let next = 0;
    const codes = numbers(new Uint32Array(count));
    for (let index = 0; index < count; index += 1) {
      const code = codes[index] as number;
      codes[index] = code === 0 ? next++ : next - code;
    }
    return codes;
  };
  const ranges = () => {
    const [count = 0] = numbers(new Float64Array(1));
    const prefixes = numbers(new Uint8Array(count));
    const firsts = numbers(new Uint32Array(count));
    const others = nextTexts().values();
    return Array.from(prefixes, (prefix, index) => {
      const first = firsts[index] as number;
      return prefix === NO_RANGE
        ? (others.next().value ?? '')
        : `${first >>> 24}.${(first >>> 16) & 255}.${(first >>> 8) & 255}.${first & 255}${prefix === 32 ? '' : `/${prefix}`}`;
    });
  };

  const table: Record<string, unknown> = { size };
  for (const [name, kind] of COLUMNS) {
    if (!columns.includes(name)) continue;
    if (kind === 'strings') {
      const own = numbers(new Uint8Array(size));
      const given = nextTexts().values();
      const names = table['names'] as readonly string[];
      table[name] = Array.from(own, (is, row) =>
        is ? (given.next().value ?? '') : `${names[row]}${suffix}`,
      );
    } else if (kind === 'texts') table[name] = { at: places(size), values: nextTexts() };
    else if (kind === 'lists' || kind === 'ranges') {
      const starts = new Uint32Array(size + 1);
      numbers(starts.subarray(1));
      for (let row = 0; row < size; row += 1)
        starts[row + 1] = (starts[row] as number) + (starts[row + 1] as number);
      const all = places(starts[size] as number);
      table[name] = { at: all, starts, values: kind === 'lists' ? nextTexts() : ranges() };
    } else if (kind === 'times') {
      const base = bases.next().value ?? 0;
      table[name] = numbers(new Float64Array(size)).map((time) =>
        time === 0 ? Number.NaN : time - 1 + base,
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
