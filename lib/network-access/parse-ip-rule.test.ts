// What is taken as an IP rule, what is refused under which name, and that the reserved blocks are exact.
import { stdout } from 'node:process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatAddress, formatRange, rangeAround, rangeSize, readRange } from './ip-range.ts';
import { parseIpRule } from './parse-ip-rule.ts';
import { IANA, SPECIAL, specialAt, toNumber, touchesSpecial } from './testing/iana.ts';
import { tally } from './testing/tally.ts';

const RUNS = 10_000;

const code = (text: string) => {
  const parsed = parseIpRule(text);
  return parsed.ok ? 'ok' : parsed.issue.code;
};

test.each(IANA)(
  '%s is refused from its first to its last address, and its neighbours by IANA alone',
  (block, first, last, name) => {
    expect(code(first)).toBe(name);
    expect(code(last)).toBe(name);
    if (block !== '0.0.0.0/32' && block !== '240.0.0.0/4') expect(code(block)).toBe(name);
    for (const neighbour of [toNumber(first) - 1, toNumber(last) + 1])
      if (neighbour >= 0 && neighbour < 2 ** 32)
        expect(code(formatAddress(neighbour)), formatAddress(neighbour)).toBe(
          specialAt(neighbour)?.code ?? 'ok',
        );
  },
);

/** The law that planted defects below must break. */
function lawOfReservedRanges(parse: typeof parseIpRule, report = false) {
  const seen = tally('addresses and ranges by IANA class');
  const edge = fc
    .tuple(fc.constantFrom(...SPECIAL), fc.integer({ min: -2, max: 2 }), fc.boolean())
    .map(([block, step, low]) => (low ? block.first : block.last) + step)
    .filter((address) => address >= 0 && address < 2 ** 32);
  const inside = fc
    .constantFrom(...SPECIAL)
    .chain(({ first, last }) => fc.integer({ min: first, max: last }));
  const address = fc.oneof(edge, inside, fc.integer({ min: 0, max: 2 ** 32 - 1 }));
  fc.assert(
    fc.property(address, fc.oneof(fc.constant(32), fc.integer({ min: 1, max: 32 })), (value, prefix) => {
      const range = rangeAround(value, prefix);
      const parsed = parse(`${formatAddress(range.first)}/${prefix}`);
      const reserved = touchesSpecial(range.first, range.first + rangeSize(range) - 1);
      expect(parsed.ok).toBe(!reserved);
      seen.count(
        prefix === 32 ? 'single' : prefix < 8 ? 'wider than /8' : 'range',
        reserved ? 'in or over a block' : 'public',
        ...(parsed.ok || prefix < 32 ? [] : [`single: ${parsed.issue.code}`]),
      );
      if (!parsed.ok && prefix === 32 && value < 2 ** 32 - 1)
        expect(parsed.issue.code).toBe(specialAt(value)?.code);
      if (parsed.ok)
        expect(parsed).toEqual({ ok: true, rule: formatRange(range), addresses: rangeSize(range) });
    }),
    { numRuns: RUNS },
  );
  if (report) stdout.write(seen.report());
}

test('exactly the ranges that touch no IANA block are taken', () => lawOfReservedRanges(parseIpRule, true));

/** Parsing what was formatted gives the same; nothing but that spelling (and `/32`) is taken. */
function lawOfRoundTrip(parse: typeof parseIpRule) {
  const seen = tally('texts near an address');
  const octet = fc.oneof(
    fc.integer({ min: 0, max: 255 }).map(String),
    fc.constantFrom('00', '08', '256', '0x10', '', '１', ' 1', '1e1'),
  );
  const text = fc
    .tuple(
      fc.array(octet, { minLength: 3, maxLength: 5 }),
      fc.constantFrom('', '', '/32', '/24', '/8', '/33', '/', '/024', '\n'),
    )
    .map(([parts, end]) => parts.join('.') + end);
  fc.assert(
    fc.property(fc.oneof(text, fc.string({ maxLength: 20 }), fc.ipV4(), fc.ipV6()), (input) => {
      const parsed = parse(input);
      seen.count(parsed.ok ? 'taken' : parsed.issue.code);
      const rule = parsed.ok ? parsed.rule : parsed.suggestion;
      if (rule !== undefined) expect(parse(rule)).toMatchObject({ ok: true, rule });
      if (parsed.ok) expect([parsed.rule, `${parsed.rule}/32`]).toContain(input);
      if (parsed.ok) expect(parsed.rule).not.toMatch(/\/32$/);
    }),
    { numRuns: RUNS },
  );
  return seen.report();
}

test('only canonical spellings are taken, and every suggestion parses to itself', () => {
  stdout.write(lawOfRoundTrip(parseIpRule));
});

