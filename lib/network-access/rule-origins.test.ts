// Who brought each rule: walked by hand here, and against a simulated history.
import { stdout } from 'node:process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LoggedWrite } from './logged-writes.ts';
import { ruleOrigins } from './rule-origins.ts';
import { at, write } from './testing/log.ts';
import { subnetNamed } from './testing/states.ts';
import { tally } from './testing/tally.ts';

const A = '20.1.2.3';
const B = '40.118.9.128/25';
const of = (rule: string, ...writes: LoggedWrite[]) =>
  ruleOrigins(writes, { ipRules: [rule], subnetRules: null }).ipRules[rule] ?? 'before the reach';

const kim = 'kim@contoso.example';
test.each<[string, LoggedWrite[], unknown]>([
  ['no write at all', [], 'before the reach'],
  ['writes of other things', [write(1, 'kim', { bypass: 'None' })], 'before the reach'],
  [
    'added beside others',
    [
      write(1, 'lee', { ipRules: [B] }),
      write(2, 'kim', { ipRules: [B, A] }),
      write(3, 'lee', { ipRules: [A] }),
    ],
    { kind: 'added', at: at(2), caller: kim },
  ],
  [
    'added in another spelling',
    [write(1, 'lee', { ipRules: [] }), write(2, 'kim', { ipRules: [`${A}/32`] })],
    { kind: 'added', at: at(2), caller: kim },
  ],
  [
    'removed and added again',
    [write(1, 'lee', { ipRules: [A] }), write(2, 'lee', { ipRules: [] }), write(3, 'kim', { ipRules: [A] })],
    { kind: 'added', at: at(3), caller: kim },
  ],
  [
    'in the oldest write that shows rules',
    [write(1, 'kim', { ipRules: [A] }), write(2, 'lee', { ipRules: [A, B] })],
    { kind: 'by', at: at(1) },
  ],
  [
    'a write without a body before it',
    [write(1, 'lee', { ipRules: [] }), write(2, 'lee', null), write(3, 'kim', { ipRules: [A] })],
    { kind: 'between', after: at(1), before: at(3) },
  ],
  [
    'a write without a body since',
    [write(1, 'lee', { ipRules: [] }), write(2, 'lee', null)],
    { kind: 'between', after: at(1), before: null },
  ],
  ['only writes without a body', [write(1, 'lee', null)], { kind: 'between', after: null, before: null }],
  [
    'there on both sides of one without a body',
    [
      write(1, 'lee', { ipRules: [] }),
      write(2, 'kim', { ipRules: [A] }),
      write(3, 'lee', null),
      write(4, 'lee', { ipRules: [A] }),
    ],
    { kind: 'added', at: at(2), caller: kim },
  ],
  [
    'a write that may not have been carried out',
    [
      write(1, 'lee', { ipRules: [] }),
      write(2, 'lee', { ipRules: [A] }, { outcome: 'maybe' }),
      write(3, 'kim', { ipRules: [A] }),
    ],
    { kind: 'between', after: at(1), before: at(3) },
  ],
  [
    'the last write does not show it: the log is behind',
    [write(1, 'lee', { ipRules: [] })],
    { kind: 'between', after: at(1), before: null },
  ],
  [
    'a caller that Azure does not name',
    [write(1, 'lee', { ipRules: [] }), write(2, 'kim', { ipRules: [A] }, { caller: null })],
    { kind: 'added', at: at(2), caller: null },
  ],
])('%s', (_name, writes, origin) => {
  expect(of(A, ...writes)).toEqual(origin);
});

test('subnet rules likewise, whatever the letter case of their ids', () => {
  const id = subnetNamed('snet-build');
  const found = ruleOrigins(
    [
      write(1, 'lee', { subnetRules: [] }),
      write(2, 'kim', { subnetRules: [{ id: id.toUpperCase(), action: 'Allow' }] }),
    ],
    { ipRules: [], subnetRules: [{ id, action: 'Allow' }] },
  );
  expect(found.subnetRules[id.toLowerCase()]).toEqual({ kind: 'added', at: at(2), caller: kim });
});

test('a claim is always true of the history that the log came from', () => {
  const seen = tally('rule origins');
  const list = fc.subarray([A, B, '51.144.7.0/24']);
  const steps = fc.array(fc.record({ list, shown: fc.constantFrom('yes', 'yes', 'yes', 'no', 'maybe') }), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(list, steps, (before, history) => {
      let state: readonly string[] = before;
      const states = [state];
      const writes = history.map(({ list: next, shown }, index) => {
        // One that may not have been carried out was not, every other time.
        if (shown !== 'maybe' || index % 2 === 0) state = next;
        states.push(state);
        const sets = shown === 'no' ? null : { ipRules: next };
        return write(index + 1, `u${index + 1}`, sets, { outcome: shown === 'maybe' ? 'maybe' : 'applied' });
      });
      const { ipRules } = ruleOrigins(writes, { ipRules: state, subnetRules: [] });
      for (const rule of state) {
        const last = states.findLastIndex((known) => !known.includes(rule));
        const origin = ipRules[rule];
        const index = (moment: string | null) => writes.findIndex((one) => one.at === moment) + 1;
        if (origin === undefined) expect(last).toBe(-1);
        else if (origin.kind === 'by') expect(states[index(origin.at)]).toContain(rule);
        else if (origin.kind === 'between') {
          if (origin.after !== null) expect(last).toBeGreaterThanOrEqual(index(origin.after));
          if (
            origin.before !== null &&
            !history.slice(index(origin.before)).some(({ shown }) => shown !== 'yes')
          )
            expect(last).toBeLessThan(index(origin.before));
        } else {
          const added = index(origin.at);
          expect([states[added - 1]?.includes(rule), states[added]?.includes(rule)]).toEqual([false, true]);
        }
        seen.count(origin?.kind ?? 'before the reach');
      }
    }),
    { numRuns: 10_000 },
  );
  stdout.write(seen.report());
});
