// The undo of a run: it gives the original back where nobody else wrote, and keeps what others did.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apply, diff, isEmpty } from '#lib/network-access/change.ts';
import type { NetworkAccess } from '#lib/network-access/model.ts';
import { edit, registryIn } from '#lib/network-access/testing/states.ts';
import type { BulkIntent } from './intent.ts';
import { type Planned, planIntent } from './plan.ts';
import { someAccess, someIntent } from './testing/arbitraries.ts';
import { type Made, madeBy, planUndo } from './undo.ts';

const planned = (access: NetworkAccess): Planned => ({ access, right: 'allowed', ipRuleLimit: 200 });
const applied = (access: NetworkAccess, change: Parameters<typeof apply>[1]): NetworkAccess => ({
  ...access,
  ...apply(access, change),
});

/** The state after the intent was carried out, and what the run remembers; null where there was nothing to do. */
function run(before: NetworkAccess, intent: BulkIntent): { after: NetworkAccess; made: Made } | null {
  const plan = planIntent(planned(before), intent);
  if (plan.kind !== 'change') return null;
  const after = applied(before, plan.change);
  return { after, made: madeBy(plan.change, before, after) };
}

/** Broken on purpose: each of these breaks a law below. */
const PLANTED: Readonly<Record<string, (made: Made) => Made>> = {
  'forgets what was removed': ({ made, inverse }) => ({ made, inverse: { ...inverse, addIpRules: [] } }),
  'forgets what was added': ({ made, inverse }) => ({ made, inverse: { ...inverse, removeIpRules: [] } }),
  'forgets the mode': ({ made, inverse: { setMode: _, ...inverse } }) => ({ made, inverse }),
  'forgets the exception': ({ made, inverse: { setBypass: _, ...inverse } }) => ({ made, inverse }),
  'forgets the Tasks switch': ({ made, inverse: { setTasksBypass: _, ...inverse } }) => ({ made, inverse }),
};

const givesBack = (spoil: (made: Made) => Made) =>
  fc.property(someAccess, someIntent, (before, intent) => {
    const done = run(before, intent);
    if (done === null) return;
    const plan = planUndo(planned(done.after), spoil(done.made));
    if (plan.kind !== 'change') throw new Error(`not undone: ${plan.kind}`);
    // A switch that is left out is off.
    const shown = (state: NetworkAccess) => ({ ...state, tasksBypass: state.tasksBypass ?? false });
    expect(isEmpty(diff(shown(applied(done.after, plan.change)), shown(before)))).toBe(true);
  });

describe('laws', () => {
  test('where nobody else wrote, undo gives the original', () => {
    fc.assert(givesBack((made) => made));
  });
  test.each(Object.entries(PLANTED))('the law catches one that %s', (_name, spoil) => {
    expect(() => fc.assert(givesBack(spoil))).toThrow();
  });
  test('undone twice, there is nothing left to do', () => {
    fc.assert(
      fc.property(someAccess, someIntent, (before, intent) => {
        const done = run(before, intent);
        if (done === null) return;
        const plan = planUndo(planned(done.after), done.made);
        if (plan.kind !== 'change') return;
        const back = applied(done.after, plan.change);
        expect(planUndo(planned(back), done.made)).toMatchObject({ kind: 'nothing', why: 'undone' });
      }),
    );
  });
  test('what others did to other rules and settings survives the undo', () => {
    fc.assert(
      fc.property(
        someAccess,
        someIntent,
        fc.constantFrom('8.8.8.8', '9.9.9.0/24'),
        (before, intent, theirs) => {
          const done = run(before, intent);
          if (done === null) return;
          const now = applied(done.after, edit({ addIpRules: [theirs] }));
          const plan = planUndo(planned(now), done.made);
          if (plan.kind !== 'change') throw new Error(plan.kind);
          expect(applied(now, plan.change).ipRules).toContain(theirs);
        },
      ),
    );
  });
});

describe('what the run changed', () => {
  const before = registryIn('selected', { ipRules: ['20.1.2.3'] });
  test('not what was already so', () => {
    const asked = edit({ addIpRules: ['20.1.2.3', '51.144.7.0/24'], setMode: 'selected' });
    const { made } = madeBy(asked, before, applied(before, asked));
    expect(made).toEqual(edit({ addIpRules: ['51.144.7.0/24'] }));
  });
  test('not what others did meanwhile', () => {
    const asked = edit({ addIpRules: ['51.144.7.0/24'] });
    const after = applied(before, edit({ addIpRules: ['51.144.7.0/24', '8.8.8.8'], setMode: 'disabled' }));
    expect(madeBy(asked, before, after).inverse).toEqual(edit({ removeIpRules: ['51.144.7.0/24'] }));
  });
  test('not what did not come about', () => {
    const asked = edit({ addIpRules: ['51.144.7.0/24'], setTasksBypass: true });
    const after = applied(before, edit({ addIpRules: ['51.144.7.0/24'] }));
    expect(madeBy(asked, before, after).made).toEqual(edit({ addIpRules: ['51.144.7.0/24'] }));
  });
});

describe('what others changed since', () => {
  const before = registryIn('selected', { ipRules: ['20.1.2.3'] });
  test.each<[string, BulkIntent, Parameters<typeof edit>[0], object]>([
    [
      'a mode set otherwise is kept and named',
      { kind: 'mode', mode: 'disabled' },
      { setMode: 'all' },
      { kind: 'nothing', why: 'undone', notes: [{ code: 'kept_mode' }] },
    ],
    [
      'an added rule that is gone needs no removal, the removed one comes back',
      { kind: 'replace', from: '20.1.2.3', to: '51.144.7.0/24' },
      { removeIpRules: ['51.144.7.0/24'] },
      {
        kind: 'change',
        change: edit({ addIpRules: ['20.1.2.3'] }),
        notes: [{ code: 'kept_rules', rules: ['51.144.7.0/24'] }],
      },
    ],
    [
      'an exception switched back is kept',
      { kind: 'trusted', on: false },
      { setBypass: 'AzureServices' },
      { kind: 'nothing', why: 'undone', notes: [{ code: 'kept_trusted' }] },
    ],
  ])('%s', (_name, intent, theirs, expected) => {
    const done = run(before, intent);
    if (done === null) throw new Error('nothing was done');
    expect(planUndo(planned(applied(done.after, edit(theirs))), done.made)).toMatchObject(expected);
  });
});
