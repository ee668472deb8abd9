// Does any rule get lost? Two console processes and one outside writer that sends whole arrays change the same
// registries at the same time, with faults; beside it the same rounds with consoles that do what az does.
// node bench/lost-updates.ts [--rounds 10000] [--seed N] [--lanes 96]. Exit code 0 only if nothing was lost.
import { parseArgs } from 'node:util';
import { report, verdict } from './lost-updates-report.ts';
import { runLostUpdates } from './lost-updates-run.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    lanes: { type: 'string', default: '96' },
  },
});
const [rounds, seed, lanes] = [values.rounds, values.seed, values.lanes].map(Number) as [
  number,
  number,
  number,
];

console.log(`${rounds} interleavings, seed ${seed}, ${lanes} registries at a time`);
const started = performance.now();
const tallies = await runLostUpdates({
  rounds,
  seed,
  lanes,
  protocols: ['console', 'naive'],
  onLost: (tale) => console.log(`${tale}\n`),
  onProgress: (done) => process.stderr.write(`\r${done} of ${rounds} `),
});
const [ours, naive] = [tallies.get('console'), tallies.get('naive')];
if (ours === undefined || naive === undefined) throw new Error('Nothing was counted.');
console.log(report(ours, naive));
console.log(`${Math.round((performance.now() - started) / 1000)} s`);
const problems = verdict(ours, naive);
for (const problem of problems) console.log(problem);
console.log(problems.length === 0 ? 'No change was lost without being told.' : 'FAILED');
process.exitCode = problems.length === 0 ? 0 : 1;
