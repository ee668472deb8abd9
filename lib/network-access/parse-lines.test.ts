// Pasted lists: every entry keeps a number and a verdict, nothing typed is lost, huge input stays quick.
import { stdout } from 'node:process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countAddresses, toRanges } from './ip-range.ts';
import { parseLines } from './parse-lines.ts';
import { tally } from './testing/tally.ts';

const brief = (text: string, existing: readonly string[] = []) =>
  parseLines(text, existing).map((entry) => {
    const about = {
      good: () => entry.verdict === 'good' && `+${entry.addresses}`,
      redundant: () =>
        entry.verdict === 'redundant' &&
        `${entry.same ? 'same as' : 'inside'} ${Object.values(entry.coveredBy)[0]}`,
      bad: () =>
        entry.verdict === 'bad' &&
        [entry.issue.code, ...(entry.suggestion ? [entry.suggestion] : [])].join(' → '),
    };
    return `${entry.line} ${entry.text} ${about[entry.verdict]()}`;
  });

test('the list of the design, line by line', () => {
  const text = [
    '20.82.14.0/26',
    '20.103.61.18',
    '20.82.14.33',
    '10.4.0.0/16',
    '51.144.7.77/24',
    '040.91.2.8',
    '2603:1020::/48',
    '40.118.9.128/25',
  ];
  expect(brief(text.join('\n'))).toEqual([
    '1 20.82.14.0/26 +64',
    '2 20.103.61.18 +1',
    '3 20.82.14.33 inside 1',
    '4 10.4.0.0/16 private',
    '5 51.144.7.77/24 host_bits → 51.144.7.0/24',
    '6 040.91.2.8 octal → 40.91.2.8',
    '7 2603:1020::/48 ipv6',
    '8 40.118.9.128/25 +128',
  ]);
});

test.each<[about: string, text: string, expected: readonly string[]]>([
  ['nothing', '', []],
  ['blank lines and stray separators', '\r\n ,; \n\t\n', []],
  [
    'every separator',
    '20.0.0.1,20.0.0.2;20.0.0.3 20.0.0.4\t20.0.0.5\r\n20.0.0.6\r20.0.0.7',
    [
      '1 20.0.0.1 +1',
      '2 20.0.0.2 +1',
      '3 20.0.0.3 +1',
      '4 20.0.0.4 +1',
      '5 20.0.0.5 +1',
      '6 20.0.0.6 +1',
      '7 20.0.0.7 +1',
    ],
  ],
  [
    'CSV with remarks behind',
    'range,name\n"20.0.0.0/30","Seoul office, 2nd floor",7\n20.0.0.8;build # agents',
    ['1 range not_an_address', '2 name not_an_address', '3 20.0.0.0/30 +4', '4 20.0.0.8 +1'],
  ],
  ['a remark in front', 'Seoul office, 20.0.0.1', ['1 Seoul office not_an_address', '2 20.0.0.1 +1']],
  ['words alone', 'hello there', ['1 hello there not_an_address']],
  ['a span is not two addresses', '20.0.0.1 - 20.0.0.9', ['1 20.0.0.1 - 20.0.0.9 not_an_address']],
  ['a dash before a remark', '20.0.0.1 - Seoul', ['1 20.0.0.1 +1']],
  [
    'wrong entries among right ones',
    '20.0.0.1 20.0.0.256 20.0.0.2',
    ['1 20.0.0.1 +1', '2 20.0.0.256 octet_out_of_range', '3 20.0.0.2 +1'],
  ],
  ['the same twice, in two spellings', '20.0.0.1\n20.0.0.1/32', ['1 20.0.0.1 +1', '2 20.0.0.1/32 same as 1']],
  ['the wider one below', '20.0.0.1\n20.0.0.0/24', ['1 20.0.0.1 inside 2', '2 20.0.0.0/24 +256']],
  ['full-width digits', '２0.0.0.1', ['1 ２0.0.0.1 non_ascii → 20.0.0.1']],
  ['emoji', '😀', ['1 😀 non_ascii']],
])('%s', (_about, text, expected) => {
  expect(brief(text)).toEqual(expected);
});

test('existing rules count, in whatever spelling Azure holds them', () => {
  const existing = ['20.0.0.0/25', '20.9.9.9/32', 'not a rule'];
  expect(brief('20.0.0.5 20.9.9.9 20.0.0.0/24 20.0.0.0/25', existing)).toEqual([
    '1 20.0.0.5 inside 20.0.0.0/25',
    '2 20.9.9.9 same as 20.9.9.9',
    '3 20.0.0.0/24 +128',
    '4 20.0.0.0/25 same as 20.0.0.0/25',
  ]);
});

test('good entries together add exactly the addresses they claim', () => {
  const seen = tally('pasted entries');
  const rule = fc
    .tuple(fc.integer({ min: 0, max: 31 }), fc.integer({ min: 26, max: 32 }))
    .map(([host, prefix]) => `20.0.0.${host * 8}/${prefix}`);
  fc.assert(
    fc.property(fc.array(rule, { maxLength: 12 }), fc.array(rule, { maxLength: 4 }), (lines, existing) => {
      const entries = parseLines(lines.join('\n'), existing);
      const good = entries.flatMap((entry) => (entry.verdict === 'good' ? [entry] : []));
      const before = toRanges(existing);
      const after = [...before, ...toRanges(good.map((entry) => entry.rule))];
      const all = entries.flatMap((entry) => (entry.verdict === 'bad' ? [] : [entry.rule]));
      expect(good.reduce((sum, entry) => sum + entry.addresses, 0)).toBe(
        countAddresses(after) - countAddresses(before),
      );
      expect(countAddresses([...before, ...toRanges(all)])).toBe(countAddresses(after));
      expect(entries).toHaveLength(lines.length);
      for (const entry of entries) seen.count(entry.verdict);
    }),
    { numRuns: 3_000 },
  );
  stdout.write(seen.report());
});

test('any text is read without an error, in order, and 20,000 lines within seconds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      expect(parseLines(text, []).map(({ line }) => line)).toEqual(
        parseLines(text, []).map((_, index) => index + 1),
      );
    }),
    { numRuns: 1_000 },
  );
  const many = Array.from(
    { length: 20_000 },
    (_, index) => `20.${Math.floor(index / 256) % 256}.${index % 256}.1`,
  ).join('\n');
  expect(parseLines(many, []).filter(({ verdict }) => verdict === 'good')).toHaveLength(20_000);
  expect(parseLines('a.1'.repeat(300_000), [])).toMatchObject([
    { verdict: 'bad', issue: { code: 'too_long' } },
  ]);
});
