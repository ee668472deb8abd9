// Random registries and clients: the data plane against the truth table restated as prose in code, and proof that
// the comparison would notice: each planted defect must be caught.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Registry } from '#emulator/store/shapes.ts';
import {
  createTestPlane,
  NETWORK_BUILD,
  NETWORK_HUB,
  SUBNET_AGENTS,
  SUBNET_BUILD,
  SUBNET_TOOLS,
  type TestPlane,
} from './test-plane.ts';

const SERVICES = ['Defender', 'MachineLearning', 'Import', 'ContainerInstances', 'AppService'] as const;

type Settings = Pick<
  Registry,
  'publicNetworkAccess' | 'networkRuleBypassOptions' | 'networkRuleBypassAllowedForTasks'
> &
  Registry['networkRuleSet'] & { readonly endpoint: Registry['connections'][number]['status'] };

type Caller =
  | { readonly address: string }
  | { readonly subnet: string; readonly address: string }
  | { readonly vnet: string; readonly address: string }
  | { readonly trustedService: (typeof SERVICES)[number]; readonly address: string }
  | { readonly task: true; readonly identity: 'system' | 'user'; readonly address: string };

type Sample = { readonly settings: Settings; readonly caller: Caller; readonly tasksPass: boolean };

/** Octets from so small a choice that rules and addresses often meet. */
const octet = fc.constantFrom(0, 1, 127, 128, 255);
const address = fc.tuple(octet, octet).map(([third, fourth]) => `20.50.${third}.${fourth}`);
const rule = fc
  .tuple(octet, octet, fc.constantFrom(32, 31, 28, 25, 24, 23, 17, 16))
  .map(([third, fourth, bits]) => {
    const low = ((third * 256 + fourth) >> (32 - bits)) << (32 - bits);
    return `20.50.${low >> 8}.${low & 255}${bits === 32 ? '' : `/${bits}`}`;
  });
const subnet = fc.constantFrom(SUBNET_BUILD, SUBNET_AGENTS, SUBNET_TOOLS);

const settings: fc.Arbitrary<Settings> = fc.record({
  publicNetworkAccess: fc.constantFrom('Enabled', 'Enabled', 'Disabled'),
  defaultAction: fc.constantFrom('Deny', 'Deny', 'Allow'),
  ipRules: fc.uniqueArray(rule, { maxLength: 3 }),
  virtualNetworkRules: fc.uniqueArray(subnet, { maxLength: 2 }),
  networkRuleBypassOptions: fc.constantFrom('AzureServices', 'None'),
  networkRuleBypassAllowedForTasks: fc.boolean(),
  endpoint: fc.constantFrom('Approved', 'Approved', 'Pending', 'Rejected', 'Disconnected'),
});
const caller: fc.Arbitrary<Caller> = fc.oneof(
  fc.record({ address }),
  fc.record({ subnet, address }),
  fc.record({ vnet: fc.constantFrom(NETWORK_HUB, NETWORK_BUILD), address }),
  fc.record({ trustedService: fc.constantFrom(...SERVICES), address }),
  fc.record({ task: fc.constant(true as const), identity: fc.constantFrom('system', 'user'), address }),
);
const sample: fc.Arbitrary<Sample> = fc.record({ settings, caller, tasksPass: fc.boolean() });

type Outcome = 'in' | 'out';
type Verdict = { readonly outcome: Outcome; readonly because: string };

const verdict = (outcome: Outcome, because: string): Verdict => ({ outcome, because });

/** The table once more, read from right to left; shares nothing with decision.ts, not even the arithmetic. */
function restated({ settings: now, caller: who, tasksPass }: Sample): Verdict {
  if ('vnet' in who && who.vnet === NETWORK_HUB) {
    return verdict(now.endpoint === 'Approved' ? 'in' : 'out', `private endpoint ${now.endpoint}`);
  }
  const mode =
    now.publicNetworkAccess === 'Disabled' ? 'disabled' : now.defaultAction === 'Allow' ? 'all' : 'selected';
  if (mode === 'all') return verdict('in', 'all networks');

  if ('task' in who && who.identity === 'system') {
    if (now.networkRuleBypassOptions === 'None') return verdict('out', 'task, bypass none');
    if (!now.networkRuleBypassAllowedForTasks) return verdict('out', 'task, switch off');
    if (mode === 'disabled' || now.virtualNetworkRules.length === 0) return verdict('in', 'task, switch on');
    return verdict(tasksPass ? 'in' : 'out', `task beside subnet rules, unconfirmed ${tasksPass}`);
  }
  if ('trustedService' in who && who.trustedService !== 'AppService') {
    if (now.networkRuleBypassOptions === 'None') return verdict('out', 'trusted, bypass none');
    if (mode === 'disabled' || now.virtualNetworkRules.length === 0)
      return verdict('in', 'trusted, bypass on');
    return verdict('out', 'trusted beside subnet rules');
  }
  if (mode === 'disabled') return verdict('out', 'public access disabled');
  if ('subnet' in who && who.subnet !== SUBNET_TOOLS) {
    const named = now.virtualNetworkRules.includes(who.subnet);
    return verdict(named ? 'in' : 'out', named ? 'subnet named' : 'subnet not named');
  }
  const bits = binary(who.address);
  const held = now.ipRules.some((text) => {
    const [network = '', length = '32'] = text.split('/');
    return bits.startsWith(binary(network).slice(0, Number(length)));
  });
  return verdict(held ? 'in' : 'out', held ? 'address in a rule' : 'address in no rule');
}

