// The order of an edit's steps: stopping in between cuts off nobody who stays and lets in nobody who does not.
import { stdout } from 'node:process';
import { containsCidr } from 'cidr-tools';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apply, countChanges, diff } from '#lib/network-access/change.ts';
import { accessMode } from '#lib/network-access/mode.ts';
import type { NetworkAccess } from '#lib/network-access/model.ts';
import { NO_CONNECTIONS, registryIn, subnetNamed } from '#lib/network-access/testing/states.ts';
import { tally } from '#lib/network-access/testing/tally.ts';
import { azSteps } from './az-steps.ts';

const RULES = ['20.0.0.0/24', '20.0.0.0/25', '20.0.0.128/25', '20.0.0.7', '4.180.12.9'];
const SUBNETS = ['a', 'b'].map(subnetNamed);
const ADDRESSES = ['20.0.0.7', '20.0.0.99', '20.0.0.200', '4.180.12.9', '9.9.9.9'];

const state = fc
  .record({
    mode: fc.constantFrom('all', 'selected', 'selected', 'disabled'),
    ipRules: fc.shuffledSubarray(RULES),
    subnets: fc.subarray(SUBNETS),
    bypass: fc.constantFrom('AzureServices', 'None'),
    tasksBypass: fc.boolean(),
    dataEndpointEnabled: fc.boolean(),
    allowBelow: fc.boolean(),
  })
  .map(({ mode, subnets, allowBelow, ...more }) => ({
    ...registryIn(mode, { ...more, subnetRules: subnets.map((id) => ({ id, action: 'Allow' })) }),
    // What Azure holds below Disabled may be either.
    ...(mode === 'disabled' && allowBelow ? { defaultAction: 'Allow' } : {}),
    connections: NO_CONNECTIONS,
  }));

const CONTAINED = new Set(
  RULES.flatMap((rule) =>
    ADDRESSES.filter((address) =>
      containsCidr([rule.includes('/') ? rule : `${rule}/32`], [`${address}/32`]),
    ).map((address) => `${address} in ${rule}`),
  ),
);

/** Who gets in, written from the documented table and not from paths.ts. */
function whoGetsIn({ publicNetworkAccess, defaultAction, ipRules, subnetRules, ...it }: NetworkAccess) {
  const off = publicNetworkAccess === 'Disabled';
  const open = !off && defaultAction === 'Allow';
  const rules = off ? [] : ipRules;
  const subnets = off ? [] : (subnetRules ?? []).map(({ id }) => id);
  const trusted = it.bypass === 'AzureServices' && subnets.length === 0;
  return new Set([
    ...ADDRESSES.filter((address) => open || rules.some((rule) => CONTAINED.has(`${address} in ${rule}`))),
    ...SUBNETS.filter((id) => open || subnets.includes(id)),
    ...(open || trusted ? ['trusted services'] : []),
    ...(open || (trusted && it.tasksBypass === true) ? ['Tasks'] : []),
  ]);
}

const clients = [...ADDRESSES, ...SUBNETS, 'trusted services', 'Tasks'];

function lawOfOrder(order: typeof azSteps): string {
  const seen = tally('edits in steps');
  fc.assert(
    fc.property(state, state, (before, wish) => {
      const change = diff(before, wish);
      const steps = order(before, change);
      const [first, last] = [whoGetsIn(before), whoGetsIn({ ...before, ...apply(before, change) })];
      let current: NetworkAccess = before;
      for (const step of steps) {
        expect(countChanges(step)).toBeGreaterThan(0);
        current = { ...current, ...apply(current, step) };
        const now = whoGetsIn(current);
        const wrong = clients.filter(
          (client) => first.has(client) === last.has(client) && now.has(client) !== first.has(client),
        );
        expect(wrong, JSON.stringify(step)).toEqual([]);
      }
      const { ipRules, ...fields } = { ...before, ...apply(before, change) };
      expect({ ...current, ipRules: current.ipRules.toSorted() }).toEqual({
        ...fields,
        ipRules: ipRules.toSorted(),
      });
      seen.count(`${accessMode(before)} to ${accessMode(current)}`, `${Math.min(steps.length, 8)} steps`);
    }),
    { numRuns: 10_000 },
  );
  return seen.report();
}

test('no step cuts off who stays, none lets in who does not', () => {
  stdout.write(lawOfOrder(azSteps));
});

const isRule = (step: ReturnType<typeof azSteps>[number]) =>
  [step.addIpRules, step.removeIpRules, step.addSubnetRules, step.removeSubnetRules].some(
    (list) => list.length > 0,
  );
/** A stable sort: what answers true comes first. */
const sorted =
  (isFirst: (step: ReturnType<typeof azSteps>[number]) => boolean): typeof azSteps =>
  (...edit) =>
    azSteps(...edit).toSorted((a, b) => Number(isFirst(b)) - Number(isFirst(a)));

test.each<[defect: string, order: typeof azSteps]>([
  ['the mode always first', sorted(({ setMode }) => setMode !== undefined)],
  ['rules always first', sorted(isRule)],
  ['removals first', sorted((step) => step.removeIpRules.length + step.removeSubnetRules.length > 0)],
  ['the Tasks switch always last', sorted(({ setTasksBypass }) => setTasksBypass === undefined)],
  ['the Tasks switch always first', sorted(({ setTasksBypass }) => setTasksBypass !== undefined)],
  ['reversed', (...edit) => azSteps(...edit).toReversed()],
  ['a step forgotten', (...edit) => azSteps(...edit).slice(1)],
])('a planted defect is caught: %s', (_defect, order) => {
  expect(() => lawOfOrder(order)).toThrow();
});
