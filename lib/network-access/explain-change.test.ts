// Who loses and who gains by an edit, as the review tells it before anything is saved.
import { stdout } from 'node:process';
import { containsCidr, excludeCidr, mergeCidr, parseCidr } from 'cidr-tools';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ChangeContext } from './change-warnings.ts';
import { explainChange } from './explain-change.ts';
import { accessMode, modeFields } from './mode.ts';
import type { AccessMode, NetworkAccess } from './model.ts';
import { judgePaths } from './paths.ts';
import { NO_CONNECTIONS as NONE, registryIn, subnetNamed } from './testing/states.ts';
import { tally } from './testing/tally.ts';

const subnets = (...names: readonly string[]) =>
  names.map((name) => ({ id: subnetNamed(name), action: 'Allow' }));
const SUBNETS = subnets('snet-build', 'snet-agents');
const BOTH = 'vnet-build/snet-build, vnet-build/snet-agents 0';

const registry = (
  mode: Exclude<AccessMode, 'unknown'>,
  ipRules: readonly string[] = [],
  more: Partial<NetworkAccess> = {},
): NetworkAccess => registryIn(mode, { ipRules, tasksBypass: true, ...more });

const brief = (before: NetworkAccess, after: NetworkAccess, context?: ChangeContext) => {
  const meaning = explainChange(before, after, context);
  return Object.fromEntries(
    Object.entries(meaning).map(([part, statements]) => [
      part,
      statements.map(({ key, values }) =>
        [key.replace('change.', '').replace(`${part}.`, ''), ...Object.values(values)].join(' '),
      ),
    ]),
  );
};

test('the review of the design: three rules come, one goes', () => {
  const kept = ['20.50.2.0/28', '40.68.37.158'];
  const before = registry('selected', [...kept, '52.174.9.0/24'], {
    connections: { ...NONE, approved: 3 },
    subnetRules: SUBNETS,
  });
  const after = { ...before, ipRules: [...kept, '20.71.32.0/27', '20.71.33.4', '20.126.100.0/28'] };
  expect(brief(before, after)).toEqual({
    lose: ['range 52.174.9.0/24 256 256'],
    gain: ['range 20.71.32.0/27 32 32', 'range 20.126.100.0/28 16 16', 'address 20.71.33.4'],
    stay: ['rules 2', `subnets 2 ${BOTH}`, 'endpoints 3', 'trusted no', 'tasks no'],
    warnings: [],
  });
});

test('closing to two addresses: everyone else loses, trusted services stay, Tasks need their switch', () => {
  const before = registry('all', [], { tasksBypass: false });
  const after = { ...before, ...modeFields('selected'), ipRules: ['20.1.2.3', '20.1.2.4'] };
  expect(brief(before, after)).toEqual({
    lose: ['internetExcept 2 2 20.1.2.3', 'tasks tasksOff'],
    gain: [],
    stay: ['trusted yes'],
    warnings: [],
  });
  expect(brief(after, before)).toEqual({
    lose: [],
    gain: ['internetExcept 2 2 20.1.2.3', 'tasks'],
    stay: ['trusted yes'],
    warnings: ['warning.openToInternet'],
  });
});

test('closing to nobody says that nobody gets in', () => {
  expect(brief(registry('all'), registry('selected'))).toMatchObject({
    lose: ['internet'],
    warnings: ['warning.noWayIn'],
  });
  const endpoint = { connections: { ...NONE, approved: 1 } };
  expect(brief(registry('all', [], endpoint), registry('selected', [], endpoint))).toMatchObject({
    lose: ['internet'],
    warnings: ['warning.noPublicAddress'],
  });
  expect(
    brief(registry('all', [], { subnetRules: null }), registry('selected', [], { subnetRules: null }))
      .warnings,
  ).toEqual(['warning.subnetsUnread', 'warning.trustedUnknown', 'warning.tasksUnknown']);
});

