import { expect, test } from 'vitest';
import { publicPart } from '#lib/network-access/change.ts';
import { edit, registryIn } from '#lib/network-access/testing/states.ts';
import { applyMine, type Conflict, keepTheirs } from './conflict.ts';
import { addRules, chooseBypass, chooseMode, chooseTasksBypass, newDraft } from './draft.ts';

const base = publicPart(registryIn('all', { ipRules: ['20.1.2.3'] }));
const access = publicPart(registryIn('disabled', { ipRules: ['20.1.2.3', '9.9.9.9'] }));
const theirs = { access, readAt: '2026-03-10T12:05:00Z' };
const draft = addRules(chooseMode(newDraft(base, '2026-03-10T12:00:00Z'), 'selected'), ['4.4.4.4']);
const conflict = (...fields: string[]): Conflict => ({ code: 'conflict', fields });

test('keeping their mode keeps the rules that fit beside it', () => {
  const kept = keepTheirs(draft, theirs, conflict('mode'));
  expect(kept.base).toEqual(access);
  expect(kept.change).toEqual(edit({ addIpRules: ['4.4.4.4'] }));
});

test('keeping theirs where the rules themselves were written over leaves nothing', () => {
  expect(keepTheirs(draft, theirs, conflict('ipRules', 'mode')).change).toEqual(edit({}));
});

test('applying mine asks for the whole edit on top of theirs', () => {
  expect(applyMine(draft, theirs)).toMatchObject({
    base: access,
    readAt: theirs.readAt,
    change: { setMode: 'selected', addIpRules: ['4.4.4.4'], removeIpRules: [] },
  });
});

test('their mode is kept and the other settings of the edit stay', () => {
  const both = chooseTasksBypass(draft, true);
  const kept = keepTheirs(both, theirs, conflict('mode'));
  expect(kept.change).toEqual(edit({ addIpRules: ['4.4.4.4'], setTasksBypass: true }));
});

test('a bypass that both sides changed is asked for again by choosing mine', () => {
  const odd = { ...base, bypass: 'Perimeter' };
  const mine = chooseBypass(newDraft(base, theirs.readAt), 'None');
  expect(applyMine(mine, { access: odd, readAt: theirs.readAt }).change).toEqual(edit({ setBypass: 'None' }));
  expect(keepTheirs(mine, { access: odd, readAt: theirs.readAt }, conflict('bypass')).change).toEqual(
    edit({}),
  );
});
