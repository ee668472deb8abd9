// Many operators at once on one console: its memory while each holds the fleet, how soon one who comes back has it
// while newer readings run behind, and how often tokens are exchanged. The production build, as a process of its own.
// node bench/fleet-operators.ts [--operators 50] [--registries 10000] [--subscriptions 500] [--seconds 60] [--write]
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Figure, median, percentile, tableOf, writeResults } from '#bench/figures.ts';
import { comeBack, nothingSeen } from '#bench/operators/come-back.ts';
import { type Operator, readFleet, registerProvider, signIn } from '#bench/operators/operator.ts';
import { memoryMb, PROBE, saidIn } from '#bench/operators/process.ts';
import { launchEmulator } from '#emulator/launch.ts';
import { buildIfNeeded } from '#scripts/build.ts';
import { consoleEnv } from '#scripts/console-env.ts';
import { freePort } from '#scripts/ports.ts';
import { sessionSecret } from '#scripts/session-secret.ts';
import { startConsole } from '#scripts/start-console.ts';

const { values } = parseArgs({
  options: {
    operators: { type: 'string', default: '50' },
    registries: { type: 'string', default: '10000' },
    subscriptions: { type: 'string', default: '500' },
    /** Of coming back. */
    seconds: { type: 'string', default: '60' },
    /** A file that gets what the console's process said of itself, twice a second. */
    probe: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
const [count, registries, subscriptions, seconds] = [
  values.operators,
  values.registries,
  values.subscriptions,
  values.seconds,
].map(Number) as [number, number, number, number];

const LATENCIES = {
  '*': 150,
  'registries.list': 180,
  'subscriptions.list': 180,
  'resourceGraph.query': 350,
  'registries.patch': 900,
};
/** An operator comes back after so long, somewhere between. Milliseconds. */
const AWAY = [10_000, 20_000] as const;
const EXCHANGE = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

const problem = await buildIfNeeded((line) => console.log(line));
if (problem !== null) throw new Error(problem);
const folder = mkdtempSync(join(tmpdir(), 'bench-operators-'));
const probeFile = join(folder, 'probe.jsonl');
const azure = await launchEmulator({
  port: 0,
  seed: `fleet:${registries}x${subscriptions}`,
  stateDir: folder,
});
await azure.admin.setLatency(LATENCIES);
const port = await freePort();
const env = consoleEnv(azure, `http://localhost:${port}`, sessionSecret(folder));
const webConsole = await startConsole(
  port,
  {
    ...env,
    NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --import=${PROBE}`,
    BENCH_PROBE_FILE: probeFile,
  },
  join(folder, 'console.log'),
);

const figure = (measure: string, value: number, unit: string, rest: Partial<Figure> = {}): Figure => ({
  measure,
  value,
  unit,
  ...rest,
});
const inSeconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

try {
  const colleagues = await azure.admin.addColleagues('operator', count);
  await azure.admin.clearRequests();
  const pid = saidIn(probeFile).at(-1)?.pid ?? 0;
  const idleMb = memoryMb(pid, 'VmRSS');

  const operators: Operator[] = [];
  for (const colleague of colleagues) operators.push(await signIn(webConsole.origin, azure.admin, colleague));
  const startedAt = performance.now();
  const first = await Promise.all(operators.map((operator) => readFleet(operator, null)));
  const firstMs = performance.now() - startedAt;
  console.log(`Every operator holds the fleet after ${inSeconds(firstMs)}.`);

  const { entries } = await azure.admin.requests();
  const subscription = /^\/subscriptions\/([^/]+)/.exec(String(entries.at(-1)?.['path']))?.[1] ?? '';
  for (const operator of operators) await registerProvider(operator, subscription);

  const from = Date.now();
  const listsBefore = await lists();
  const seen = nothingSeen();
  const until = performance.now() + seconds * 1000;
  await Promise.all(operators.map((operator) => comeBack(operator, AWAY, until, seen)));
  const readings = Math.round(((await lists()) - listsBefore) / (2 * subscriptions));
  const [heldMb, mostMb] = [memoryMb(pid, 'VmRSS'), memoryMb(pid, 'VmHWM')];
  const said = saidIn(probeFile).filter(({ at }) => at >= from);
  const [oldest, latest] = [said[0], said.at(-1)];
  const share = ((latest?.cpuMs ?? 0) - (oldest?.cpuMs ?? 0)) / ((latest?.at ?? 0) - (oldest?.at ?? 0));

  const exchanges = new Map<string, number>();
  for (const { grant, oid } of await azure.admin.signIns())
    if (grant === EXCHANGE) exchanges.set(String(oid), (exchanges.get(String(oid)) ?? 0) + 1);
  const perOperator = operators.map(({ oid }) => exchanges.get(oid) ?? 0);
  if (perOperator.some((exchanged) => exchanged === 0))
    throw new Error('Somebody has seen Azure without a token.');
  const { byStatus } = (await azure.admin.requests()).counters as unknown as {
    readonly byStatus: Readonly<Record<string, number>>;
  };

  const visits = `${seen.warm.length} returns in ${seconds} s, each operator every ${AWAY[0] / 1000} to ${AWAY[1] / 1000} s; ${readings} readings behind them, ${Math.round(share * 100)} % of a processor`;
  const figures: readonly Figure[] = [
    figure(`memory of the console's process, the most there was, ${count} operators`, mostMb, 'MB', {
      target: { atMost: 512 },
      note: `at the end ${Math.round(heldMb)}, of it used heap ${Math.round((latest?.heapUsed ?? 0) / 1e6)}; before the first operator ${Math.round(idleMb)}`,
    }),
    figure('warm read, p99', percentile(seen.warm, 99), 'ms', { target: { atMost: 300 }, note: visits }),
    figure('warm read, median', median(seen.warm), 'ms', {
      note: `p95 ${Math.round(percentile(seen.warm, 95))}, longest ${Math.round(Math.max(...seen.warm))}; ${Math.round((first[0]?.bytes ?? 0) / 1000)} kB`,
    }),
    figure('exchanges on behalf of one operator, the most', Math.max(...perOperator), '', {
      target: { atMost: 1 },
      note: 'of one token: by pages, route handlers and a server action together',
    }),
    figure('answers 429', byStatus['429'] ?? 0, '', { target: { atMost: 0 } }),
    figure('returns that found nothing kept', seen.cold, '', { target: { atMost: 0 } }),
    figure('age of what is kept, median', median(seen.ages) / 1000, 's', {
      note: `p99 ${inSeconds(percentile(seen.ages, 99))}; it is shown with its time`,
    }),
    figure('newer fleet behind it, median', median(seen.newer) / 1000, 's', {
      note: `${seen.newer.length} times, where it came before the operator loaded the page again`,
    }),
    figure('until everyone holds the fleet who came in the same moment', firstMs / 1000, 's', {
      note: `median ${inSeconds(median(first.map(({ ms }) => ms)))}: ${count} whole readings, ${2 * subscriptions} lists each`,
    }),
    figure(
      'longest stop of the event loop',
      Math.max(...said.map(({ longestStopMs }) => longestStopMs)),
      'ms',
      {
        note: `load of the machine ${loadavg()
          .map((load) => load.toFixed(1))
          .join(' ')}`,
      },
    ),
  ];
  console.log(tableOf(figures));
  if (values.write)
    writeResults(
      'fleet-operators',
      `${count} operators on one console, each with ${registries} registries of ${subscriptions} subscriptions`,
      figures,
    );
} finally {
  await webConsole.stop();
  await azure.stop();
  if (values.probe !== undefined) copyFileSync(probeFile, values.probe);
  rmSync(folder, { recursive: true, force: true });
}

/** Lists that Azure was asked for so far. */
async function lists(): Promise<number> {
  const { byOperation } = (await azure.admin.requests()).counters as unknown as {
    readonly byOperation: Readonly<Record<string, number>>;
  };
  return byOperation['registries.list'] ?? 0;
}