test('disabling says what stops besides pulls', () => {
  const before = registry('selected', ['20.1.2.3', '52.174.9.0/24'], {
    subnetRules: SUBNETS,
    connections: { ...NONE, approved: 1 },
  });
  expect(brief(before, { ...before, ...modeFields('disabled') })).toEqual({
    lose: ['rules 257 2', `subnets 2 ${BOTH}`],
    gain: ['trusted', 'tasks'],
    stay: ['rulesKept 4', 'endpoints 1'],
    warnings: [
      'warning.disabledListing',
      'warning.disabledAgents',
      'warning.disabledBuild',
      'warning.disabledServiceEndpoints',
    ],
  });
  expect(brief(registry('all'), registry('disabled')).warnings).toEqual([
    'warning.noWayIn',
    'warning.disabledListing',
    'warning.disabledAgents',
    'warning.disabledBuild',
  ]);
});

test('opening with rules left says that they restrict nobody', () => {
  expect(brief(registry('disabled', ['20.1.2.3']), registry('all', ['20.1.2.3']))).toMatchObject({
    gain: ['internet'],
    warnings: ['warning.openToInternet', 'warning.rulesInactive 1'],
  });
  expect(brief(registry('disabled', ['20.1.2.3']), registry('selected', ['20.1.2.3'])).gain).toEqual([
    'address 20.1.2.3',
  ]);
});

test('overlaps are counted, not guessed', () => {
  const wide = registry('selected', ['20.0.0.0/24', '20.0.0.7']);
  expect(brief(wide, registry('selected', ['20.0.0.0/24']))).toMatchObject({
    lose: [],
    stay: ['rules 1', 'stillCovered 20.0.0.7', 'trusted yes', 'tasks yes'],
  });
  expect(brief(wide, registry('selected', ['20.0.0.7']))).toMatchObject({
    lose: ['part 20.0.0.0/24 255 256'],
  });
  expect(brief(registry('selected', ['20.0.0.0/24']), wide)).toMatchObject({
    gain: [],
    stay: ['rules 1', 'alreadyCovered 20.0.0.7', 'trusted yes', 'tasks yes'],
  });
  expect(brief(wide, registry('selected', ['4.0.0.1'])).lose).toEqual(['range 20.0.0.0/24 256 256']);
  expect(
    brief(registry('selected', ['4.0.0.1']), registry('selected', ['4.0.0.1', '2.0.0.0/7'])).warnings,
  ).toEqual(['warning.wideRange 2.0.0.0/7 33554432']);
});

test('subnets are told by name', () => {
  const before = registry('selected', [], { subnetRules: SUBNETS, bypass: 'None' });
  const ids = subnets('snet-build', 'snet-web');
  // Another spelling of the same id is the same subnet.
  const after = { ...before, subnetRules: ids.map(({ id }) => ({ id: id.toUpperCase(), action: 'Allow' })) };
  expect(brief(before, after)).toMatchObject({
    lose: ['subnet vnet-build/snet-agents'],
    gain: ['subnet VNET-BUILD/SNET-WEB'],
    stay: ['subnets 1 vnet-build/snet-build 0', 'trusted no', 'tasks no'],
  });
  const many = { ...before, subnetRules: subnets('a', 'b', 'c', 'd', 'e') };
  expect(brief(many, { ...many, ...modeFields('disabled') }).lose).toEqual([
    'subnets 5 vnet-build/a, vnet-build/b, vnet-build/c 2',
  ]);
  expect(brief(before, { ...before, subnetRules: [{ id: 'odd', action: 'Allow' }] }).gain).toEqual([
    'subnet odd',
  ]);
});

