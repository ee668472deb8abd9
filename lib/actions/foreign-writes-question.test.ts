// What may be asked about a save: exactly that, and nothing else.
import { expect, test } from 'vitest';
import { publicPart } from '#lib/network-access/change.ts';
import { edit, registryIn, subnetNamed } from '#lib/network-access/testing/states.ts';
import { foreignWritesQuestion } from './schemas.ts';

const state = publicPart(
  registryIn('selected', { ipRules: ['20.1.2.3'], subnetRules: [{ id: subnetNamed('a'), action: 'Allow' }] }),
);
const good = {
  ours: '5ab00001-0000-4000-8000-000000000001',
  change: edit({ addIpRules: ['51.144.7.0/24'] }),
  before: state,
  after: state,
  window: { start: '2026-10-03T14:32:00.000Z', end: '2026-10-03T14:32:05.000Z' },
};
const accepts = (question: unknown) => foreignWritesQuestion.safeParse(question).success;

test.each<[string, object]>([
  ['the window of an outcome', {}],
  ['a save without an outcome', { after: null, window: { startedAgo: 35_000, endedAgo: 30_000 } }],
  ['subnet rules that are not known', { before: { ...state, subnetRules: null } }],
])('is taken: %s', (_name, more) => {
  expect(accepts({ ...good, ...more })).toBe(true);
});

test.each<[string, unknown]>([
  ['nothing', null],
  ['a text', 'x'],
  ['something more', { ...good, registry: { name: 'x' } }],
  ['an id of another form', { ...good, ours: "' or 1 eq 1" }],
  ['a moment of another form', { ...good, window: { start: 'yesterday', end: good.window.end } }],
  [
    'a moment with a quote',
    { ...good, window: { start: "2026-10-03T14:32:00.000Z'", end: good.window.end } },
  ],
  [
    'a window that ends before it starts',
    { ...good, window: { start: good.window.end, end: good.window.start } },
  ],
  ['an age that is no number', { ...good, window: { startedAgo: '1', endedAgo: 0 } }],
  ['an age before the beginning', { ...good, window: { startedAgo: 1, endedAgo: 2 } }],
  ['an age in the future', { ...good, window: { startedAgo: 1, endedAgo: -1 } }],
  ['both kinds of window', { ...good, window: { ...good.window, startedAgo: 2, endedAgo: 1 } }],
  ['a state with a member more', { ...good, before: { ...state, sku: 'Premium' } }],
  [
    'too many rules',
    { ...good, before: { ...state, ipRules: Array.from({ length: 1_001 }, () => '20.1.2.3') } },
  ],
  ['a rule as long as a book', { ...good, change: edit({ addIpRules: ['2'.repeat(65)] }) }],
])('is refused: %s', (_name, question) => {
  expect(accepts(question)).toBe(false);
});
