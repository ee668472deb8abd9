// The second stage of npm test, under Node.js 24: every check in order, counted. One failing check does
// not hide the others; only the browser tests need a build that worked.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.ts';
import { budgetProblems } from './check-budget.ts';
import { type Count, closingLine, oneCheck, playwrightCount, sum, vitestCount } from './counts.ts';
import { installAz } from './install-az.ts';
import { installChromium } from './install-chromium.ts';
import { root, run } from './run.mjs';

const STAGE_WITHIN_MS = 45 * 60_000;
const reports = join(root, 'test-results', 'reports');
const say = (line: string) => console.log(line);

// The tools write to a pipe of ours: whether there are colours is ours to say. CI counts as a pipe.
const colours = process.stdout.isTTY && process.env.NO_COLOR === undefined;
/** Every emulator of the tests writes its traffic here, for the last stage. */
const traffic = join(root, 'test-results', 'traffic');
const env = { ...process.env, [colours ? 'FORCE_COLOR' : 'NO_COLOR']: '1', EMULATOR_TRAFFIC: traffic };

function tool(path: string, ...args: string[]): Promise<{ code: number; output: string }> {
  const script = join(root, 'node_modules', path);
  return run(process.execPath, [script, ...args], { env, show: true, timeoutMs: STAGE_WITHIN_MS });
}

async function check(...commands: readonly (readonly [string, ...string[]])[]): Promise<Count> {
  for (const [path, ...args] of commands) {
    if ((await tool(path, ...args)).code !== 0) return oneCheck(false);
  }
  return oneCheck(true);
}

function report<T>(file: string): T | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : null;
}

async function unitTests(): Promise<Count> {
  const without = await installAz(say);
  if (without !== null) say(without);
  const file = join(reports, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { code } = await tool('vitest/vitest.mjs', 'run', ...reporters);
  return vitestCount(report(file), code);
}

async function browserTests(): Promise<Count> {
  const problem = await installChromium(say);
  if (problem !== null) return failed(problem);
  const { code } = await tool('playwright/cli.js', 'test');
  return playwrightCount(report(join(reports, 'playwright.json')), code);
}

function failed(problem: string): Count {
  console.error(problem);
  return oneCheck(false);
}

async function productionBuild(): Promise<Count> {
  const problem = await build(true);
  return problem === null ? oneCheck(true) : failed(problem);
}

async function budget(): Promise<Count> {
  const problems = budgetProblems(join(root, '.next'), say);
  return problems.length === 0 ? oneCheck(true) : failed(problems.join('\n'));
}

/** Exit code of conformance/run.ts where the evidence is absent; it has said so in one line. */
const CONFORMANCE_NOT_RUN = 2;

async function conformance(): Promise<Count> {
  const args = [join(root, 'conformance', 'run.ts'), '--traffic', traffic];
  const { code } = await run(process.execPath, args, { env, show: true, timeoutMs: STAGE_WITHIN_MS });
  return code === CONFORMANCE_NOT_RUN ? { passed: 0, failed: 0, skipped: 1 } : oneCheck(code === 0);
}

/** `needsBuild`: cannot be run, and counts as failed, when the build failed. */
type Stage = { readonly name: string; readonly run: () => Promise<Count>; readonly needsBuild?: true };

const lint = [
  '@biomejs/biome/bin/biome',
  'ci',
  '--error-on-warnings',
  `--colors=${colours ? 'force' : 'off'}`,
  '.',
] as const;
const everything: readonly Stage[] = [
  { name: 'Format, lint, import graph', run: () => check(lint) },
  { name: 'Unused files, exports, dependencies', run: () => check(['knip/bin/knip.js']) },
  { name: 'Types', run: () => check(['next/dist/bin/next', 'typegen'], ['typescript/bin/tsc', '--noEmit']) },
  { name: 'Unit, gateway and use-case tests', run: unitTests },
  { name: 'Production build', run: productionBuild },
  { name: 'Script budget', run: budget, needsBuild: true },
  { name: 'Browser tests', run: browserTests, needsBuild: true },
  { name: 'Conformance with Azure', run: conformance },
];

async function runStage(stage: Stage, built: boolean): Promise<Count> {
  if (stage.needsBuild && !built) return failed('Not run: there is no build.');
  return stage
    .run()
    .catch((error: unknown) => failed(error instanceof Error ? `${error.stack}` : String(error)));
}

const stages = process.argv.includes('--without-e2e')
  ? everything.filter((stage) => stage.run !== browserTests)
  : everything;
for (const folder of [reports, traffic]) rmSync(folder, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
let built = true;
const counts: Count[] = [];
const summary: string[] = [];
for (const stage of stages) {
  say(`\n── ${stage.name}`);
  const start = performance.now();
  const count = await runStage(stage, built);
  if (stage.run === productionBuild) built = count.failed === 0;
  counts.push(count);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const mark = count.failed === 0 ? '✓' : '✗';
  summary.push(`${mark} ${stage.name.padEnd(36)} ${closingLine(count).padEnd(24)} ${seconds.padStart(6)} s`);
}

const total = sum(counts);
say(`\n${summary.join('\n')}\n${closingLine(total)}`);
process.exit(total.failed === 0 ? 0 : 1);
