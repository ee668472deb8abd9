// Generated registries, clients and roles: whether a pull is refused by the network (403), by the sign-in (401) or
// succeeds (200) is the same in the explainer's words and at the emulator's data plane with an identity's token.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainReach } from '#lib/network-access/reach/explain-reach.ts';
import { type Caller, createBench, type Settings } from '#lib/network-access/reach/testing/plane.ts';
import { caller, settings } from '#lib/network-access/reach/testing/samples.ts';
import {
  arrangeRoles,
  type Pull,
  prepare,
  pull,
  ROLE_IDS,
  type RoleName,
  rolesOf,
  SCOPES,
  type ScopeName,
  type SignedIn,
  whoOf,
} from './testing/signed-in.ts';

const signedIn: fc.Arbitrary<SignedIn> = fc.record({
  mode: fc.constantFrom('LegacyRegistryPermissions', 'AbacRepositoryPermissions'),
  anonymousPull: fc.oneof(
    { weight: 7, arbitrary: fc.constant(false) },
    { weight: 1, arbitrary: fc.constant(true) },
  ),
  held: fc.array(
    fc.record({
      role: fc.constantFrom(...(Object.keys(ROLE_IDS) as RoleName[])),
      at: fc.constantFrom(...(Object.keys(SCOPES) as ScopeName[])),
    }),
    { maxLength: 3 },
  ),
});
type Sample = readonly [settings: Settings, caller: Caller, signedIn: SignedIn];
const sample = fc.tuple(settings, caller, signedIn);

const SEED = 20261128;
const RUNS = 10_000;

function setUp() {
  const bench = createBench();
  prepare(bench);
  const roles = rolesOf(bench);
  const reach = ([now, from, who]: Sample) =>
    explainReach(bench.registry(now), bench.client(now, from), whoOf(roles, who));
  const truth = ([now, from, who]: Sample): Promise<Pull> => {
    bench.arrange(now);
    arrangeRoles(bench, who);
    return pull(bench, from);
  };
  return { reach, truth };
}

/** In the data plane's words; `unknown` equals nothing it can answer. */
function said({ reaches, pulls }: ReturnType<typeof explainReach>): Pull | 'unknown' {
  if (reaches === 'no') return 'refused';
  if (reaches === 'unknown' || pulls === 'unknown') return 'unknown';
  return pulls === 'yes' ? 'pulled' : 'unauthorized';
}

const STATUS = { refused: 403, unauthorized: 401, pulled: 200 } as const;

const classOf = ([, from, { mode, anonymousPull }]: Sample) =>
  `${mode.startsWith('Abac') ? 'ABAC' : 'legacy'}${anonymousPull ? ', anonymous' : ''}, ${from.from}`;

test('a pull with an identity ends as it is explained', { timeout: 120_000 }, async () => {
  const { reach, truth } = setUp();
  const counts = new Map<string, Record<Pull | 'disagreements', number>>();
  for (const given of fc.sample(sample, { numRuns: RUNS, seed: SEED })) {
    const real = await truth(given);
    const row = counts.get(classOf(given)) ?? { refused: 0, unauthorized: 0, pulled: 0, disagreements: 0 };
    row[real] += 1;
    if (said(reach(given)) !== real) row.disagreements += 1;
    counts.set(classOf(given), row);
  }
  const lines = [...counts]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, row]) => {
      const ends = (['refused', 'unauthorized', 'pulled'] as const).map(
        (end) => `${STATUS[end]} ${String(row[end]).padStart(5)}`,
      );
      return `${name.padEnd(28)} ${ends.join('  ')}  disagreements ${row.disagreements}`;
    });
  process.stdout.write(
    `${RUNS} registries, clients and identities, explainer and data plane:\n${lines.join('\n')}\n`,
  );
  expect([...counts.values()].reduce((sum, { disagreements }) => sum + disagreements, 0)).toBe(0);
  expect(counts.size).toBe(20);
  for (const [name, { refused, unauthorized, pulled }] of counts) {
    expect(refused, name).toBeGreaterThan(20);
    expect(pulled, name).toBeGreaterThan(20);
    // Where nobody has to sign in, no sign-in is refused.
    if (name.includes('anonymous')) expect(unauthorized, name).toBe(0);
    else expect(unauthorized, name).toBeGreaterThan(20);
  }
});