test('coming back from Disabled says that Deny remains', () => {
  const disabled = registry('disabled', ['20.1.2.3'], { subnetRules: SUBNETS });
  expect(brief(disabled, { ...disabled, ...modeFields('selected') })).toMatchObject({
    gain: ['address 20.1.2.3', `subnets 2 ${BOTH}`],
    warnings: ['warning.denyRemains 3'],
  });
  const empty = registry('disabled', [], { connections: { ...NONE, approved: 1 } });
  expect(brief(empty, { ...empty, ...modeFields('selected') }).warnings).toEqual(['warning.denyRemains 0']);
  const alone = registry('disabled');
  expect(brief(alone, registry('selected')).warnings).toEqual(['warning.noWayIn', 'warning.denyRemains 0']);
  expect(brief(disabled, { ...disabled, ...modeFields('all') }).warnings).not.toContain(
    'warning.denyRemains 3',
  );
});

test('the exception: on, off, and void beside subnet rules', () => {
  const before = registry('selected', ['20.1.2.3']);
  expect(brief(before, { ...before, bypass: 'None' }).lose).toEqual(['trusted bypassOff', 'tasks bypassOff']);
  expect(brief({ ...before, bypass: 'None' }, before).gain).toEqual(['trusted', 'tasks']);
  expect(brief(before, { ...before, subnetRules: SUBNETS })).toMatchObject({
    lose: ['trusted bypassVoid', 'tasks tasksVoid'],
    warnings: [],
  });
  const closed = { ...before, subnetRules: SUBNETS, bypass: 'None' };
  expect(brief(closed, { ...closed, bypass: 'AzureServices' })).toMatchObject({
    lose: [],
    gain: [],
    warnings: ['warning.bypassVoid'],
  });
});

test('the Tasks switch: on, off, and what keeps it from having an effect', () => {
  const off = registry('selected', ['20.1.2.3'], { tasksBypass: false });
  expect(brief(off, { ...off, tasksBypass: true })).toMatchObject({ gain: ['tasks'], warnings: [] });
  expect(brief({ ...off, tasksBypass: true }, off).lose).toEqual(['tasks tasksOff']);
  const none = { ...off, bypass: 'None' };
  expect(brief(none, { ...none, tasksBypass: true }).warnings).toEqual(['warning.tasksNeedBypass']);
  const subnet = { ...off, subnetRules: SUBNETS };
  expect(brief(subnet, { ...subnet, tasksBypass: true }).warnings).toEqual(['warning.tasksVoid']);
});

test('subnet rules come beside private endpoints', () => {
  const before = registry('selected', ['20.1.2.3'], {
    connections: { ...NONE, approved: 2 },
    bypass: 'None',
  });
  const after = { ...before, subnetRules: SUBNETS };
  expect(brief(before, after).warnings).toEqual(['warning.subnetsAndEndpoints 2 2']);
  expect(brief(after, { ...after, ipRules: [] }).warnings).toEqual([]);
  expect(brief({ ...before, connections: NONE }, { ...after, connections: NONE }).warnings).toEqual([]);
});

test('data endpoints: which hosts a client’s own firewall must let through', () => {
  const off = registry('all');
  const on = { ...off, dataEndpointEnabled: true };
  const dataHosts = ['cr.westeurope.data.azurecr.io', 'cr.northeurope.data.azurecr.io'];
  expect(brief(off, on, { dataHosts }).warnings).toEqual([
    'warning.dataEndpointOn yes cr.westeurope.data.azurecr.io 1',
  ]);
  expect(brief(off, on).warnings).toEqual(['warning.dataEndpointOn no  0']);
  expect(brief(on, off).warnings).toEqual(['warning.dataEndpointOff 0']);
  expect(brief(on, on, { dataHosts }).warnings).toEqual([]);
});

test('an unknown setting is not explained', () => {
  const odd = { ...registry('all'), publicNetworkAccess: 'SecuredByPerimeter' };
  expect(brief(odd, registry('selected'))).toEqual({
    lose: [],
    gain: [],
    stay: [],
    warnings: ['warning.unknownSetting'],
  });
});