test.each<[text: string, code: string, suggestion?: string]>([
  ['', 'empty'],
  ['   ', 'empty'],
  ['\n', 'empty'],
  [' 52.174.9.77', 'whitespace', '52.174.9.77'],
  ['52.174.9.77\n', 'whitespace', '52.174.9.77'],
  ['52.174.9.0 / 24', 'whitespace', '52.174.9.0/24'],
  ['52.174.9.7 7', 'whitespace'],
  ['52.174\u00a0.9.77', 'whitespace'],
  ['５２.174.9.77', 'non_ascii', '52.174.9.77'],
  ['52。174。9。77', 'non_ascii'],
  ['52.174.9.77\u200b', 'non_ascii'],
  ['52.174.9.77\u0000', 'non_ascii'],
  ['😀', 'non_ascii'],
  ['٥٢.174.9.77', 'non_ascii'],
  ['x'.repeat(65), 'too_long'],
  ['1'.repeat(1_000_000), 'too_long'],
  ['example.com', 'not_an_address'],
  ['52.174.9.77:443', 'not_an_address'],
  ['http://52.174.9.77', 'not_an_address'],
  ['52.174.9.77-52.174.9.99', 'not_an_address'],
  ['52.174.9.77/24/24', 'not_an_address'],
  ['52.174.9.77.1', 'not_an_address'],
  ['52..9.77', 'not_an_address'],
  ['+52.174.9.77', 'not_an_address'],
  ['52.174.9.-7', 'not_an_address'],
  ['52.174.9.*', 'not_an_address'],
  ['*', 'not_an_address'],
  ['__proto__', 'not_an_address'],
  ['1.2.3', 'short_form'],
  ['52.174', 'short_form'],
  ['884476237', 'short_form'],
  ['52.174/16', 'short_form', '52.174.0.0/16'],
  ['52.174/24', 'short_form'],
  ['040.91.2.8', 'octal', '40.91.2.8'],
  ['40.91.2.08', 'octal', '40.91.2.8'],
  ['00.1.2.3', 'octal'],
  ['010.4.0.1', 'octal'],
  ['040.91.2.8/24', 'octal', '40.91.2.0/24'],
  ['0x28.91.2.8', 'hex', '40.91.2.8'],
  ['0x28.0x5b.0x2.0x8', 'hex', '40.91.2.8'],
  ['256.1.1.1', 'octet_out_of_range'],
  ['52.174.9.999', 'octet_out_of_range'],
  ['52.174.9.99999999999999999999', 'octet_out_of_range'],
  ['2603:1020::/48', 'ipv6'],
  ['::1', 'ipv6'],
  ['[::1]', 'ipv6'],
  ['fe80::1%eth0', 'ipv6'],
  ['2001:db8', 'not_an_address'],
  ['1:2:3:4:5:6:7:8:9', 'ipv6'],
  ['::ffff:52.174.9.77', 'ipv6', '52.174.9.77'],
  ['::ffff:10.0.0.1', 'ipv6'],
  ['::ffff:52.174.9.0/120', 'ipv6', '52.174.9.0/24'],
  ['::ffff:52.174.9.0/24', 'ipv6'],
  ['::ffff:52.174.9.0/x', 'ipv6'],
  ['52.174.9.0/', 'bad_prefix'],
  ['52.174.9.0/33', 'bad_prefix'],
  ['52.174.9.0/-1', 'bad_prefix'],
  ['52.174.9.0/2４', 'non_ascii', '52.174.9.0/24'],
  ['52.174.9.0/1e1', 'bad_prefix'],
  ['52.174.9.0/024', 'bad_prefix', '52.174.9.0/24'],
  ['52.174.9.0/255.255.255.0', 'bad_prefix', '52.174.9.0/24'],
  ['52.174.9.0/255.0.255.0', 'bad_prefix'],
  ['51.144.7.77/24', 'host_bits', '51.144.7.0/24'],
  ['52.174.9.77/31', 'host_bits', '52.174.9.76/31'],
  ['0.0.0.0/0', 'whole_internet'],
  ['52.174.9.77/0', 'whole_internet'],
  ['10.4.0.0/16', 'private'],
  ['10.4.3.7/16', 'private'],
  ['0.0.0.0/1', 'this_network'],
  ['128.0.0.0/1', 'multicast'],
  ['192.0.0.0/8', 'private'],
  ['224.0.0.0/3', 'multicast'],
])('%j is refused as %s', (text, expected, suggestion) => {
  const parsed = parseIpRule(text);
  expect(parsed.ok ? 'ok' : parsed.issue.code).toBe(expected);
  expect(parsed.ok ? undefined : parsed.suggestion).toBe(suggestion);
});

test.each([
  ['52.174.9.77', '52.174.9.77', 1],
  ['52.174.9.77/32', '52.174.9.77', 1],
  ['20.82.14.0/26', '20.82.14.0/26', 64],
  ['2.0.0.0/7', '2.0.0.0/7', 33_554_432],
  ['1.1.1.1', '1.1.1.1', 1],
  ['223.255.255.255', '223.255.255.255', 1],
])('%s is taken', (text, rule, addresses) => {
  expect(parseIpRule(text)).toEqual({ ok: true, rule, addresses });
});

test.each<[defect: string, parse: typeof parseIpRule, law: (parse: typeof parseIpRule) => unknown]>([
  [
    '172.16/12 taken for 172.16/16',
    (text) => (text.startsWith('172.31.') ? taken(text) : parseIpRule(text)),
    lawOfReservedRanges,
  ],
  [
    'only the first address of a range looked at',
    (text) => {
      const first = parseIpRule(text.split('/')[0] ?? '');
      return first.ok ? taken(text) : first;
    },
    lawOfReservedRanges,
  ],
  [
    'multicast forgotten',
    (text) => (code(text) === 'multicast' ? taken(text) : parseIpRule(text)),
    lawOfReservedRanges,
  ],
  [
    'leading zeros read as decimal',
    (text) => (code(text) === 'octal' ? taken(text) : parseIpRule(text)),
    lawOfRoundTrip,
  ],
  ['a newline at the end trimmed', (text) => parseIpRule(text.trimEnd()), lawOfRoundTrip],
  [
    '/32 kept',
    (text) => {
      const parsed = parseIpRule(text);
      return parsed.ok && text.endsWith('/32') ? { ...parsed, rule: text } : parsed;
    },
    lawOfRoundTrip,
  ],
])('a planted defect is caught: %s', (_defect, parse, law) => {
  expect(() => law(parse)).toThrow();
});

function taken(text: string): ReturnType<typeof parseIpRule> {
  const range = readRange(text.replace(/\b0+(?=\d)/g, ''));
  return range === null
    ? parseIpRule(text)
    : { ok: true, rule: formatRange(range), addresses: rangeSize(range) };
}