const roles =
  (change: (who: SignedIn) => Partial<SignedIn>) =>
  ([now, from, who]: Sample): Sample => [now, from, { ...who, ...change(who) }];
const instead = (from: RoleName, to: RoleName) =>
  roles(({ held }) => ({ held: held.map((one) => (one.role === from ? { ...one, role: to } : one)) }));
const elsewhere = (from: ScopeName, to: ScopeName) =>
  roles(({ held }) => ({ held: held.map((one) => (one.at === from ? { ...one, at: to } : one)) }));

/** What a defect would make of somebody's roles before deciding. */
const DEFECTS: Readonly<Record<string, (given: Sample) => Sample>> = {
  'the role mode is overlooked': roles(() => ({ mode: 'LegacyRegistryPermissions' })),
  'every registry counts by repository': roles(() => ({ mode: 'AbacRepositoryPermissions' })),
  'a role further up is overlooked': roles(({ held }) => ({
    held: held.filter(({ at }) => at === 'registry'),
  })),
  'roles at the root are overlooked': elsewhere('root', 'otherSubscription'),
  'the role of another registry counts': elsewhere('otherRegistry', 'registry'),
  'the role of another group counts': elsewhere('otherGroup', 'group'),
  'only the first role counts': roles(({ held }) => ({ held: held.slice(0, 1) })),
  'notActions are overlooked': instead('AllButPull', 'Owner'),
  'notDataActions are overlooked': instead('AllButContent', 'RepositoryReader'),
  'Contributor does not pull': instead('Contributor', 'AcrDelete'),
  'Reader does not pull': instead('Reader', 'AcrDelete'),
  'AcrDelete pulls': instead('AcrDelete', 'AcrPull'),
  'anonymous pull is overlooked': roles(() => ({ anonymousPull: false })),
  'nobody has to sign in': roles(() => ({ anonymousPull: true })),
};

describe.each(['the explainer', 'the data plane'] as const)('a planted error in %s is found', (side) => {
  test.each(Object.keys(DEFECTS))('%s', { timeout: 60_000 }, async (name) => {
    const spoil = DEFECTS[name] ?? ((given: Sample) => given);
    const { reach, truth } = setUp();
    let isFound = false;
    for (const given of fc.sample(sample, { numRuns: 1_000, seed: SEED })) {
      const [explained, real] = side === 'the explainer' ? [spoil(given), given] : [given, spoil(given)];
      isFound = said(reach(explained)) !== (await truth(real));
      if (isFound) break;
    }
    expect(isFound).toBe(true);
  });
});

test('the proposed role lets pull, at the data plane too; where none is missing none is proposed', {
  timeout: 60_000,
}, async () => {
  const { reach, truth } = setUp();
  const counts = { proposed: 0, none: 0 };
  for (const [now, from, who] of fc.sample(sample, { numRuns: 1_500, seed: SEED + 1 })) {
    const before = reach([now, from, who]);
    const needed = before.pulls === 'no';
    if (!needed) {
      expect(before.fix?.grant ?? null).toBeNull();
      counts.none += 1;
      continue;
    }
    expect(before.fix?.grant).toMatchObject({ kind: 'principal' });
    expect(before.fix?.say.map(({ key }) => key)).toContain('grantRole');
    const role = who.mode === 'LegacyRegistryPermissions' ? 'AcrPull' : 'RepositoryReader';
    const granted: Sample = [now, from, { ...who, held: [...who.held, { role, at: 'registry' }] }];
    expect(reach(granted).pulls).toBe('yes');
    if (before.reaches === 'yes') {
      counts.proposed += 1;
      expect(before.fix?.kind).toBe('grant');
      expect(await truth([now, from, who])).toBe('unauthorized');
      expect(await truth(granted)).toBe('pulled');
      expect(reach(granted).fix).toBeNull();
    }
  }
  process.stdout.write(`roles: ${counts.proposed} pulls by the proposed one, ${counts.none} needed none\n`);
  expect(counts.proposed).toBeGreaterThan(200);
});
