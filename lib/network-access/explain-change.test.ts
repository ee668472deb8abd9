// Who loses and who gains by an edit, as the review tells it before anything is saved.
import { stdout } from 'node:process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explainChange } from './explain-change.ts';
import { countAddresses, countOutside, toRanges } from './ip-range.ts';
import { accessMode, modeFields } from './mode.ts';
import type { AccessMode, NetworkAccess } from './model.ts';
import { tally } from './testing/tally.ts';

const NONE = { pending: 0, approved: 0, rejected: 0, disconnected: 0, other: 0 };
const SUBNETS = ['snet-build', 'snet-agents'].map((id) => ({ id, action: 'Allow' }));

const registry = (
  mode: Exclude<AccessMode, 'unknown'>,
  ipRules: readonly string[] = [],
  more: Partial<NetworkAccess> = {},
): NetworkAccess => ({
  sku: 'Premium',
  ...modeFields(mode),
  ipRules,
  subnetRules: [],
  bypass: 'AzureServices',
  tasksBypass: true,
  connections: NONE,
  ...more,
});

const brief = (before: NetworkAccess, after: NetworkAccess) => {
  const meaning = explainChange(before, after);
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
    stay: ['rules 2', 'subnets 2', 'endpoints 3', 'trusted no', 'tasks no'],
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
    lose: ['rules 257 2', 'subnets 2'],
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

test('an unknown setting is not explained', () => {
  const odd = { ...registry('all'), publicNetworkAccess: 'SecuredByPerimeter' };
  expect(brief(odd, registry('selected'))).toEqual({
    lose: [],
    gain: [],
    stay: [],
    warnings: ['warning.unknownSetting'],
  });
});

test('losing one way is gaining the other way, and the numbers are those of the ranges', () => {
  const seen = tally('changes explained');
  const rule = fc.constantFrom(
    '20.0.0.0/24',
    '20.0.0.0/25',
    '20.0.0.128/26',
    '20.0.0.7',
    '20.0.1.0/24',
    '4.180.12.9',
  );
  const access = fc
    .record({
      mode: fc.constantFrom('all', 'selected', 'selected', 'disabled'),
      ipRules: fc.uniqueArray(rule),
    })
    .map(({ mode, ipRules }) => registry(mode, ipRules));
  fc.assert(
    fc.property(access, access, (before, after) => {
      const there = explainChange(before, after);
      const back = explainChange(after, before);
      const bare = (statements: typeof there.lose) =>
        statements.map(({ key, values: { why: _, ...rest } }) => ({
          key: key.replace(/\.(lose|gain)\./, '.'),
          rest,
        }));
      expect(bare(back.gain)).toEqual(bare(there.lose));
      expect(bare(back.lose)).toEqual(bare(there.gain));
      if (accessMode(before) === 'selected' && accessMode(after) === 'selected') {
        const [was, is] = [toRanges(before.ipRules), toRanges(after.ipRules)];
        const lost = there.lose.reduce((sum, { values }) => sum + Number(values['count'] ?? 1), 0);
        expect(lost).toBe(countOutside(was, is));
        expect(countAddresses(was) - lost + countOutside(is, was)).toBe(countAddresses(is));
      }
      seen.count(`${accessMode(before)} to ${accessMode(after)}`);
    }),
    { numRuns: 5_000 },
  );
  stdout.write(seen.report());
});
