// What the judge of the lost-updates rounds holds against whom: a round in which everything was told.
import { expect, test } from 'vitest';
import type { Change } from './lost-updates-plan.ts';
import { emptyTally, count as tallyUp } from './lost-updates-tally.ts';
import { type Applied, factsOf, replay, undoneBy } from './lost-updates-truth.ts';

const NOTHING: Change = { addIpRules: [], removeIpRules: [], addSubnetRules: [], removeSubnetRules: [] };
const BASE = { mode: 'disabled', ipRules: ['20.1.2.1', '20.1.2.2'], subnets: [] } as const;
const asked = new Map<string, Change>([
  ['opens', { ...NOTHING, setMode: 'all' }],
  ['adds', { ...NOTHING, addIpRules: ['20.1.2.3'] }],
  ['az', { ...NOTHING, removeIpRules: ['20.1.2.2'] }],
  ['late', { ...NOTHING, addIpRules: ['20.1.2.4'] }],
]);

const write = (seq: number, by: string, defaultAction: string, ...addresses: number[]): Applied => ({
  seq,
  by,
  apiVersion: '2025-11-01',
  body: {
    properties: {
      ...(by === 'opens' && { publicNetworkAccess: 'Enabled' }),
      networkRuleSet: {
        defaultAction,
        ipRules: addresses.map((last) => ({ value: `20.1.2.${last}` })),
      },
    },
  },
});

/** The second write closes what the first opened, az sends the open mode back, and the last closes it again. */
const steps = replay(BASE, [
  write(2, 'opens', 'Allow', 1, 2),
  write(4, 'adds', 'Deny', 1, 2, 3),
  write(7, 'az', 'Allow', 1),
  write(9, 'late', 'Deny', 1, 2, 4),
]);

test('a mode that went and came back dates from the write that brought it back', () => {
  expect(undoneBy('late', asked, steps)).toContainEqual({
    back: '+defaultAction Allow',
    by: 'opens',
    since: 7,
  });
  expect(undoneBy('adds', asked, steps)).toEqual([{ back: '+defaultAction Allow', by: 'opens', since: 2 }]);
});

test('who read while it was gone has ignored nothing', () => {
  const ignoredBy = (readAt: number) => {
    const tally = emptyTally();
    const late = { by: 'late', isSaved: true, code: 'saved', readAt, told: { undone: [], gone: [] } };
    tallyUp(tally, asked, [late], steps, steps.at(-1)?.is ?? factsOf(BASE));
    return tally.ignored;
  };
  expect(ignoredBy(5)).toBe(0);
  expect(ignoredBy(8), 'reading after it came back would have shown it').toBeGreaterThan(0);
});
