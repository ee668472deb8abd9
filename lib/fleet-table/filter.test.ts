// Columns against one registry after another: what is shown, in which order, and what each facet counts.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findings } from '#lib/network-access/findings.ts';
import { readRange } from '#lib/network-access/ip-range.ts';
import { tableOf } from './build-table.ts';
import { facetColumn } from './facet-columns.ts';
import { countFacet, filterRows, tagText } from './filter.ts';
import {
  ENDPOINT_STATES,
  FACETS,
  type Facet,
  type Filters,
  isFiltered,
  MATCHES,
  NO_FILTERS,
  TASKS,
} from './filters.ts';
import { indexFleet } from './fleet-index.ts';
import { boundsOf } from './rule-bounds.ts';
import { ruleDictionaryOf } from './rule-dictionary.ts';
import { ruleText } from './rules.ts';
import { findingsAt, SEVERITIES } from './severity.ts';
import { SORT_KEYS } from './sort.ts';
import { orderRows } from './sort-columns.ts';
import { FINDING_CODES, MODES, type TableRegistry } from './table.ts';
import { facetValues, isShown, sorted } from './testing/one-by-one.ts';
import { RULES, SUBSCRIPTIONS, smallFleet } from './testing/small-fleet.ts';
import { shownRows } from './verdicts.ts';

const RUNS = 3_000;

const rarely = (values: readonly string[]) =>
  fc.oneof(
    { weight: 5, arbitrary: fc.constant([]) },
    { weight: 2, arbitrary: fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }) },
  );

const word = fc.constantFrom(
  'cr',
  'CRPROD',
  'rg-images',
  'platform',
  'dev',
  'team:pay',
  'env=',
  'a:b:c',
  'westeurope',
  'azurecr.io',
  'h4x',
  '5ab0000a',
  'nothing',
  '20.1.2',
  'İ',
);
const address = fc.constantFrom(...RULES, '20.1.2.9', '20.1.2.0/23', '20.1.2.0/31', '9.9.9.9', '0.0.0.0/1');
const q = fc
  .tuple(fc.array(word, { maxLength: 2 }), fc.option(address, { freq: 2 }))
  .map(([words, range]) => (range === null ? words : [range, ...words]).join('  '));

const filters: fc.Arbitrary<Filters> = fc.record({
  q,
  match: rarely(MATCHES),
  access: rarely(MODES),
  finding: rarely(SEVERITIES),
  kind: rarely(FINDING_CODES),
  endpoint: rarely(ENDPOINT_STATES),
  subscription: rarely([...SUBSCRIPTIONS.map(({ id }) => id), 'gone']),
  group: rarely(['rg-images', 'pay']),
  region: rarely(['westeurope', 'koreacentral']),
  sku: rarely(['Basic', 'Premium']),
  trusted: rarely(['AzureServices', 'None']),
  tasks: rarely(TASKS),
  tag: rarely(['team:Pay', 'team:prod', 'env:prod', 'env:', 'a:b:c', 'a:b:b:c', 'gone:tag']),
});

type Fleet = readonly TableRegistry[];

/** What the columns show; parts of it are replaced by defects below. */
const columns = {
  shown(fleet: Fleet, chosen: Filters): Fleet {
    const index = indexFleet(tableOf(fleet), SUBSCRIPTIONS);
    const verdicts = filterRows(index, chosen);
    const rows = shownRows(
      Uint32Array.from(fleet, (_, row) => row),
      verdicts,
    );
    return Array.from(rows, (row) => fleet[row]).filter((one) => one !== undefined);
  },
  counts(fleet: Fleet, chosen: Filters, facet: Facet): Readonly<Record<string, number>> {
    const index = indexFleet(tableOf(fleet), SUBSCRIPTIONS);
    const verdicts = filterRows(index, chosen);
    const values =
      facet === 'tag'
        ? index.table.tags.values.map(tagText)
        : facetColumn(index, facet, verdicts.matches).values;
    const counts: Record<string, number> = {};
    // Two tags may read the same (a: b:c and a:b: c): one text then stands for both.
    countFacet(index, facet, verdicts).forEach((count, place) => {
      const value = values[place] ?? '';
      if (count > 0) counts[value] = (counts[value] ?? 0) + count;
    });
    return counts;
  },
};

/** Rows that pass everything but this facet; of a tag, everything but the choices of its own key. */
function countsOneByOne(fleet: Fleet, chosen: Filters, facet: Facet): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const registry of fleet) {
    for (const [value, key] of valuesWithKeys(registry, facet, chosen.q)) {
      const others = facet === 'tag' ? chosen.tag.filter((text) => !isOfKey(fleet, text, key)) : [];
      // A tag text that means two keys at once stays a condition for the other of them.
      if (!isShown(registry, fleet, { ...chosen, [facet]: others })) continue;
      counts[value] = (counts[value] ?? 0) + 1;
    }
  }
  return counts;
}

const valuesWithKeys = (registry: TableRegistry, facet: Facet, search: string) =>
  facet === 'tag'
    ? Object.entries(registry.tags).map(([key, value]) => [`${key}:${value}`, key] as const)
    : facetValues(registry, facet, search).map((value) => [value, ''] as const);

const isOfKey = (fleet: Fleet, text: string, key: string) =>
  fleet.some(({ tags }) => key in tags && `${key}:${tags[key]}` === text);

