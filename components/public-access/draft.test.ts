import { describe, expect, test } from 'vitest';
import { publicPart } from '#lib/network-access/change.ts';
import type { PublicAccess } from '#lib/network-access/model.ts';
import { edit, registryIn, subnetNamed } from '#lib/network-access/testing/states.ts';
import {
  addRules,
  addSubnets,
  afterSaving,
  chooseBypass,
  chooseDataEndpoint,
  chooseMode,
  chooseTasksBypass,
  isBlank,
  newDraft,
  rebase,
  removeRule,
  removeSubnet,
  replaceRules,
  restoreDefault,
  undoDraft,
  undoRule,
  undoSubnet,
} from './draft.ts';

const SUBNET = subnetNamed('snet-build');
const base: PublicAccess = publicPart(
  registryIn('selected', {
    ipRules: ['20.1.2.3', '20.50.2.0/28'],
    subnetRules: [{ id: SUBNET, action: 'Allow' }],
  }),
);
const draft = newDraft(base, '2026-03-10T12:00:00Z');
const later = '2026-03-10T12:05:00Z';

describe('editing', () => {
  test('choosing another mode and back is no change', () => {
    const closed = chooseMode(draft, 'disabled');
    expect(closed.change.setMode).toBe('disabled');
    expect(chooseMode(closed, 'selected').change).toEqual(draft.change);
    expect(isBlank(chooseMode(closed, 'selected'))).toBe(true);
  });

  test('a rule is added once, and not at all when it is there', () => {
    const twice = addRules(addRules(draft, ['4.4.4.4', '4.4.4.4']), ['4.4.4.4', '20.1.2.3']);
    expect(twice.change.addIpRules).toEqual(['4.4.4.4']);
  });

  test('adding a rule that was marked for removal takes the mark away', () => {
    const marked = removeRule(draft, '20.1.2.3/32');
    expect(marked.change.removeIpRules).toEqual(['20.1.2.3']);
    expect(isBlank(addRules(marked, ['20.1.2.3']))).toBe(true);
  });

  test('undo takes back either mark, and only that one', () => {
    const edited = removeRule(addRules(draft, ['4.4.4.4', '5.5.5.5']), '20.50.2.0/28');
    expect(undoRule(edited, '4.4.4.4').change).toEqual(
      edit({ addIpRules: ['5.5.5.5'], removeIpRules: ['20.50.2.0/28'] }),
    );
    expect(undoRule(edited, '20.50.2.0/28').change.removeIpRules).toEqual([]);
  });

  test('rules are replaced by the fewest differences', () => {
    const added = addRules(draft, ['4.4.4.4', '5.5.5.5']);
    expect(replaceRules(added, ['20.1.2.3', '4.4.4.4', '6.6.6.6']).change).toEqual(
      edit({ addIpRules: ['4.4.4.4', '6.6.6.6'], removeIpRules: ['20.50.2.0/28'] }),
    );
    expect(isBlank(replaceRules(added, base.ipRules))).toBe(true);
  });

  test('a switch turned and turned back is no change', () => {
    const turned = chooseDataEndpoint(chooseTasksBypass(chooseBypass(draft, 'None'), true), true);
    expect(turned.change).toEqual(edit({ setBypass: 'None', setTasksBypass: true, setDataEndpoint: true }));
    const back = chooseDataEndpoint(chooseTasksBypass(chooseBypass(turned, 'AzureServices'), false), false);
    expect(isBlank(back)).toBe(true);
  });

  test('subnets are added once, removed and taken back, whatever their letter case', () => {
    const other = subnetNamed('snet-agents');
    const added = addSubnets(draft, [other, other.toUpperCase(), SUBNET.toUpperCase()]);
    expect(added.change).toEqual(edit({ addSubnetRules: [other] }));
    const removed = removeSubnet(removeSubnet(draft, SUBNET), SUBNET.toUpperCase());
    expect(removed.change.removeSubnetRules).toEqual([SUBNET]);
    expect(isBlank(undoSubnet(removed, SUBNET.toLowerCase()))).toBe(true);
    expect(isBlank(addSubnets(removed, [SUBNET]))).toBe(true);
    expect(isBlank(undoSubnet(added, other))).toBe(true);
  });

  test('restoring the default removes every rule and allows, and drops what was being added', () => {
    const restored = restoreDefault(addSubnets(addRules(draft, ['4.4.4.4']), [subnetNamed('snet-new')]));
    expect(restored.change).toEqual(
      edit({ setMode: 'all', removeIpRules: ['20.1.2.3', '20.50.2.0/28'], removeSubnetRules: [SUBNET] }),
    );
    expect(isBlank(restoreDefault(newDraft(publicPart(registryIn('all')), later)))).toBe(true);
  });

  test('text in the field keeps a draft alive, spaces do not', () => {
    expect(isBlank({ ...draft, pasted: '10.0.0.1' })).toBe(false);
    expect(isBlank({ ...draft, pasted: ' \n' })).toBe(true);
  });
});

