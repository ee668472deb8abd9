// What one intent becomes in registries of all kinds, by tables; and that planning never does more than asked.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apply } from '#lib/network-access/change.ts';
import type { NetworkAccess } from '#lib/network-access/model.ts';
import { registryIn } from '#lib/network-access/testing/states.ts';
import { type BulkIntent, canonicalIntent, intentIssues } from './intent.ts';
import { type Plan, type Planned, planIntent } from './plan.ts';
import { someAccess, someIntent, someRule } from './testing/arbitraries.ts';

const OLD = '20.1.2.3';
const NEW = '51.144.7.0/24';
const registry = (access: NetworkAccess, more: Partial<Planned> = {}): Planned => ({
  access,
  right: 'allowed',
  ipRuleLimit: 200,
  ...more,
});
const held = (...ipRules: string[]) => registry(registryIn('selected', { ipRules }));
const replace: BulkIntent = { kind: 'replace', from: OLD, to: NEW };
const add: BulkIntent = { kind: 'add', rule: NEW };
const remove: BulkIntent = { kind: 'remove', rule: OLD };

/** A plan in a line. */
const told = (plan: Plan): string => {
  if (plan.kind === 'impossible')
    return [`cannot: ${plan.why}`, ...plan.issues.map(({ code }) => code)].join(' ');
  const notes = plan.notes.map(({ code, rules }) => ` [${[code, ...rules].join(' ')}]`).join('');
  if (plan.kind === 'nothing') return `nothing: ${plan.why}${notes}`;
  const { change } = plan;
  const parts = [
    ...change.removeIpRules.map((rule) => `-${rule}`),
    ...change.addIpRules.map((rule) => `+${rule}`),
    ...Object.entries(change).flatMap(([key, value]) => (key.startsWith('set') ? [`${key}=${value}`] : [])),
  ];
  return parts.join(' ') + notes;
};

describe('one intent in one registry', () => {
  test.each<[string, Planned, BulkIntent, string]>([
    ['replaces', held(OLD, '40.1.1.1'), replace, `-${OLD} +${NEW}`],
    ['replaces every rule that equals it', held(OLD, `${OLD}/32`), replace, `-${OLD} +${NEW}`],
    [
      'only removes what its successor stands beside',
      held(OLD, NEW),
      replace,
      `-${OLD} [target_present ${NEW}]`,
    ],
    ['does not bring the new one where the old one is not', held('40.1.1.1'), replace, 'nothing: absent'],
    [
      'names a wider rule and leaves it',
      held('20.1.2.0/24'),
      replace,
      'nothing: absent [overlaps 20.1.2.0/24]',
    ],
    [
      'names overlapping ones beside it',
      held(OLD, '20.1.0.0/16', '51.0.0.0/8'),
      replace,
      `-${OLD} +${NEW} [overlaps 20.1.0.0/16] [covered 51.0.0.0/8]`,
    ],
    [
      'a range’s narrower rules stay',
      held('20.1.2.0/24', OLD),
      { kind: 'remove', rule: '20.1.2.0/24' },
      `-20.1.2.0/24 [overlaps ${OLD}]`,
    ],
    [
      'the replaced rule itself does not count as covering',
      held('51.0.0.0/8'),
      { kind: 'replace', from: '51.0.0.0/8', to: NEW },
      `-51.0.0.0/8 +${NEW}`,
    ],
    ['adds', held(OLD), add, `+${NEW}`],
    ['adds nothing twice', held(NEW), add, 'nothing: present'],
    ['says that rules are not in force', registry(registryIn('disabled')), add, `+${NEW} [inactive ${NEW}]`],
    ['removes', held(OLD), remove, `-${OLD}`],
    ['finds nothing to remove', held(), remove, 'nothing: absent'],
    ['sets a mode', held(), { kind: 'mode', mode: 'disabled' }, 'setMode=disabled'],
    ['leaves a mode that is so', held(), { kind: 'mode', mode: 'selected' }, 'nothing: present'],
    [
      'a Disabled beside Allow is Disabled',
      registry({ ...registryIn('disabled'), defaultAction: 'Allow' }),
      { kind: 'mode', mode: 'disabled' },
      'nothing: present',
    ],
    ['switches trusted services', held(), { kind: 'trusted', on: false }, 'setBypass=None'],
    ['compares Azure’s word without case', held(), { kind: 'trusted', on: true }, 'nothing: present'],
    ['switches Tasks', held(), { kind: 'tasks', on: true }, 'setTasksBypass=true'],
    [
      'a Tasks switch that is left out is off',
      registry(registryIn('selected', { tasksBypass: null })),
      { kind: 'tasks', on: false },
      'nothing: present',
    ],
    [
      'Basic takes no rules',
      registry(registryIn('all', { sku: 'Basic' })),
      add,
      'cannot: rules needs_premium',
    ],
    [
      'Basic cannot be closed',
      registry(registryIn('all', { sku: 'Basic' })),
      { kind: 'mode', mode: 'disabled' },
      'cannot: rules needs_premium',
    ],
    [
      'the export policy keeps it closed',
      registry(registryIn('disabled', { exportPolicy: 'disabled' })),
      { kind: 'mode', mode: 'all' },
      'cannot: rules export_policy',
    ],
    [
      'no room for another rule',
      registry(registryIn('selected', { ipRules: [OLD, '40.1.1.1'] }), { ipRuleLimit: 2 }),
      add,
      'cannot: rules ip_rule_limit',
    ],
    [
      'a full registry can still replace',
      registry(registryIn('selected', { ipRules: [OLD, '40.1.1.1'] }), { ipRuleLimit: 2 }),
      replace,
      `-${OLD} +${NEW}`,
    ],
    ['without the right', { ...held(OLD), right: 'missing' }, replace, 'cannot: forbidden'],
    ['an unread right is tried', { ...held(OLD), right: 'unknown' }, replace, `-${OLD} +${NEW}`],
    ['nothing to do needs no right', { ...held(), right: 'missing' }, replace, 'nothing: absent'],
    [
      'an unknown mode',
      registry({ ...registryIn('selected', { ipRules: [OLD] }), publicNetworkAccess: 'SecuredByPerimeter' }),
      replace,
      'cannot: unknown_mode',
    ],
  ])('%s', (_name, planned, intent, expected) => {
    expect(told(planIntent(planned, intent))).toBe(expected);
  });
});

