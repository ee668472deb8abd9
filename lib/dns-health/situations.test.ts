// Generated situations with planted defects of every kind: each is found, nothing sound is, repair makes it sound.
import { env, stdout } from 'node:process';
import { expect, test } from 'vitest';
import { checkDns } from './check.ts';
import type { FindingKind } from './finding.ts';
import { repairPlan } from './repair.ts';
import { KINDS } from './testing/defects.ts';
import { type Outcome, tryOut } from './testing/trial.ts';

const SEED = Number(env['DNS_SEED'] ?? 20_260_310);
const RUNS = 1_000;

const count = (outcomes: readonly Outcome[], of: 'planted' | 'missed' | 'falsely', kind: FindingKind) =>
  outcomes.reduce((sum, outcome) => sum + outcome[of].filter((one) => one === kind).length, 0);

test(`${RUNS} situations, one or several defects each`, { timeout: 60_000 }, () => {
  const outcomes = Array.from({ length: RUNS }, (_, run) =>
    // Every other one is repaired without zone groups; every third has one kind only, so that each is tried.
    tryOut(
      { checkDns, repairPlan },
      SEED + run,
      run % 3 === 0 ? [KINDS[(run / 3) % KINDS.length] as FindingKind] : KINDS,
      run % 2 === 1,
    ),
  );
  const spoilt = outcomes.filter(({ planted }) => planted.length > 0);
  const steps = outcomes.reduce((sum, outcome) => sum + outcome.steps, 0);
  stdout.write(
    `DNS situations: ${outcomes.length}, ${spoilt.length} with defects, seed ${SEED}, ${steps} repair steps\n${KINDS.map(
      (kind) =>
        `  ${kind}: found ${count(outcomes, 'planted', kind) - count(outcomes, 'missed', kind)}, missed ${count(outcomes, 'missed', kind)}, false ${count(outcomes, 'falsely', kind)}\n`,
    ).join('')}`,
  );
  expect(spoilt.length).toBeGreaterThanOrEqual(500);
  for (const kind of KINDS) expect([kind, count(outcomes, 'planted', kind) >= 20]).toEqual([kind, true]);
  const bad = outcomes.flatMap((outcome, run) =>
    outcome.missed.length + outcome.falsely.length + outcome.complaints.length > 0
      ? [{ seed: SEED + run, ...outcome }]
      : [],
  );
  expect(bad).toEqual([]);
});
