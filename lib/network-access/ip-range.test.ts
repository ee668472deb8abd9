// Range algebra against an independent library, and against itself at the edges of the address space.
import { stdout } from 'node:process';
import { containsCidr, excludeCidr, mergeCidr, overlapCidr, parseCidr } from 'cidr-tools';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  canonicalRule,
  contains,
  countAddresses,
  countOutside,
  formatRange,
  type IpRange,
  isInside,
  isWide,
  overlaps,
  rangeAround,
  rangeSize,
  readAddress,
  readRange,
  subtract,
  union,
} from './ip-range.ts';
import { tally } from './testing/tally.ts';

const RUNS = 10_000;

const anyRange = fc
  .tuple(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 0, max: 32 }))
  .map(([address, prefix]) => rangeAround(address, prefix));
/** All in one /24, so that they nest, touch and overlap. */
const nearRange = fc
  .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 24, max: 32 }))
  .map(([host, prefix]) => rangeAround(20 * 2 ** 24 + host, prefix));
const range = fc.oneof(anyRange, nearRange, nearRange);
const ranges = fc.array(range, { maxLength: 8 });

const cidr = (it: IpRange) => formatRange(it).replace(/^([^/]*)$/, '$1/32');
const sizeOf = (list: readonly string[]) =>
  list.reduce((sum, text) => sum + Number(parseCidr(text).end - parseCidr(text).start) + 1, 0);

test('reading what was formatted gives the same range', () => {
  fc.assert(
    fc.property(range, (it) => {
      expect(readRange(formatRange(it))).toEqual(it);
      expect(canonicalRule(cidr(it))).toBe(formatRange(it));
    }),
    { numRuns: RUNS },
  );
});

test('size, containment and overlap agree with cidr-tools', () => {
  const seen = tally('pairs of ranges');
  fc.assert(
    fc.property(range, range, (a, b) => {
      expect(rangeSize(a)).toBe(sizeOf([cidr(a)]));
      expect(contains(a, b)).toBe(containsCidr([cidr(a)], [cidr(b)]));
      expect(overlaps(a, b)).toBe(overlapCidr([cidr(a)], [cidr(b)]));
      seen.count(contains(a, b) ? 'holds the other' : overlaps(a, b) ? 'is held' : 'apart');
    }),
    { numRuns: RUNS },
  );
  stdout.write(seen.report());
});

test('union and difference cover the same addresses as cidr-tools, in as few ranges', () => {
  const seen = tally('sets of ranges');
  fc.assert(
    fc.property(ranges, ranges, (a, b) => {
      const [listA, listB] = [a.map(cidr), b.map(cidr)];
      const merged = mergeCidr(listA);
      const left = listA.length > 0 ? mergeCidr(excludeCidr(listA, listB)) : [];
      expect(union(a).map(cidr)).toEqual(merged);
      expect(subtract(a, b).map(cidr)).toEqual(left);
      expect(countAddresses(a)).toBe(sizeOf(merged));
      expect(countOutside(a, b)).toBe(sizeOf(left));
      seen.count(left.length === 0 ? 'nothing left' : left.length === merged.length ? 'much left' : 'cut up');
    }),
    { numRuns: RUNS },
  );
  stdout.write(seen.report());
});

test('the whole address space and its ends', () => {
  const everything = { first: 0, prefix: 0 };
  expect(rangeSize(everything)).toBe(2 ** 32);
  expect(readRange('255.255.255.255')).toEqual({ first: 2 ** 32 - 1, prefix: 32 });
  expect(subtract([everything], [{ first: 2 ** 31, prefix: 1 }])).toEqual([{ first: 0, prefix: 1 }]);
  expect(
    union([
      { first: 0, prefix: 1 },
      { first: 2 ** 31, prefix: 1 },
    ]),
  ).toEqual([everything]);
  expect(countAddresses([])).toBe(0);
});

test('host bits are cleared and other texts are not ranges', () => {
  expect(formatRange(readRange('51.144.7.77/24') ?? { first: 0, prefix: 0 })).toBe('51.144.7.0/24');
  for (const text of [
    '',
    '1.2.3',
    '1.2.3.4.5',
    '01.2.3.4',
    '256.1.1.1',
    '1.2.3.4/',
    '1.2.3.4/33',
    '1.2.3.4/024',
    '1.2.3.4/8/8',
    '::1',
    '１.2.3.4',
    ' 1.2.3.4',
  ])
    expect(readRange(text), text).toBeNull();
  expect(readAddress('0x1.2.3.4')).toBeNull();
  expect(canonicalRule(' Something ')).toBe('something');
});

test('an address is looked up in ranges, and wide means wider than /8', () => {
  const list = [readRange('52.174.9.0/24'), readRange('20.1.2.3')].filter((it) => it !== null);
  expect(isInside('52.174.9.77', list)).toBe(true);
  expect(isInside('20.1.2.3', list)).toBe(true);
  expect(isInside('20.1.2.4', list)).toBe(false);
  expect(isInside('nonsense', list)).toBe(false);
  expect(['2.0.0.0/7', '2.0.0.0/8', '2.0.0.0', 'nonsense'].map(isWide)).toEqual([true, false, false, false]);
});
