import { expect, test } from 'vitest';
import { applyMine, type Conflict, keepTheirs } from './conflict.ts';
import { addRules, chooseMode, newDraft } from './draft.ts';

const base = { publicNetworkAccess: 'Enabled', defaultAction: 'Allow', ipRules: ['20.1.2.3'] };
const access = { publicNetworkAccess: 'Disabled', defaultAction: 'Deny', ipRules: ['20.1.2.3', '9.9.9.9'] };
const theirs = { access, readAt: '2026-03-10T12:05:00Z' };
const draft = addRules(chooseMode(newDraft(base, '2026-03-10T12:00:00Z'), 'selected'), ['4.4.4.4']);
const conflict = (...fields: string[]): Conflict => ({ code: 'conflict', fields });

test('keeping their mode keeps the rules that fit beside it', () => {
  const kept = keepTheirs(draft, theirs, conflict('mode'));
  expect(kept.base).toEqual(access);
  expect(kept.change).toEqual({ addIpRules: ['4.4.4.4'], removeIpRules: [] });
});

test('keeping theirs where the rules themselves were written over leaves nothing', () => {
  expect(keepTheirs(draft, theirs, conflict('ipRules', 'mode')).change).toEqual({
    addIpRules: [],
    removeIpRules: [],
  });
});

test('applying mine asks for the whole edit on top of theirs', () => {
  expect(applyMine(draft, theirs)).toMatchObject({
    base: access,
    readAt: theirs.readAt,
    change: { setMode: 'selected', addIpRules: ['4.4.4.4'], removeIpRules: [] },
  });
});
