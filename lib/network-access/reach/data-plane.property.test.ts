// Generated registries and clients: the explainer's verdict equals what the emulator's data plane does. Planted
// errors on either side must be found, or agreement would prove nothing.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apply } from '#lib/network-access/change.ts';
import type { NetworkAccess, PublicAccessChange } from '#lib/network-access/model.ts';
import { explainReach } from './explain-reach.ts';
import type { ReachRegistry } from './model.ts';
import { type Bench, type Caller, createBench, NETWORKS, type Settings } from './testing/plane.ts';
import { caller, settings } from './testing/samples.ts';

type Sample = readonly [settings: Settings, caller: Caller];
const sample = fc.tuple(settings, caller);

const SEED = 20261125;
const RUNS = 12_000;

type Explain = (settings: Settings, caller: Caller) => ReturnType<typeof explainReach>['reaches'];
const explainerOf =
  (bench: Bench): Explain =>
  (now, who) =>
    explainReach(bench.registry(now), bench.client(now, who)).reaches;

/** `mode client`, so that no class can silently stop being tried. */
function classOf([now, who]: Sample): string {
  const mode =
    now.publicNetworkAccess === 'Disabled' ? 'disabled' : now.defaultAction === 'Allow' ? 'all' : 'selected';
  const detail = who.from === 'network' ? (who.network === NETWORKS.hub ? ' with a zone' : ' without') : '';
  return `${mode}, ${who.from}${detail}`;
}

test('verdicts equal the data plane', { timeout: 120_000 }, async () => {
  const bench = createBench();
  const explain = explainerOf(bench);
  const counts = new Map<string, { yes: number; no: number; disagreements: number }>();
  for (const given of fc.sample(sample, { numRuns: RUNS, seed: SEED })) {
    const [now, who] = given;
    bench.arrange(now);
    const truth = await bench.ask(who);
    const row = counts.get(classOf(given)) ?? { yes: 0, no: 0, disagreements: 0 };
    row[truth] += 1;
    if (explain(now, who) !== truth) row.disagreements += 1;
    counts.set(classOf(given), row);
  }
  const lines = [...counts]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(
      ([name, { yes, no, disagreements }]) =>
        `${name.padEnd(30)} yes ${String(yes).padStart(5)}  no ${String(no).padStart(5)}  disagreements ${disagreements}`,
    );
  process.stdout.write(`${RUNS} registries and clients, explainer and data plane:\n${lines.join('\n')}\n`);
  expect([...counts.values()].reduce((sum, { disagreements }) => sum + disagreements, 0)).toBe(0);
  expect(counts.size).toBe(18);
  for (const [name, { yes, no }] of counts) {
    const isPublic = /address|subnet|without/.test(name);
    // Disabled refuses every public client, All networks only clients of a broken or unapproved private way.
    if (name.startsWith('disabled') && isPublic) expect(yes, name).toBe(0);
    else expect(yes, name).toBeGreaterThan(20);
    if (name.startsWith('all') && !name.includes('with a zone')) expect(no, name).toBe(0);
    else expect(no, name).toBeGreaterThan(20);
  }
});

const set =
  (change: (now: Settings) => Partial<Settings>) =>
  ([now, who]: Sample): Sample => [{ ...now, ...change(now) }, who];

/** What a defect would make of state and client before deciding. */
const DEFECTS: Readonly<Record<string, (given: Sample) => Sample>> = {
  'Disabled is overlooked': set(() => ({ publicNetworkAccess: 'Enabled' })),
  'Deny is overlooked': set(() => ({ defaultAction: 'Allow' })),
  'rules restrict under Allow': set(({ ipRules }) => (ipRules.length > 0 ? { defaultAction: 'Deny' } : {})),
  'only the first IP rule counts': set(({ ipRules }) => ({ ipRules: ipRules.slice(0, 1) })),
  'ranges are one address': set(({ ipRules }) => ({
    ipRules: ipRules.map((text) => text.split('/')[0] ?? ''),
  })),
  'subnet rules are overlooked': set(() => ({ subnetRules: [] })),
  'the bypass is overlooked': set(() => ({ bypass: 'None' })),
  'bypass None is overlooked': set(() => ({ bypass: 'AzureServices' })),
  'the Tasks switch is overlooked': set(() => ({ tasksBypass: true })),
  'a request counts as approved': set(({ status }) => (status === 'Pending' ? { status: 'Approved' } : {})),
  'a rejected endpoint counts as approved': set(({ status }) =>
    status === 'Rejected' ? { status: 'Approved' } : {},
  ),
  'a zone without a record is asked publicly': set(({ record, status }) =>
    record === 'missing' ? { status: status === 'Approved' ? 'none' : status } : {},
  ),
  'any private address is an endpoint': set(() => ({ record: 'own' })),
  'every service is trusted': ([now, who]) => [
    now,
    who.from === 'service' ? { ...who, service: 'Defender' } : who,
  ],
  'any identity will do for a task': ([now, who]) => [
    now,
    who.from === 'task' ? { ...who, identity: 'system' } : who,
  ],
  'IP rules match behind a service endpoint': ([now, who]) => [
    now,
    who.from === 'subnet' ? { from: 'address', address: who.egress } : who,
  ],
};

