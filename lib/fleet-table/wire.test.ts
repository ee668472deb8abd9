/** What the server sends is what the browser holds, wherever the network cuts it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dictionariesOf, tableOf } from './build-table.ts';
import { decodeTable } from './decode.ts';
import { encodeTable, joinBytes } from './encode.ts';
import { existingValues } from './filter.ts';
import { indexFleet } from './fleet-index.ts';
import { factsFrame, rowFrames, showFrame } from './frames.ts';
import { patchRows } from './pick-rows.ts';
import { frameReader } from './read-frames.ts';
import { type FleetTable, registryAt, type TableRegistry } from './table.ts';
import { registry } from './testing/registries.ts';
import { allPass } from './verdicts.ts';

const registriesOf = (table: FleetTable) =>
  Array.from({ length: table.size }, (_, row) => registryAt(table, row));
const derivedOf = ({ modes, findings, size }: FleetTable) => ({ modes, findings, size });
const several = fc.array(registry, { maxLength: 10 });

test('a table comes out of its bytes as it went in', () => {
  fc.assert(
    fc.property(several, (registries) => {
      const table = tableOf(registries);
      const again = decodeTable(encodeTable(table)) as FleetTable;
      expect(registriesOf(again)).toEqual(registries);
      expect(derivedOf(again)).toEqual(derivedOf(table));
    }),
    { numRuns: 500 },
  );
});

test.each(['20.0.0.0/8', '255.255.255.255', '0.0.0.0/0', '10.0.0.1/24', 'fe80::1', ' 1.2.3.4', '1.2.3.4/32'])(
  'the rule %j keeps its spelling',
  (rule) => {
    const [one] = fc.sample(registry, { numRuns: 1, seed: 1 }) as unknown as [TableRegistry];
    const table = tableOf([{ ...one, access: { ...one.access, ipRules: [rule, '20.1.2.3', rule] } }]);
    const again = decodeTable(encodeTable(table)) as FleetTable;
    expect(registryAt(again, 0).access.ipRules).toEqual([rule, '20.1.2.3', rule]);
  },
);

test('frames cut anywhere give the same rows, those that changed and those that are gone included', () => {
  fc.assert(
    fc.property(
      several,
      several,
      fc.infiniteStream(fc.boolean()),
      fc.infiniteStream(fc.integer({ min: 1, max: 400 })),
      (first, second, choices, lengths) => {
        const sent = [...first, ...second];
        const changed = sent.flatMap((one, row) =>
          choices.next().value ? [{ row, now: { ...one, location: `${one.location}2` } }] : [],
        );
        const gone = sent.flatMap((_, row) => (choices.next().value ? [row] : []));
        const expected = sent
          .map((one, row) => changed.find((change) => change.row === row)?.now ?? one)
          .filter((_, row) => !gone.includes(row))
          .map((one) => ({ ...one, access: { ...one.access, subnetRules: [{ id: 'x', action: 'Allow' }] } }));
        const frames = rowFrames();
        const bytes = joinBytes([
          factsFrame({ expected: 1, source: 'graph' }),
          frames.rows(first),
          showFrame(),
          frames.rows(second),
          frames.patch(
            changed.map(({ now }) => now),
            changed.map(({ row }) => row),
            gone,
          ),
          frames.subnets(expected),
          factsFrame({ source: 'arm' }),
        ]);
        const reader = frameReader();
        let shown = 0;
        for (let at = 0; at < bytes.length; ) {
          const length = lengths.next().value as number;
          if (reader.push(bytes.subarray(at, at + length))) shown += 1;
          at += length;
        }
        expect(reader.isWhole()).toBe(true);
        expect(shown).toBe(1);
        expect(reader.facts()).toEqual({ expected: 1, source: 'arm' });
        expect(registriesOf(reader.table())).toEqual(expected);
        expect(derivedOf(reader.table())).toEqual(derivedOf(tableOf(expected)));
      },
    ),
    { numRuns: 300 },
  );
});

test('a registry that was read by itself takes its row, and leaves no value behind that nobody has', () => {
  fc.assert(
    fc.property(
      fc.array(registry, { minLength: 1, maxLength: 8 }),
      registry,
      fc.nat(),
      (before, now, choice) => {
        const row = choice % before.length;
        const base = tableOf(before);
        const table = patchRows(base, tableOf([now], dictionariesOf(base)), [row], []);
        const expected = before.with(row, now);
        expect(registriesOf(table)).toEqual(expected);
        expect(registriesOf(base)).toEqual(before);
        const index = indexFleet(table, []);
        for (const [facet, of] of [
          ['region', ({ location }: TableRegistry) => location.toLowerCase()],
          ['sku', ({ access }: TableRegistry) => access.sku],
          ['trusted', ({ access }: TableRegistry) => access.bypass],
        ] as const)
          expect(existingValues(index, facet, allPass(table))).toEqual(new Set(expected.map(of)));
        const tags = expected.flatMap((one) =>
          Object.entries(one.tags).map(([key, value]) => `${key}:${value}`),
        );
        expect(existingValues(index, 'tag', allPass(table))).toEqual(new Set(tags));
      },
    ),
    { numRuns: 300 },
  );
});

test('half a frame is not whole', () => {
  const reader = frameReader();
  reader.push(factsFrame({ a: 1 }).subarray(0, 7));
  expect(reader.isWhole()).toBe(false);
  expect(reader.facts()).toEqual({});
});