const RULES = ['20.0.0.0/24', '20.0.0.0/25', '20.0.0.128/26', '20.0.0.7', '20.0.1.0/24', '4.180.12.9'];
const state = fc
  .record({
    mode: fc.constantFrom('all', 'selected', 'selected', 'selected', 'disabled'),
    ipRules: fc.shuffledSubarray(RULES),
    subnetRules: fc.oneof(
      { weight: 5, arbitrary: fc.subarray(subnets('a', 'b', 'c', 'd')) },
      { weight: 1, arbitrary: fc.constant(null) },
    ),
    bypass: fc.constantFrom('AzureServices', 'None'),
    tasksBypass: fc.constantFrom(true, false, null),
    dataEndpointEnabled: fc.boolean(),
  })
  .map(({ mode, ...more }) => registryIn(mode, more));
const own = fc.constantFrom(null, '20.0.0.7', '20.0.0.200', '9.9.9.9');

const cidr = (rule: string) => (rule.includes('/') ? rule : `${rule}/32`);
const sizeOf = (list: readonly string[]) =>
  list.reduce((sum, text) => sum + Number(parseCidr(text).end - parseCidr(text).start) + 1, 0);
/** Addresses of `a` outside `b`, by the independent library. */
const outside = (a: readonly string[], b: readonly string[]) =>
  a.length === 0 ? 0 : sizeOf(mergeCidr(excludeCidr(a.map(cidr), b.map(cidr))));

const sizeOutside = (a: ReadonlySet<unknown>, b: ReadonlySet<unknown>) =>
  [...a].filter((it) => !b.has(it)).length;

/** What is said agrees with the truth table before and after, and its numbers with exact set arithmetic. */
function lawOfMeaning(explain: typeof explainChange): string {
  const seen = tally('changes explained');
  fc.assert(
    fc.property(state, state, own, (before, after, ownAddress) => {
      const { lose, gain, stay, warnings } = explain(before, after, { ownAddress });
      const [was, is] = [judgePaths(before), judgePaths(after)];
      const [from, to] = [accessMode(before), accessMode(after)];
      const says = (list: typeof lose, key: string) => list.some((it) => it.key === `change.${key}`);

      for (const kind of ['trusted', 'tasks'] as const) {
        const [a, b] = [was[kind].reaches, is[kind].reaches];
        expect(says(lose, `lose.${kind}`)).toBe(a === 'yes' && b === 'no');
        expect(says(gain, `gain.${kind}`)).toBe(a === 'no' && b === 'yes');
        expect(says(stay, `stay.${kind}`)).toBe(a === b && a !== 'unknown');
        expect(says(warnings, `warning.${kind}Unknown`)).toBe(
          a !== b && (a === 'unknown' || b === 'unknown'),
        );
      }

      const everyone = (list: typeof lose, verb: string) =>
        says(list, `${verb}.internet`) || says(list, `${verb}.internetExcept`);
      expect(everyone(lose, 'lose')).toBe(was.internet.reaches === 'yes' && is.internet.reaches === 'no');
      expect(everyone(gain, 'gain')).toBe(was.internet.reaches === 'no' && is.internet.reaches === 'yes');

      const rulesOf = (access: NetworkAccess) => (accessMode(access) === 'selected' ? access.ipRules : []);
      const counted = (list: typeof lose) =>
        list
          .filter(({ key }) => /\.(address|range|part|rules)$/.test(key))
          .reduce((sum, { values }) => sum + Number(values['count'] ?? 1), 0);
      if (from !== 'all' && to !== 'all') {
        expect(counted(lose)).toBe(outside(rulesOf(before), rulesOf(after)));
        expect(counted(gain)).toBe(outside(rulesOf(after), rulesOf(before)));
      }
      const except = [...lose, ...gain].find(({ key }) => key.endsWith('.internetExcept'));
      if (except)
        expect(except.values['count']).toBe(outside(from === 'all' ? after.ipRules : before.ipRules, []));

      if (before.subnetRules !== null && after.subnetRules !== null) {
        const named = (access: NetworkAccess) =>
          new Set(accessMode(access) === 'disabled' ? [] : access.subnetRules?.map(({ id }) => id));
        const total = (list: typeof lose, verb: string) =>
          list
            .filter(({ key }) => key === `change.${verb}.subnet` || key === `change.${verb}.subnets`)
            .reduce((sum, { values }) => sum + Number(values['count'] ?? 1), 0);
        const [a, b] = [named(before), named(after)];
        if (to !== 'all') expect(total(lose, 'lose')).toBe(sizeOutside(a, b));
        if (from !== 'all') expect(total(gain, 'gain')).toBe(sizeOutside(b, a));
        expect(total(stay, 'stay')).toBe(a.size - sizeOutside(a, b));
      }

      const mine = (access: NetworkAccess) =>
        ownAddress !== null &&
        (accessMode(access) === 'all' ||
          rulesOf(access).some((rule) => containsCidr([cidr(rule)], [cidr(ownAddress)])));
      expect(says(lose, 'lose.ownAddress')).toBe(mine(before) && !mine(after));
      expect(says(gain, 'gain.ownAddress')).toBe(!mine(before) && mine(after));
      expect(says(stay, 'stay.ownAddress')).toBe(mine(before) && mine(after));

      seen.count(
        `${from} to ${to}`,
        ...[...lose, ...gain].map(({ key }) => key.replace('change.', '')),
        ...(lose.length + gain.length === 0 ? ['nobody moves'] : []),
      );
    }),
    { numRuns: 10_000 },
  );
  return seen.report();
}

