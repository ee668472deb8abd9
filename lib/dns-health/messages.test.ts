// Every word the check can ask for is in both catalogues and formats with the values it gets.
import { createTranslator } from 'next-intl';
import { expect, test } from 'vitest';
import en from '#messages/en.json' with { type: 'json' };
import ko from '#messages/ko.json' with { type: 'json' };
import { checkDns } from './check.ts';
import { KINDS, plant } from './testing/defects.ts';
import { situationOf, soundWorld } from './testing/world.ts';

type Said = { readonly key: string; readonly values: Readonly<Record<string, string | number>> };

/** What is said about some hundred situations, each sentence once. */
function everythingSaid(): readonly Said[] {
  const said = new Map<string, Said>();
  for (let seed = 1; seed <= 300; seed += 1) {
    const world = soundWorld(seed);
    plant(world, KINDS, 2);
    for (const registry of world.registries) {
      const more = seed % 3 === 0 ? { unreadSubscriptions: ['Retail'] } : {};
      const networks = seed % 5 === 0 ? { networks: [] } : {};
      const { findings, notices } = checkDns({ ...situationOf(world, registry), ...more, ...networks });
      for (const { kind, values } of findings)
        for (const part of ['title', 'detail'])
          said.set(`${kind} ${part} ${JSON.stringify(values)}`, {
            key: `dns.finding.${kind}.${part}`,
            values,
          });
      for (const { kind, values } of notices)
        said.set(`${kind} ${JSON.stringify(values)}`, { key: `dns.notices.${kind}`, values });
    }
  }
  return [...said.values()];
}

const sentences = everythingSaid();

test.each([
  ['en', en],
  ['ko', ko],
])('%s', (locale, messages) => {
  const errors: string[] = [];
  const t = createTranslator({ locale, messages, onError: (error) => errors.push(error.message) });
  const rich = t.rich as unknown as (key: string, values: object) => unknown;
  for (const { key, values } of sentences) {
    const text = String(rich(key, { ...values, c: (chunks: unknown) => chunks }));
    // A sentence that lacks a value shows its name in braces.
    expect([key, /[{}]|undefined/.test(text)]).toEqual([key, false]);
  }
  expect(errors).toEqual([]);
});

test('every kind of finding was said', () => {
  const kinds = new Set(sentences.map(({ key }) => key.split('.')[2]));
  for (const kind of KINDS) expect(kinds).toContain(kind);
  for (const kind of Object.keys(en.dns.finding)) expect(KINDS).toContain(kind);
});