describe('an intent by itself', () => {
  test.each<[BulkIntent, string]>([
    [{ kind: 'add', rule: '20.1.2.3' }, ''],
    [{ kind: 'add', rule: '10.0.0.0/8' }, 'rule private'],
    [{ kind: 'add', rule: '20.1.2.3/24' }, 'rule host_bits'],
    [{ kind: 'add', rule: '' }, 'rule empty'],
    [{ kind: 'remove', rule: '10.0.0.0/8' }, ''],
    [{ kind: 'remove', rule: 'x' }, 'rule not_an_address'],
    [{ kind: 'remove', rule: '1'.repeat(65) }, 'rule too_long'],
    [{ kind: 'replace', from: '20.1.2.3/32', to: '20.1.2.3' }, 'to same_rule'],
    [{ kind: 'replace', from: '', to: '::1' }, 'from empty, to ipv6'],
    [{ kind: 'mode', mode: 'all' }, ''],
  ])('%j', (intent, expected) => {
    expect(
      intentIssues(intent)
        .map(({ path, code }) => `${path} ${code}`)
        .join(', '),
    ).toBe(expected);
  });
  test('is compared in canonical form', () => {
    expect(canonicalIntent({ kind: 'replace', from: ' 20.1.2.3/32', to: '51.144.7.0/24 ' })).toEqual(replace);
  });
});

describe('laws', () => {
  test('asked twice, the second time there is nothing to do', () => {
    fc.assert(
      fc.property(someAccess, someIntent, (state, intent) => {
        const plan = planIntent(registry(state), intent);
        if (plan.kind !== 'change') return;
        const after = { ...state, ...apply(state, plan.change) };
        expect(planIntent(registry(after), intent).kind).toBe('nothing');
      }),
    );
  });
  test('replacing touches those two rules and nothing else', () => {
    fc.assert(
      fc.property(someAccess, someRule, someRule, (state, from, to) => {
        fc.pre(from !== to);
        const plan = planIntent(registry(state), { kind: 'replace', from, to });
        expect(plan.kind).toBe(state.ipRules.includes(from) ? 'change' : 'nothing');
        if (plan.kind !== 'change') return;
        const { ipRules, ...rest } = apply(state, plan.change);
        expect(new Set(ipRules)).toEqual(new Set([...state.ipRules.filter((one) => one !== from), to]));
        expect(state).toMatchObject(rest);
      }),
    );
  });
});
