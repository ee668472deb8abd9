// Each guard: edits that need it, the nearest ones that must not ask, and that opening never asks for the name.
import { stdout } from 'node:process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apply } from './change.ts';
import { type GuardCode, guardsOf } from './guards.ts';
import { accessMode, modeFields } from './mode.ts';
import type { NetworkAccess } from './model.ts';
import { judgePaths } from './paths.ts';
import { edit, NO_CONNECTIONS as NONE, registryIn, subnetNamed } from './testing/states.ts';
import { tally } from './testing/tally.ts';

const OWN = '20.1.2.3';
const SUBNET = [{ id: subnetNamed('snet-build'), action: 'Allow' }];
const ENDPOINT = { connections: { ...NONE, approved: 1 } };
const open = registryIn('all', { tasksBypass: true });
/** Selected networks with one rule; Tasks and trusted services get in. */
const closed = registryIn('selected', { ipRules: ['52.174.9.0/24'], tasksBypass: true });
const off = modeFields('disabled');
const NO_BYPASS = { bypass: 'None', tasksBypass: false };
const three = ['20.1.2.3', '20.1.2.5', '52.174.9.0/24'];

const guards = (before: NetworkAccess, after: NetworkAccess, own: string | null = null) =>
  guardsOf(before, after, { ownAddress: own }).map(({ code, severity }) => `${severity} ${code}`);

type Edit = readonly [before: NetworkAccess, after: Partial<NetworkAccess>, ownAddress?: string];

