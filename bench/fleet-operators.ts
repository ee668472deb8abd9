// Many operators at once on one console: its memory while each holds the fleet, how soon one who comes back has it
// while newer readings run behind, and how often tokens are exchanged. The production build, as a process of its own.
// node bench/fleet-operators.ts [--operators 50] [--registries 10000] [--subscriptions 500] [--seconds 60] [--write]
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type Figure, median, percentile, tableOf, writeResults } from '#bench/figures.ts';
import { type Operator, openList, readFleet, signIn } from '#bench/operators/operator.ts';
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

/** Reloads the list again and again until the time is up; the reading behind it is followed until the next time. */
async function comeBack(operator: Operator, until: number, seen: Seen): Promise<void> {
  const away = () => AWAY[0] + Math.random() * (AWAY[1] - AWAY[0]);
  await sleep(Math.random() * AWAY[1]);
  while (performance.now() < until) {
    seen.pages.push(await openList(operator));
    const { ms, asOf, kept } = await readFleet(operator, null);
    if (kept === null) seen.cold += 1;
    else {
      seen.warm.push(ms);
      seen.ages.push(Date.now() - asOf);
    }
    const leave = AbortSignal.timeout(Math.round(away()));
    if (kept === 'newer-follows') {
      const startedAt = performance.now();
      await readFleet(operator, asOf, leave).then(
        () => void seen.newer.push(performance.now() - startedAt),
        () => undefined,
      );
    }
    if (!leave.aborted) await new Promise((resolve) => leave.addEventListener('abort', resolve));
  }
}
type Seen = {
  readonly pages: number[];
  readonly warm: number[];
  readonly ages: number[];
  readonly newer: number[];
  cold: number;
};

try {
  const colleagues = await azure.admin.addColleagues('operator', count);
  await azure.admin.clearRequests();
  const before = saidIn(probeFile).at(-1);
  const pid = before?.pid ?? 0;
  const idleMb = memoryMb(pid, 'VmRSS');

  const operators: Operator[] = [];
  for (const colleague of colleagues) operators.push(await signIn(webConsole.origin, azure.admin, colleague));
  const startedAt = performance.now();
  const first = await Promise.all(operators.map((operator) => readFleet(operator, null)));
  const allFirstMs = performance.now() - startedAt;
  const firstMb = memoryMb(pid, 'VmRSS');
  console.log(`All hold the fleet after ${Math.round(allFirstMs / 1000)} s; ${Math.round(firstMb)} MB.`);

  const seen: Seen = { pages: [], warm: [], ages: [], newer: [], cold: 0 };
  const from = Date.now();
  const until = performance.now() + seconds * 1000;
  const readingsBefore = (await azure.admin.requests()).counters;
  await Promise.all(operators.map((operator) => comeBack(operator, until, seen)));
  const took = (Date.now() - from) / 1000;
  const heldMb = memoryMb(pid, 'VmRSS');
  const mostMb = memoryMb(pid, 'VmHWM');
  const said = saidIn(probeFile).filter(({ at }) => at >= from);
  const last = said.at(-1);
  const { counters } = await azure.admin.requests();
  const exchanges = new Map<string, number>();
  for (const { grant, oid } of await azure.admin.signIns())
    if (grant === EXCHANGE) exchanges.set(String(oid), (exchanges.get(String(oid)) ?? 0) + 1);
  const perOperator = operators.map(({ oid }) => exchanges.get(oid) ?? 0);
  const throttled = (counters as unknown as { byStatus: Record<string, number> }).byStatus['429'] ?? 0;
  console.log(
    JSON.stringify(
      {
        idleMb,
        firstMb,
        heldMb,
        mostMb,
        last,
        allFirstMs,
        took,
        first: [
          median(first.map(({ ms }) => ms)),
          percentile(
            first.map(({ ms }) => ms),
            100,
          ),
        ],
        warm: [
          seen.warm.length,
          median(seen.warm),
          percentile(seen.warm, 95),
          percentile(seen.warm, 99),
          Math.max(...seen.warm),
        ],
        pages: [median(seen.pages), percentile(seen.pages, 99)],
        ages: [median(seen.ages), percentile(seen.ages, 99)],
        newer: [seen.newer.length, median(seen.newer), percentile(seen.newer, 95)],
        cold: seen.cold,
        perOperator: [Math.min(...perOperator), Math.max(...perOperator)],
        throttled,
        cpuShare: ((last?.cpuMs ?? 0) - (said[0]?.cpuMs ?? 0)) / (took * 1000),
        stops: percentile(
          said.map((s) => s.longestStopMs),
          90,
        ),
        longestStop: Math.max(...said.map((s) => s.longestStopMs)),
        maxHeap: Math.max(...said.map((s) => s.heapUsed)) / 1e6,
        minHeap: Math.min(...said.map((s) => s.heapUsed)) / 1e6,
        maxTotal: Math.max(...said.map((s) => s.heapTotal)) / 1e6,
        maxExternal: Math.max(...said.map((s) => s.external)) / 1e6,
        bytes: first[0]?.bytes,
        counters,
        readingsBefore,
        load: loadavg(),
      },
      null,
      1,
    ),
  );
} finally {
  await webConsole.stop();
  await azure.stop();
  if (process.env['KEEP_PROBE']) (await import('node:fs')).copyFileSync(probeFile, process.env['KEEP_PROBE']);
  rmSync(folder, { recursive: true, force: true });
}