test('statements agree with the truth table, numbers with the library', () => {
  stdout.write(lawOfMeaning(explainChange));
});

/** The way back is the way there, turned round. */
function lawOfReturn(explain: typeof explainChange): void {
  fc.assert(
    fc.property(state, state, own, (before, after, ownAddress) => {
      const there = explain(before, after, { ownAddress });
      const back = explain(after, before, { ownAddress });
      const bare = (statements: typeof there.lose) =>
        statements.map(({ key, values: { why: _, ...rest } }) => ({
          key: key.replace(/\.(lose|gain)\./, '.'),
          rest,
        }));
      expect(bare(back.gain)).toEqual(bare(there.lose));
      expect(bare(back.lose)).toEqual(bare(there.gain));
    }),
    { numRuns: 3_000 },
  );
}

test('losing one way is gaining the other way', () => lawOfReturn(explainChange));

const dropping =
  (key: string): typeof explainChange =>
  (...edit) => {
    const { lose, ...others } = explainChange(...edit);
    return { ...others, lose: lose.filter((it) => it.key !== `change.${key}`) };
  };

test.each<[defect: string, explain: typeof explainChange, law: (explain: typeof explainChange) => unknown]>([
  ['losses of Tasks forgotten', dropping('lose.tasks'), lawOfMeaning],
  ['own address forgotten', dropping('lose.ownAddress'), lawOfMeaning],
  ['a lost subnet forgotten', dropping('lose.subnet'), lawOfMeaning],
  [
    'addresses that other rules still let in counted as lost',
    (before, after, context) => {
      const kept = { ...after, ipRules: after.ipRules.filter((rule) => before.ipRules.includes(rule)) };
      return { ...explainChange(before, after, context), lose: explainChange(before, kept, context).lose };
    },
    lawOfMeaning,
  ],
  [
    'only the mode looked at',
    (before, after, context) => explainChange(before, { ...after, bypass: before.bypass }, context),
    lawOfMeaning,
  ],
  [
    'gains told as losses',
    (...edit) => {
      const { gain, ...others } = explainChange(...edit);
      return { ...others, gain: [], lose: [...others.lose, ...gain] };
    },
    lawOfReturn,
  ],
])('a planted defect is caught: %s', (_defect, explain, law) => {
  expect(() => law(explain)).toThrow();
});
