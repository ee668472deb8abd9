// Planted mistakes in the check itself: the generated situations must notice every one of them.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env, stdout } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { KINDS } from './testing/defects.ts';
import { MUTANTS, type Mutant } from './testing/mutants.ts';
import { type Checker, tryOut } from './testing/trial.ts';

const SEED = Number(env['DNS_SEED'] ?? 20_260_310);
/** As many as it takes to be sure; the unchanged check passes them all. */
const MOST = 600;

const source = fileURLToPath(new URL('.', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'mutants-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The folder imports nothing from outside, so a copy of it runs anywhere. */
async function load(name: string, mutant: Mutant | null): Promise<Checker> {
  const copy = join(folder, name);
  cpSync(source, copy, { recursive: true, filter: (path) => !/testing|\.test\.ts$/.test(path) });
  if (mutant !== null) {
    const file = join(copy, mutant.file);
    const parts = readFileSync(file, 'utf8').split(mutant.from);
    expect([mutant.what, parts.length]).toEqual([mutant.what, 2]);
    writeFileSync(file, parts.join(mutant.to));
  }
  const [check, repair] = await Promise.all(
    ['check.ts', 'repair.ts'].map((file) => import(/* @vite-ignore */ pathToFileURL(join(copy, file)).href)),
  );
  return { checkDns: check.checkDns, repairPlan: repair.repairPlan };
}

/** @returns how many situations it took to notice something; null when all passed. */
function noticedAfter(checker: Checker): number | null {
  for (let run = 0; run < MOST; run += 1) {
    try {
      const { missed, falsely, complaints } = tryOut(checker, SEED + run, KINDS, run % 2 === 1);
      if (missed.length + falsely.length + complaints.length > 0) return run + 1;
    } catch {
      return run + 1;
    }
  }
  return null;
}

test('a copy without a mistake passes', { timeout: 60_000 }, async () => {
  expect(noticedAfter(await load('unchanged', null))).toBe(null);
});

test.each(MUTANTS.map((mutant, number) => ({ ...mutant, number })))(
  'noticed: $what',
  { timeout: 60_000 },
  async (mutant) => {
    const after = noticedAfter(await load(`mutant-${mutant.number}`, mutant));
    stdout.write(`  ${mutant.what}: noticed after ${after ?? 'never'}\n`);
    expect(after).not.toBe(null);
  },
);