test.each<[guard: string, needing: readonly Edit[], absent: readonly Edit[]]>([
  [
    'type nobody',
    [
      [open, modeFields('selected')],
      [closed, { ipRules: [] }],
      [closed, { ipRules: [], subnetRules: null }],
      [open, off],
      [closed, off],
      [{ ...closed, ipRules: [] }, off],
      [
        { ...closed, ...ENDPOINT },
        { ...off, connections: { ...NONE, other: 1 } },
      ],
    ],
    [
      [open, closed],
      [open, { ...modeFields('selected'), subnetRules: SUBNET }],
      [{ ...open, ...ENDPOINT }, modeFields('selected')],
      [{ ...open, ...ENDPOINT }, off],
      [{ ...closed, ipRules: [] }, { tasksBypass: false }],
      [{ ...closed, ...off }, { ipRules: [] }],
    ],
  ],
  [
    'type disabled',
    [
      [{ ...open, ...ENDPOINT }, off],
      [{ ...closed, ...ENDPOINT }, off],
    ],
    [
      [open, off],
      [{ ...closed, ...off, ...ENDPOINT }, { ipRules: [] }],
      [{ ...closed, ...off, ...ENDPOINT }, modeFields('selected')],
    ],
  ],
  [
    'type own_address',
    [
      [open, closed, OWN],
      [{ ...closed, ipRules: three }, { ipRules: three.slice(1) }, OWN],
      [{ ...closed, ipRules: ['20.1.2.0/24'] }, { ipRules: ['20.1.2.128/25'] }, OWN],
      [{ ...open, ...ENDPOINT }, off, OWN],
    ],
    [
      [open, closed],
      [open, { ...closed, ipRules: ['20.1.0.0/16'] }, OWN],
      [{ ...closed, ipRules: ['20.1.2.0/24'] }, { ipRules: ['20.1.2.0/25', '20.1.2.128/25'] }, OWN],
      [closed, { ipRules: ['4.0.0.1'] }, OWN],
      [closed, open, OWN],
      [open, closed, '52.174.9.9'],
    ],
  ],
  [
    'tick open_to_internet',
    [
      [closed, modeFields('all')],
      [{ ...closed, ...off }, modeFields('all')],
      [{ ...closed, publicNetworkAccess: 'SecuredByPerimeter' }, modeFields('all')],
    ],
    [
      [open, { ipRules: ['4.0.0.1'] }],
      [closed, off],
    ],
  ],
  [
    'tick last_rule',
    [
      [{ ...closed, ...ENDPOINT }, { ipRules: [] }],
      [{ ...closed, ipRules: [], subnetRules: SUBNET, ...ENDPOINT }, { subnetRules: [] }],
      [{ ...open, ...ENDPOINT }, modeFields('selected')],
    ],
    [
      [closed, { ipRules: [] }],
      [
        { ...closed, ...ENDPOINT },
        { ipRules: [], subnetRules: SUBNET },
      ],
      [
        { ...closed, ...off, ...ENDPOINT },
        { ...modeFields('selected'), ipRules: [] },
      ],
      [{ ...open, ...ENDPOINT, ipRules: ['4.0.0.1'] }, { ipRules: [] }],
    ],
  ],
  [
    'tick trusted_lose',
    [
      [closed, { bypass: 'None' }],
      [closed, { subnetRules: SUBNET }],
      [
        { ...open, ...NO_BYPASS },
        { ...closed, ...NO_BYPASS },
      ],
      [{ ...open, ...NO_BYPASS, ...ENDPOINT }, off],
      [{ ...closed, subnetRules: null }, { bypass: 'None' }],
    ],
    [
      [open, closed],
      [open, { bypass: 'None' }],
      [
        { ...closed, subnetRules: SUBNET },
        { subnetRules: SUBNET, bypass: 'None' },
      ],
      [closed, { tasksBypass: false }],
      [open, { ...closed, subnetRules: null }],
    ],
  ],
  [
    'tick tasks_lose',
    [
      [closed, { tasksBypass: false }],
      [closed, { bypass: 'None' }],
      [closed, { subnetRules: SUBNET }],
      [
        { ...open, tasksBypass: false },
        { ...closed, tasksBypass: false },
      ],
    ],
    [
      [open, closed],
      [open, { tasksBypass: false }],
      [
        { ...closed, ...NO_BYPASS },
        { ...NO_BYPASS, ipRules: ['4.0.0.1'] },
      ],
    ],
  ],
  [
    'tick half_of_rules',
    [
      [{ ...closed, ipRules: three }, { ipRules: ['20.1.2.3'] }],
      [{ ...open, ipRules: three }, { ipRules: [] }],
      [
        { ...closed, subnetRules: SUBNET },
        { ipRules: ['4.0.0.1'], subnetRules: [] },
      ],
      [{ ...closed, ipRules: ['20.1.2.3', 'odd'] }, { ipRules: ['4.0.0.1'] }],
    ],
    [
      [{ ...closed, ipRules: three }, { ipRules: three.slice(1) }],
      [{ ...closed, ipRules: [...three, '4.0.0.1'] }, { ipRules: three.slice(1) }],
      [closed, { ipRules: ['4.0.0.1'] }],
      // Merged: the same addresses.
      [{ ...closed, ipRules: ['20.1.2.2', '20.1.2.3'] }, { ipRules: ['20.1.2.2/31'] }],
      [{ ...closed, ipRules: three }, { ipRules: [] }],
    ],
  ],
  [
    'tick wide_range',
    [
      [closed, { ipRules: ['52.174.9.0/24', '2.0.0.0/7'] }],
      [{ ...closed, ...off, ...ENDPOINT }, { ipRules: ['2.0.0.0/7'] }],
    ],
    [
      [closed, { ipRules: ['52.174.9.0/24', '2.0.0.0/8'] }],
      [{ ...closed, ipRules: ['2.0.0.0/7'] }, { ipRules: ['2.0.0.0/7', '4.0.0.1'] }],
      [{ ...closed, ipRules: ['2.0.0.0/8', '3.0.0.0/8'] }, { ipRules: ['2.0.0.0/7'] }],
    ],
  ],
])('%s', (guard, needing, absent) => {
  for (const [before, after, own] of needing)
    expect(guards(before, { ...before, ...after }, own ?? null), JSON.stringify(after)).toContain(guard);
  const code = guard.split(' ')[1];
  for (const [before, after, own] of absent)
    expect(
      guards(before, { ...before, ...after }, own ?? null).map((text) => text.split(' ')[1]),
      JSON.stringify(after),
    ).not.toContain(code);
});

test('the gravest stands first, with what it is about', () => {
  const many = { ...closed, ipRules: three };
  expect(
    guardsOf(many, { ...many, ...off, ipRules: ['2.0.0.0/7'], bypass: 'None' }, { ownAddress: OWN }),
  ).toEqual([
    { code: 'nobody', severity: 'type', values: {} },
    { code: 'own_address', severity: 'type', values: { address: OWN } },
    { code: 'trusted_lose', severity: 'tick', values: { why: 'bypassOff' } },
    { code: 'tasks_lose', severity: 'tick', values: { why: 'bypassOff' } },
    { code: 'half_of_rules', severity: 'tick', values: { removed: 3, total: 3 } },
    { code: 'wide_range', severity: 'tick', values: { rule: '2.0.0.0/7', count: 1, addresses: 2 ** 25 } },
  ]);
  expect(guards(closed, closed, OWN)).toEqual([]);
});

