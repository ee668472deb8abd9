// npm run conformance: the embedded Azure against evidence that is not ours. Recordings of live Azure are
// replayed, and the traffic of the tests is validated by Azure's own validator. Needs the folder `shared`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { brokenAnswers } from './broken-answer.ts';
import knownDifferences from './known-differences.json' with { type: 'json' };
import knownFindings from './known-findings.json' with { type: 'json' };
import { type KnownFinding, type OpenApiReport, readTraffic, validateTraffic } from './openapi.ts';
import { readRecordings } from './recording.ts';
import { replay } from './replay.ts';
import { reportOf, summaryOf, totalOf } from './replay-report.ts';
import { NotRun, sharedFolder } from './shared-folder.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const findings = knownFindings as readonly KnownFinding[];

async function replayAll(shared: string): Promise<boolean> {
  console.log('── Recordings of live Azure');
  const reports: ReturnType<typeof reportOf>[] = [];
  for (const recording of readRecordings(join(shared, 'arm', 'recordings'))) {
    const report = reportOf(recording.file, await replay(recording), knownDifferences);
    console.log([summaryOf(report), ...report.lines].join('\n'));
    reports.push(report);
  }
  for (const { at, reason } of new Set(reports.flatMap(({ reasons }) => [...reasons])))
    console.log(`Known, ${at}: ${reason}`);
  const { explained, total, missing } = totalOf(reports);
  console.log(`${explained} of ${total} exchanges explained, ${missing} not implemented.`);
  return explained === total;
}

/** @param folder what `EMULATOR_TRAFFIC` named while the tests ran. */
async function validateAll(shared: string, folder: string): Promise<boolean> {
  console.log('\n── Azure’s API files');
  const specification = join(shared, 'arm', 'openapi', 'specification');
  const exchanges = readTraffic(folder);
  const report = await validateTraffic(specification, exchanges, findings);
  print(report);
  const broken = brokenAnswers(exchanges);
  const caught = await countCaught(specification, broken);
  console.log(`${caught} of ${broken.length} deliberately broken answers caught.`);
  return (
    report.exchanges > 0 && report.unexplained.length === 0 && broken.length > 0 && caught === broken.length
  );
}

async function countCaught(specification: string, broken: Parameters<typeof validateTraffic>[1]) {
  let caught = 0;
  for (const exchange of broken) {
    const { unexplained } = await validateTraffic(specification, [exchange], findings);
    if (unexplained.length > 0) caught += 1;
  }
  return caught;
}

/** They speak to the emulator, which writes their traffic. */
function runTests(): boolean {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const { status, stdout } = spawnSync(process.execPath, [vitest, 'run', 'emulator', 'lib'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) console.error(`The tests that make the traffic fail.\n${stdout.slice(-4_000)}`);
  return status === 0;
}

function print(report: OpenApiReport): void {
  const { exchanges, exact, remapped, unspecified, notImplemented, known, unexplained } = report;
  console.log(
    `${exchanges} exchanges: ${exact} exact, ${remapped} remapped, ${unspecified} unspecified, ${notImplemented} not implemented.`,
  );
  for (const [{ reason }, times] of known) console.log(`Known, ${times} ×: ${reason}`);
  console.log([...unexplained, `${unexplained.length} unexplained findings.`].join('\n'));
}

async function run(): Promise<boolean> {
  const { values } = parseArgs({ options: { traffic: { type: 'string' } } });
  const shared = sharedFolder();
  const folder = values.traffic ?? mkdtempSync(join(tmpdir(), 'traffic-'));
  // What is replayed is traffic, too.
  process.env['EMULATOR_TRAFFIC'] = folder;
  try {
    if (!(await replayAll(shared))) return false;
    if (values.traffic === undefined && !runTests()) return false;
    return await validateAll(shared, folder);
  } finally {
    if (values.traffic === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

/** Tells “not run” from “failed”; both are failures to npm. */
const NOT_RUN = 2;

try {
  process.exitCode = (await run()) ? 0 : 1;
} catch (error) {
  if (error instanceof NotRun) console.error(`Conformance: not run, ${error.message}`);
  else console.error(error);
  process.exitCode = error instanceof NotRun ? NOT_RUN : 1;
}