describe('rebase', () => {
  const edited = removeRule(addRules(draft, ['4.4.4.4']), '20.1.2.3');

  test('what others added is news, and the edit stays', () => {
    const now = rebase(edited, { ...base, ipRules: [...base.ipRules, '9.9.9.9'] }, later);
    expect(now.change).toEqual(edit({ addIpRules: ['4.4.4.4'], removeIpRules: ['20.1.2.3'] }));
    expect(now.rebase).toEqual({
      made: edit({ addIpRules: ['9.9.9.9'] }),
      from: base,
      modes: null,
    });
    expect(now.readAt).toBe(later);
  });

  test('what others did already is no longer part of the edit', () => {
    const now = rebase(edited, { ...base, ipRules: ['20.50.2.0/28', '4.4.4.4'] }, later);
    expect(isBlank(now)).toBe(true);
  });

  test('a mode set on both sides is kept as asked for and shown as a choice', () => {
    const theirs = { ...base, publicNetworkAccess: 'Disabled' };
    const now = rebase(chooseMode(draft, 'all'), theirs, later);
    expect(now.change.setMode).toBe('all');
    expect(now.rebase?.modes).toEqual({ theirs: 'disabled', mine: 'all' });
  });

  test('a draft without changes follows silently', () => {
    const now = rebase({ ...draft, pasted: 'x' }, { ...base, ipRules: [] }, later);
    expect(now.rebase).toBeNull();
    expect(now.base.ipRules).toEqual([]);
  });
});

test('after saving only what was edited meanwhile is left', () => {
  const sent = addRules(draft, ['4.4.4.4']);
  const after = { ...base, ipRules: [...base.ipRules, '4.4.4.4'] };
  expect(isBlank(afterSaving(sent, after, later))).toBe(true);
  expect(afterSaving(addRules(sent, ['5.5.5.5']), after, later).change.addIpRules).toEqual(['5.5.5.5']);
});

describe('undo of a save', () => {
  const after = { ...base, ipRules: ['20.1.2.3', '20.50.2.0/28', '4.4.4.4'] };
  const outcome = { before: base, after, readBackAt: later };

  test('is the inverse, and keeps what is typed', () => {
    const back = undoDraft(outcome, { ...draft, pasted: '10.0.0.1' }, after, later);
    expect(back.change).toEqual(edit({ removeIpRules: ['4.4.4.4'] }));
    expect([back.pasted, back.rebase]).toEqual(['10.0.0.1', null]);
  });

  test('leaves what others did since', () => {
    const current = { ...after, ipRules: [...after.ipRules, '9.9.9.9'] };
    const back = undoDraft(outcome, draft, current, later);
    expect(back.change.removeIpRules).toEqual(['4.4.4.4']);
    expect(back.rebase?.made.addIpRules).toEqual(['9.9.9.9']);
  });

  test('asks nothing of Azure when somebody has undone it already', () => {
    expect(undoDraft(outcome, draft, base, later).change).toEqual(edit({}));
  });
});