/** Each lets in more than the one before. */
const MODES = ['disabled', 'selected', 'all'] as const;
const RULES = ['20.1.2.3', '20.1.2.0/24', '52.174.9.0/24', '2.0.0.0/7', '4.0.0.1'];
const state = fc
  .record({
    mode: fc.constantFrom(...MODES),
    ipRules: fc.subarray(RULES),
    subnetRules: fc.constantFrom([], SUBNET, null),
    bypass: fc.constantFrom('AzureServices', 'None'),
    tasksBypass: fc.boolean(),
    approved: fc.constantFrom(0, 0, 2),
  })
  .map(({ mode, approved, ...more }) => registryIn(mode, { ...more, connections: { ...NONE, approved } }));
const own = fc.constantFrom(null, OWN, '52.174.9.7', '9.9.9.9');

function lawOfOpening(guard: typeof guardsOf): string {
  const seen = tally('edits that only open');
  const cases = state.chain((before) =>
    fc.tuple(
      fc.constant(before),
      fc.subarray(RULES),
      fc.constantFrom(undefined, ...MODES),
      fc.boolean(),
      own,
    ),
  );
  fc.assert(
    fc.property(cases, ([before, addIpRules, mode, widen, ownAddress]) => {
      const was = (MODES as readonly string[]).indexOf(accessMode(before));
      const setMode = mode !== undefined && MODES.indexOf(mode) >= was ? { setMode: mode } : {};
      const switches = widen ? ({ setBypass: 'AzureServices', setTasksBypass: true } as const) : {};
      const after = { ...before, ...apply(before, edit({ ...setMode, ...switches, addIpRules })) };
      const found = guard(before, after, { ownAddress });
      expect(found.filter(({ severity }) => severity === 'type')).toEqual([]);
      seen.count(...(found.length === 0 ? ['no guard'] : found.map(({ code }) => code)));
    }),
    { numRuns: 10_000 },
  );
  return seen.report();
}

/** Whatever the edit: each guard is there exactly when the truth table changes as its name says. */
function lawOfTruth(guard: typeof guardsOf): string {
  const seen = tally('edits guarded');
  fc.assert(
    fc.property(state, state, own, (before, other, ownAddress) => {
      const after = { ...other, connections: before.connections };
      const found = new Map(guard(before, after, { ownAddress }).map((it) => [it.code, it]));
      const [was, is] = [judgePaths(before), judgePaths(after)];
      const lost = (kind: 'trusted' | 'tasks') => was[kind].reaches !== 'no' && is[kind].reaches === 'no';
      expect(found.has('trusted_lose')).toBe(lost('trusted'));
      expect(found.has('tasks_lose')).toBe(lost('tasks'));
      const opens = was.internet.reaches === 'no' && is.internet.reaches === 'yes';
      expect(found.has('open_to_internet')).toBe(opens);
      const anyone = (ruling: typeof was) =>
        (['internet', 'addresses', 'subnets', 'endpoints'] as const).some(
          (kind) => ruling[kind].reaches === 'yes',
        );
      if (anyone(was) && !anyone(is)) expect([...found.keys()][0]).toBe('nobody');
      if (anyone(is)) expect(found.has('nobody')).toBe(false);
      if (found.has('own_address')) expect(is.internet.reaches).toBe('no');
      if (was.internet.reaches === 'yes' && is.internet.reaches === 'no' && after.ipRules.length === 0)
        expect(found.has('own_address')).toBe(ownAddress !== null);
      seen.count(...(found.size === 0 ? ['no guard'] : found.keys()));
    }),
    { numRuns: 10_000 },
  );
  return seen.report();
}

test('an edit that only opens never asks for the name', () => stdout.write(lawOfOpening(guardsOf)));
test('guards say what the truth table says', () => stdout.write(lawOfTruth(guardsOf)));

const without =
  (code: GuardCode): typeof guardsOf =>
  (...edit) =>
    guardsOf(...edit).filter((guard) => guard.code !== code);

test.each<[defect: string, guard: typeof guardsOf, law: (guard: typeof guardsOf) => unknown]>([
  ['nobody never said', without('nobody'), lawOfTruth],
  ['services never said', without('trusted_lose'), lawOfTruth],
  ['Tasks never said', without('tasks_lose'), lawOfTruth],
  ['own address never said', without('own_address'), lawOfTruth],
  ['before and after swapped', (before, after, context) => guardsOf(after, before, context), lawOfOpening],
  [
    'opening asks for the name',
    (...edit) => guardsOf(...edit).map((guard) => ({ ...guard, severity: 'type' })),
    lawOfOpening,
  ],
])('a planted defect is caught: %s', (_defect, guard, law) => {
  expect(() => law(guard)).toThrow();
});