describe.each(['the explainer', 'the data plane'] as const)('a planted error in %s is found', (side) => {
  test.each(Object.keys(DEFECTS))('%s', { timeout: 60_000 }, async (name) => {
    const spoil = DEFECTS[name] ?? ((given: Sample) => given);
    const bench = createBench();
    const explain = explainerOf(bench);
    let isFound = false;
    for (const given of fc.sample(sample, { numRuns: 1_500, seed: SEED })) {
      const spoilt = spoil(given);
      const [now, who] = side === 'the data plane' ? spoilt : given;
      bench.arrange(now);
      isFound = (await bench.ask(who)) !== explain(...(side === 'the explainer' ? spoilt : given));
      if (isFound) break;
    }
    expect(isFound).toBe(true);
  });
});

/** Every single thing that a change consists of, left out in turn. */
function* smaller(change: PublicAccessChange): Generator<PublicAccessChange> {
  const { setMode, setBypass, setTasksBypass, setDataEndpoint, ...lists } = change;
  const switches = { setMode, setBypass, setTasksBypass, setDataEndpoint };
  const given = Object.entries(switches).filter(([, value]) => value !== undefined);
  for (const [left] of given)
    yield { ...lists, ...Object.fromEntries(given.filter(([key]) => key !== left)) };
  for (const [key, items] of Object.entries(lists))
    for (const item of items) yield { ...change, [key]: items.filter((other: string) => other !== item) };
}

test('the proposed change makes a yes, in the data plane too, and nothing smaller does', {
  timeout: 120_000,
}, async () => {
  const bench = createBench();
  const counts = { proposed: 0, elsewhere: 0 };
  for (const [now, who] of fc.sample(sample, { numRuns: 4_000, seed: SEED + 1 })) {
    const client = bench.client(now, who);
    const registry = bench.registry(now);
    const { reaches, fix } = explainReach(registry, client);
    if (reaches === 'yes') {
      expect(fix).toBeNull();
      continue;
    }
    expect(fix?.say.length, JSON.stringify([now, who])).toBeGreaterThan(0);
    if (fix?.kind !== 'public_access' || fix.change === null) {
      counts.elsewhere += 1;
      continue;
    }
    counts.proposed += 1;
    const changed = (change: PublicAccessChange): ReachRegistry => ({
      ...registry,
      access: { ...registry.access, ...apply(registry.access, change) } as NetworkAccess,
    });
    const after = changed(fix.change);
    expect(explainReach(after, client).reaches, JSON.stringify([now, who, fix])).toBe('yes');
    for (const less of smaller(fix.change))
      expect(explainReach(changed(less), client).reaches, JSON.stringify([now, who, less])).toBe('no');
    bench.arrange({
      ...now,
      publicNetworkAccess: after.access.publicNetworkAccess as Settings['publicNetworkAccess'],
      defaultAction: after.access.defaultAction as Settings['defaultAction'],
      ipRules: after.access.ipRules,
      subnetRules: (after.access.subnetRules ?? []).map(({ id }) => id),
      bypass: after.access.bypass as Settings['bypass'],
      tasksBypass: after.access.tasksBypass === true,
    });
    expect(await bench.ask(who), JSON.stringify([now, who, fix])).toBe('yes');
  }
  process.stdout.write(
    `refusals: ${counts.proposed} with a change of public access, ${counts.elsewhere} mended elsewhere\n`,
  );
  expect(counts.proposed).toBeGreaterThan(500);
  expect(counts.elsewhere).toBeGreaterThan(200);
});
