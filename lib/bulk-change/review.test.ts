// Guards over many registries, and which one is tried first.
import { expect, test } from 'vitest';
import type { NetworkAccess } from '#lib/network-access/model.ts';
import { edit, NO_CONNECTIONS, registryIn } from '#lib/network-access/testing/states.ts';
import { graveCount, guardsOfMany, missingAnswerOfMany, pickCanary, reviewEdit } from './review.ts';

const context = { ownAddress: null };
const review = (name: string, before: NetworkAccess, change: Parameters<typeof edit>[0]) =>
  reviewEdit({ key: name, name, before, change: edit(change) }, context);
const withEndpoints = registryIn('all', { connections: { ...NO_CONNECTIONS, approved: 2 } });
const off = { setMode: 'disabled' } as const;

test('once per kind, with the registries named, the gravest first', () => {
  const edits = [
    review('closing', withEndpoints, off),
    review('locking', registryIn('all'), off),
    review('locking2', registryIn('all'), off),
    review('harmless', registryIn('selected', { ipRules: ['20.1.2.3'] }), { addIpRules: ['20.1.2.4'] }),
  ];
  const guards = guardsOfMany(edits);
  expect(guards.filter(({ severity }) => severity === 'type')).toEqual([
    { code: 'nobody', severity: 'type', names: ['locking', 'locking2'] },
    { code: 'disabled', severity: 'type', names: ['closing'] },
  ]);
  expect(graveCount(guards)).toBe(3);
  const ticked = guards.map(({ code }) => code);
  expect(missingAnswerOfMany(guards, { typed: '2', ticked })).toBe('typeFirst');
  expect(missingAnswerOfMany(guards, { typed: ' 3 ', ticked: [] })).toBe(
    guards.some(({ severity }) => severity === 'tick') ? 'tickFirst' : null,
  );
  expect(missingAnswerOfMany(guards, { typed: '3', ticked })).toBeNull();
  expect(pickCanary(edits)?.name).toBe('harmless');
});

test('findings that come and that go', () => {
  const { brings, settles } = review('opening', registryIn('selected'), { setMode: 'all' });
  expect(brings.map(({ code }) => code)).toContain('open_to_internet');
  expect(settles.map(({ code }) => code)).toContain('no_way_in');
});

test('among equals the first is tried, and of none none', () => {
  const same = [review('a', registryIn('all'), off), review('b', registryIn('all'), off)];
  expect(pickCanary(same)?.name).toBe('a');
  expect(pickCanary([])).toBeNull();
});
