// Parsing and formatting are inverse: every range that may be a rule comes back as it was, in one spelling.
import { stdout } from 'node:process';
import { parseCidr } from 'cidr-tools';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatRange, type IpRange, rangeAround, rangeSize, readRange } from './ip-range.ts';
import { parseIpRule } from './parse-ip-rule.ts';
import { touchesSpecial } from './testing/iana.ts';
import { tally } from './testing/tally.ts';

const anyRange = fc
  .tuple(
    fc.oneof(
      fc.integer({ min: 0, max: 2 ** 32 - 1 }),
      // Zeros, nines and full octets are where spelling goes wrong.
      fc
        .array(fc.constantFrom(0, 1, 9, 10, 99, 100, 128, 254, 255), { minLength: 4, maxLength: 4 })
        .map((octets) => octets.reduce<number>((address, octet) => address * 256 + octet, 0)),
    ),
    fc.oneof(fc.constant(32), fc.integer({ min: 1, max: 32 })),
  )
  .map(([address, prefix]) => rangeAround(address, prefix));

type Pair = { readonly parse: typeof parseIpRule; readonly format: (range: IpRange) => string };

function lawOfRoundTrip({ parse, format }: Pair): string {
  const seen = tally('ranges formatted and parsed');
  fc.assert(
    fc.property(anyRange, (range) => {
      const text = format(range);
      const last = range.first + rangeSize(range) - 1;
      // An independent reader sees the same first and last address.
      const { start, end } = parseCidr(text.includes('/') ? text : `${text}/32`);
      expect([Number(start), Number(end)]).toEqual([range.first, last]);
      expect(readRange(text)).toEqual(range);
      const parsed = parse(text);
      const isReserved = touchesSpecial(range.first, last);
      if (isReserved) expect(parsed.ok).toBe(false);
      else expect(parsed).toEqual({ ok: true, rule: text, addresses: rangeSize(range) });
      // The long spelling of an address is taken, and given back short, as Azure stores it.
      if (range.prefix === 32 && !isReserved) expect(parse(`${text}/32`)).toEqual(parsed);
      seen.count(
        range.prefix === 32 ? 'address' : range.prefix < 8 ? 'wide range' : 'range',
        isReserved ? 'reserved' : 'public',
      );
    }),
    { numRuns: 10_000 },
  );
  return seen.report();
}

const sound: Pair = { parse: parseIpRule, format: formatRange };

test('what was formatted parses to itself', () => {
  stdout.write(lawOfRoundTrip(sound));
});

test.each<[defect: string, broken: Partial<Pair>]>([
  [
    '/32 written out',
    { format: (range) => `${formatRange({ ...range, prefix: 31 }).split('/')[0]}/${range.prefix}` },
  ],
  ['an octet lost', { format: (range) => formatRange(range).replace('.0.', '.1.') }],
  ['signed arithmetic', { format: (range) => formatRange({ ...range, first: range.first % 2 ** 31 }) }],
  [
    'the prefix off by one',
    { format: ({ first, prefix }) => formatRange({ first, prefix: Math.min(prefix, 31) }) },
  ],
  [
    'nothing taken above 127',
    { parse: (text) => (Number.parseInt(text, 10) > 127 ? parseIpRule('') : parseIpRule(text)) },
  ],
  [
    'addresses counted as the prefix says, less one',
    {
      parse: (text) => {
        const parsed = parseIpRule(text);
        return parsed.ok ? { ...parsed, addresses: Math.max(1, parsed.addresses - 1) } : parsed;
      },
    },
  ],
])('a planted defect is caught: %s', (_defect, broken) => {
  expect(() => lawOfRoundTrip({ ...sound, ...broken })).toThrow();
});