function binary(text: string): string {
  return text
    .split('.')
    .map((part) => Number(part).toString(2).padStart(8, '0'))
    .join('');
}

function arrange(plane: TestPlane, { settings: now, tasksPass }: Sample): void {
  const { endpoint, defaultAction, ipRules, virtualNetworkRules, ...rest } = now;
  const connections = plane.registry().connections.map((item) => ({ ...item, status: endpoint }));
  plane.change({ ...rest, networkRuleSet: { defaultAction, ipRules, virtualNetworkRules }, connections });
  plane.world.settings.unconfirmed.tasksPassSubnetRules = tasksPass;
}

/** @param spoil what a defect would make of the state before deciding. */
async function judged(plane: TestPlane, given: Sample, spoil: (sample: Sample) => Sample): Promise<Outcome> {
  const spoilt = spoil(given);
  arrange(plane, spoilt);
  const { status } = await plane.ask(spoilt.caller);
  if (status === 401) return 'in';
  if (status === 403 || status === 504) return 'out';
  throw new Error(`answered ${status}`);
}

const SEED = 20261121;
const RUNS = 6_000;

test('every random state and client agrees with the table', async () => {
  const plane = createTestPlane();
  const counts = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(sample, async (given) => {
      const { outcome, because } = restated(given);
      counts.set(`${outcome}: ${because}`, (counts.get(`${outcome}: ${because}`) ?? 0) + 1);
      expect(await judged(plane, given, (same) => same), because).toBe(outcome);
    }),
    { numRuns: RUNS, seed: SEED },
  );
  const lines = [...counts].sort().map(([name, count]) => `${String(count).padStart(6)}  ${name}`);
  process.stdout.write(`${RUNS} states and clients by class:\n${lines.join('\n')}\n`);
  // No class may be missed because the generator stopped reaching it.
  expect(counts.size).toBe(18);
  expect(Math.min(...counts.values())).toBeGreaterThan(20);
}, 60_000);

describe('planted defects are caught', () => {
  const set =
    (change: (now: Settings) => Partial<Settings>) =>
    (given: Sample): Sample => ({ ...given, settings: { ...given.settings, ...change(given.settings) } });

  const DEFECTS: Readonly<Record<string, (given: Sample) => Sample>> = {
    'public access Disabled is overlooked': set(() => ({ publicNetworkAccess: 'Enabled' })),
    'Deny is overlooked': set(() => ({ defaultAction: 'Allow' })),
    'rules restrict under Allow': set((now) => (now.ipRules.length > 0 ? { defaultAction: 'Deny' } : {})),
    'rules apply while Disabled': set((now) =>
      now.ipRules.length > 0 ? { publicNetworkAccess: 'Enabled' } : {},
    ),
    'only the first IP rule counts': set((now) => ({ ipRules: now.ipRules.slice(0, 1) })),
    'ranges are one address': set((now) => ({
      ipRules: now.ipRules.map((text) => text.split('/')[0] ?? ''),
    })),
    'subnet rules are overlooked': set(() => ({ virtualNetworkRules: [] })),
    'one subnet rule lets all in': set((now) =>
      now.virtualNetworkRules.length > 0 ? { virtualNetworkRules: [SUBNET_BUILD, SUBNET_AGENTS] } : {},
    ),
    'bypass None is overlooked': set(() => ({ networkRuleBypassOptions: 'AzureServices' })),
    'the bypass is overlooked': set(() => ({ networkRuleBypassOptions: 'None' })),
    'the Tasks switch is overlooked': set(() => ({ networkRuleBypassAllowedForTasks: true })),
    'a request counts as approved': set((now) =>
      now.endpoint === 'Pending' ? { endpoint: 'Approved' } : {},
    ),
    'any endpoint counts as approved': set(() => ({ endpoint: 'Approved' })),
    'endpoints obey the public switch': set((now) =>
      now.publicNetworkAccess === 'Disabled' ? { endpoint: 'Rejected' } : {},
    ),
    'tasks always pass beside subnet rules': (given) => ({ ...given, tasksPass: true }),
    'every service is trusted': (given) =>
      'trustedService' in given.caller
        ? { ...given, caller: { ...given.caller, trustedService: 'Defender' } }
        : given,
    'any identity will do for a task': (given) =>
      'task' in given.caller ? { ...given, caller: { ...given.caller, identity: 'system' } } : given,
    'IP rules match behind a service endpoint': (given) =>
      'subnet' in given.caller ? { ...given, caller: { address: given.caller.address } } : given,
  };

  test.each(Object.keys(DEFECTS))('%s', async (name) => {
    const spoil = DEFECTS[name] ?? ((given: Sample) => given);
    const plane = createTestPlane();
    let disagreements = 0;
    for (const given of fc.sample(sample, { numRuns: RUNS, seed: SEED })) {
      if ((await judged(plane, given, spoil)) !== restated(given).outcome) disagreements += 1;
    }
    expect(disagreements).toBeGreaterThan(0);
  });
});