/** Cases in which a text means two keys are left to the example below. */
const isPlain = (fleet: Fleet) =>
  !(fleet.some(({ tags }) => 'a' in tags) && fleet.some(({ tags }) => 'a:b' in tags));

const showsTheSame = (shown: typeof columns.shown) =>
  fc.property(smallFleet(), filters, (fleet, chosen) => {
    expect(shown(fleet, chosen)).toEqual(fleet.filter((one) => isShown(one, fleet, chosen)));
  });

const countsTheSame = (counts: typeof columns.counts) =>
  fc.property(smallFleet(6), filters, fc.constantFrom(...FACETS), (fleet, chosen, facet) => {
    fc.pre(isPlain(fleet));
    expect(counts(fleet, chosen, facet)).toEqual(countsOneByOne(fleet, chosen, facet));
  });

test('search, address and facets show what each registry by itself would be shown for', () => {
  fc.assert(showsTheSame(columns.shown), { numRuns: RUNS });
});

test('a facet counts what its values would show', () => {
  fc.assert(countsTheSame(columns.counts), { numRuns: RUNS });
});

test('every column orders in both directions, equals by name, the unknown last', () => {
  fc.assert(
    fc.property(
      smallFleet(),
      q,
      fc.constantFrom(...SORT_KEYS),
      fc.constantFrom('asc', 'desc'),
      (fleet, search, key, direction) => {
        const index = indexFleet(tableOf(fleet), SUBSCRIPTIONS);
        const { matches } = filterRows(index, { ...NO_FILTERS, q: search });
        const rows = orderRows(index, key, direction, matches);
        expect(Array.from(rows, (row) => fleet[row]?.id)).toEqual(
          sorted(fleet, key, direction, search).map(({ id }) => id),
        );
      },
    ),
    { numRuns: RUNS },
  );
});

test('severities are those that the findings have', () => {
  fc.assert(
    fc.property(smallFleet(3), (fleet) => {
      const table = tableOf(fleet);
      fleet.forEach(({ access }, row) => {
        const ours = findingsAt(table, row).map(({ code, severity }) => `${severity} ${code}`);
        expect([...ours].sort()).toEqual(
          findings(access)
            .map(({ code, severity }) => `${severity} ${code}`)
            .sort(),
        );
        expect(ours.map((text) => text[0])).toEqual(
          [...ours].map((text) => text[0]).sort((a, b) => 'cwi'.indexOf(a ?? '') - 'cwi'.indexOf(b ?? '')),
        );
      });
    }),
    { numRuns: 1_000 },
  );
});

test('rules in bulk are read as one by one', () => {
  const near = fc.stringMatching(/^(25[0-6]|\d{0,3}|0\d)(\.(25[0-6]|\d{1,3})){2,4}(\/\d{0,3})?$/);
  fc.assert(
    fc.property(fc.array(fc.oneof(near, fc.string(), fc.ipV4(), fc.ipV6()), { maxLength: 8 }), (rules) => {
      const dictionary = ruleDictionaryOf();
      const places = rules.map(dictionary.place);
      const { from, end } = boundsOf(dictionary.rules());
      rules.forEach((rule, row) => {
        const place = places[row] ?? -1;
        expect(ruleText(dictionary.rules(), place)).toBe(rule);
        const range = readRange(rule);
        const expected = range === null ? [0, 0] : [range.first, range.first + 2 ** (32 - range.prefix)];
        expect([from[place], end[place]], rule).toEqual(expected);
      });
    }),
    { numRuns: 1_000 },
  );
});

describe('the comparison notices', () => {
  const isCaught = <Ts>(property: fc.IProperty<Ts>) => {
    expect(fc.check(property, { numRuns: RUNS, seed: 7 }).failed).toBe(true);
  };

  test.each<[defect: string, change: (chosen: Filters) => Filters]>([
    [
      'a search that heeds the case',
      (chosen) => ({ ...chosen, q: chosen.q.replace('CRPROD', 'crprod-not') }),
    ],
    ['only the first word counting', (chosen) => ({ ...chosen, q: chosen.q.trim().split(/\s+/)[0] ?? '' })],
    ['a facet that does nothing', (chosen) => ({ ...chosen, tasks: [] })],
    [
      'a tag that nobody has being ignored',
      (chosen) => ({ ...chosen, tag: chosen.tag.filter((tag) => tag !== 'gone:tag') }),
    ],
    [
      'a range taken for its first address',
      (chosen) => ({ ...chosen, q: chosen.q.replace('20.1.2.0/23', '20.1.2.0') }),
    ],
  ])('%s', (_, change) => {
    isCaught(showsTheSame((fleet, chosen) => columns.shown(fleet, change(chosen))));
  });

  test('counts that heed their own facet', () => {
    isCaught(
      countsTheSame((fleet, chosen, facet) =>
        columns.counts(columns.shown(fleet, chosen), NO_FILTERS, facet),
      ),
    );
  });

  test('counts that forget the other facets', () => {
    isCaught(
      countsTheSame((fleet, chosen, facet) => columns.counts(fleet, { ...NO_FILTERS, q: chosen.q }, facet)),
    );
  });
});

test('an empty search is no filter', () => {
  expect(isFiltered(NO_FILTERS)).toBe(false);
  expect(isFiltered({ ...NO_FILTERS, q: ' ' })).toBe(false);
  expect(isFiltered({ ...NO_FILTERS, sku: ['Basic'] })).toBe(true);
});
