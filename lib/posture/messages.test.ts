// Every word the core can ask for is in both catalogues and formats with the values it gets.
import fc from 'fast-check';
import { createTranslator } from 'next-intl';
import { expect, test } from 'vitest';
import { tableOf } from '#lib/fleet-table/build-table.ts';
import { FINDING_CODES } from '#lib/fleet-table/table.ts';
import en from '#messages/en.json' with { type: 'json' };
import ko from '#messages/ko.json' with { type: 'json' };
import { factsOf } from './facts.ts';
import { fixPlace } from './links.ts';
import { complianceOf, POLICY_KEYS } from './policies.ts';
import { postureOf } from './posture.ts';
import { rowKey } from './row-key.ts';
import { anyFleet } from './testing/fleets.ts';
import { type Beside, VIEWS } from './views.ts';

type Said = { readonly key: string; readonly values: Readonly<Record<string, string | number>> };

/** What is said about the registries of some hundred fleets, each sentence once. */
function factsSaid(): ReadonlyMap<string, Said> {
  const said = new Map<string, Said>();
  for (const fleet of fc.sample(anyFleet, { numRuns: 200, seed: 7 })) {
    const table = tableOf(fleet);
    const keys = fleet.map((_, row) => rowKey(table, row));
    const beside: Beside = {
      dns: new Map(keys.map((key, row) => [key, { broken: row % 2, networks: 1 + (row % 3), findings: 2 }])),
      pendingSince: new Map(keys.map((key) => [key, 0])),
      now: 20 * 86_400_000,
    };
    const { views } = postureOf(table, beside);
    const policies = complianceOf(table).map(({ definition, nonCompliant }) => ({
      list: definition.key,
      rows: nonCompliant,
    }));
    for (const { list, rows } of [
      ...VIEWS.map((view) => ({ list: view, rows: views[view].rows })),
      ...policies,
    ])
      for (const row of rows) {
        const facts = factsOf(list, table, row, beside);
        expect(facts.length, list).toBeGreaterThan(0);
        for (const { key, values } of facts)
          said.set(`${key} ${JSON.stringify(values)}`, { key: `posture.fact.${key}`, values });
      }
  }
  return said;
}

const facts = [...factsSaid().values()];
const fixed: readonly Said[] = [
  ...VIEWS.flatMap((view) =>
    ['title', 'why'].map((part) => ({ key: `posture.view.${view}.${part}`, values: { days: 7 } })),
  ),
  ...FINDING_CODES.map((code) => ({ key: `posture.kind.${code}`, values: {} })),
  ...POLICY_KEYS.map((key) => ({ key: `posture.policy.why.${key}`, values: {} })),
  ...[...VIEWS, ...POLICY_KEYS].map((list) => ({ key: `posture.fix.${fixPlace(list)}`, values: {} })),
];

test.each([
  ['en', en],
  ['ko', ko],
])('%s', (locale, messages) => {
  const errors: string[] = [];
  const t = createTranslator({ locale, messages, onError: (error) => errors.push(error.message) });
  const say = t as unknown as (key: string, values: object) => string;
  for (const { key, values } of [...facts, ...fixed])
    expect([key, /[{}]|undefined|^$/.test(say(key, values))]).toEqual([key, false]);
  expect(errors).toEqual([]);
});

test('every fact was said', () => {
  const keys = new Set(facts.map(({ key }) => key.split('.')[2]));
  expect([...keys].sort()).toEqual(Object.keys(en.posture.fact).sort());
});
