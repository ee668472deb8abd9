// The reserved blocks, exact at both edges of every entry of the IANA registries.
import { stdout } from 'node:process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatAddress, rangeAround, rangeSize, readRange } from './ip-range.ts';
import { findSpecial } from './special-ranges.ts';
import { IANA, SPECIAL, specialAt, toNumber, touchesSpecial } from './testing/iana.ts';
import { tally } from './testing/tally.ts';

const at = (address: number) => findSpecial({ first: address, prefix: 32 })?.code;

test.each(IANA)('%s begins at %s and ends at %s', (block, first, last, code) => {
  const [start, end] = [toNumber(first), toNumber(last)];
  expect([at(start), at(end)]).toEqual([code, code]);
  for (const neighbour of [start - 1, end + 1])
    if (neighbour >= 0 && neighbour < 2 ** 32)
      expect(at(neighbour), formatAddress(neighbour)).toBe(specialAt(neighbour)?.code);
  const range = readRange(block);
  const found = range && findSpecial(range);
  expect(found).toMatchObject({ code, whole: true });
});

/** @param find judged on single addresses, and on ranges of every size. */
function lawOfBlocks(find: typeof findSpecial): string {
  const seen = tally('ranges looked up');
  const edge = fc
    .tuple(fc.constantFrom(...SPECIAL), fc.integer({ min: -2, max: 2 }), fc.boolean())
    .map(([block, step, low]) => (low ? block.first : block.last) + step)
    .filter((address) => address >= 0 && address < 2 ** 32);
  const inside = fc
    .constantFrom(...SPECIAL)
    .chain(({ first, last }) => fc.integer({ min: first, max: last }));
  const address = fc.oneof(edge, inside, fc.integer({ min: 0, max: 2 ** 32 - 1 }));
  const prefix = fc.oneof(fc.constant(32), fc.integer({ min: 0, max: 32 }));
  fc.assert(
    fc.property(address, prefix, (value, length) => {
      const range = rangeAround(value, length);
      const last = range.first + rangeSize(range) - 1;
      const found = find(range);
      expect(found !== null).toBe(touchesSpecial(range.first, last));
      if (found !== null) {
        // What it names does touch the range, under that name, and holds it whole only if it says so.
        const block = readRange(found.block) ?? { first: -1, prefix: 32 };
        const end = block.first + rangeSize(block) - 1;
        const inBlock = block.first <= range.first && last <= end;
        expect(found.whole).toBe(inBlock);
        expect(block.first <= last && range.first <= end).toBe(true);
        expect(specialAt(Math.max(block.first, range.first))?.code).toBe(found.code);
      }
      if (length === 32) expect(found?.code).toBe(specialAt(value)?.code);
      seen.count(
        length === 32 ? 'address' : 'range',
        found === null ? 'public' : found.whole ? `in ${found.code}` : 'overlaps',
      );
    }),
    { numRuns: 10_000 },
  );
  return seen.report();
}

test('what touches a block is found under its name, and nothing else', () => {
  stdout.write(lawOfBlocks(findSpecial));
});

test.each<[defect: string, find: typeof findSpecial]>([
  [
    '172.16/12 taken for 172.16/16',
    (range) => (formatAddress(range.first).startsWith('172.31.') ? null : findSpecial(range)),
  ],
  ['only the first address of a range looked at', (range) => findSpecial({ first: range.first, prefix: 32 })],
  ['an edge left out', (range) => (range.first === toNumber('198.19.255.255') ? null : findSpecial(range))],
  [
    'class E and multicast confused',
    (range) => {
      const found = findSpecial(range);
      return found?.code === 'reserved' ? { ...found, code: 'multicast' } : found;
    },
  ],
  [
    'an overlap told as being inside',
    (range) => {
      const found = findSpecial(range);
      return found && { ...found, whole: true };
    },
  ],
  [
    'a block that is none',
    (range) =>
      range.prefix > 8 && formatAddress(range.first).startsWith('11.')
        ? { code: 'private', block: '11.0.0.0/8', whole: true }
        : findSpecial(range),
  ],
])('a planted defect is caught: %s', (_defect, find) => {
  expect(() => lawOfBlocks(find)).toThrow();
});
