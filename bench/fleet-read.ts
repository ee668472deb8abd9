// How long the fleet takes from asking to the last row, through the console's own use case, compression and frames,
// beside the lists of the SDK one after another and by workers, and beside what the latencies alone allow.
// node --conditions=react-server bench/fleet-read.ts [--registries 10000] [--subscriptions 500] [--rounds 5] [--operators 50]
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ContainerRegistryManagementClient } from '@azure/arm-containerregistry';
import pLimit from 'p-limit';
import { clientOptions } from '#lib/arm/connection.ts';
import { listSubscriptions } from '#lib/arm/subscriptions.ts';
import { fleetFeed, forgetFleet } from '#lib/fleet/fleet-feeds.ts';
import { type FleetAzure, LATENCY, startFleetAzure } from './fleet-azure.ts';
import { type Followed, follow } from './fleet-follow.ts';

const { values } = parseArgs({
  options: {
    registries: { type: 'string', default: '10000' },
    subscriptions: { type: 'string', default: '500' },
    rounds: { type: 'string', default: '5' },
    operators: { type: 'string', default: '50' },
    /** Also the lists one after another: a minute and a half. */
    sequential: { type: 'boolean', default: false },
  },
});
const [registries, subscriptions, rounds, operators] = [
  Number(values.registries),
  Number(values.subscriptions),
  Number(values.rounds),
  Number(values.operators),
];

const median = (numbers: readonly number[]) =>
  numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? Number.NaN;
const rounded = (number: number) => Math.round(number * 10) / 10;

type Round = Followed & {
  readonly calls: number;
  readonly graphCalls: number;
  readonly refused: number;
  readonly heapMb: number;
};

async function readings(azure: FleetAzure, seed: string): Promise<readonly Round[]> {
  const found: Round[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await azure.reset(seed);
    const arm = await azure.signIn();
    const startedAt = performance.now();
    const followed = await follow(fleetFeed('one', arm, null).feed, startedAt);
    const { byOperation, refused } = await azure.calls();
    const graphCalls = byOperation.get('resourceGraph.query') ?? 0;
    // Until all rows are there nothing else is asked; the lists come behind.
    const calls = graphCalls + (byOperation.get('subscriptions.list') ?? 0);
    found.push({ ...followed, calls, graphCalls, refused, heapMb: process.memoryUsage().heapUsed / 1e6 });
    forgetFleet('one');
  }
  return found;
}

/** The typed lists of the SDK, every registry counted. @returns milliseconds. */
async function sdk(azure: FleetAzure, seed: string, atOnce: number): Promise<number> {
  await azure.reset(seed);
  const arm = await azure.signIn();
  const startedAt = performance.now();
  const limit = pLimit(atOnce);
  const counts = await Promise.all(
    (await listSubscriptions(arm)).map(({ id }) =>
      limit(async () => {
        const client = new ContainerRegistryManagementClient(arm.credential, id, clientOptions(arm, 'read'));
        let count = 0;
        for await (const _ of client.registries.list()) count += 1;
        return count;
      }),
    ),
  );
  const took = performance.now() - startedAt;
  const seen = counts.reduce((sum, count) => sum + count, 0);
  if (seen !== registries) throw new Error(`The SDK saw ${seen} registries.`);
  return took;
}

/** Each decodes the whole fleet, and most begin a reading behind it, as in the console: they take long. */
const WARM_READS = 200;

/** Many operators who each hold the fleet. */
async function hold(azure: FleetAzure, seed: string) {
  await azure.reset(seed);
  await azure.emulator.admin.setLatency({});
  await azure.emulator.admin.settings({ resourceGraphQuota: { queries: 100_000, windowSeconds: 5 } });
  const arm = await azure.signIn();
  for (let operator = 0; operator < operators; operator += 1) {
    // Budgets are per user, and all of these are one.
    if (operator % 40 === 39) await azure.reset(seed);
    await follow(fleetFeed(`operator ${operator}`, arm, null).feed, performance.now());
  }
  const warm: number[] = [];
  for (let read = 0; read < WARM_READS; read += 1) {
    const startedAt = performance.now();
    await follow(fleetFeed(`operator ${read % operators}`, arm, null).feed, startedAt);
    warm.push(performance.now() - startedAt);
  }
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  return {
    operators,
    rssMb: rounded(rss / 1e6),
    heapMb: rounded(heapUsed / 1e6),
    warmP50Ms: rounded(median(warm)),
    warmP99Ms: rounded(
      warm.toSorted((one, other) => one - other)[Math.floor(warm.length * 0.99)] ?? Number.NaN,
    ),
  };
}

const seedOf = (count: number, over: number) => `fleet:${count}x${over}`;
const seed = seedOf(registries, subscriptions);
const small = seedOf(Math.max(1, registries / 10), Math.max(1, subscriptions / 10));
const azure = await startFleetAzure(seed);
try {
  const large = await readings(azure, seed);
  const of = (key: keyof Round, all: readonly Round[] = large) =>
    rounded(median(all.map((round) => round[key])));
  const lesser = await readings(azure, small);
  const exponent = (key: keyof Round) => Math.round(Math.log10(of(key) / of(key, lesser)) * 100) / 100;
  const workers: Record<string, number> = {};
  for (const atOnce of [8, 32, 100]) {
    const runs: number[] = [];
    for (let round = 0; round < (atOnce === 8 ? 1 : rounds); round += 1)
      runs.push(await sdk(azure, seed, atOnce));
    workers[atOnce] = rounded(median(runs));
  }
  if (values.sequential) workers[1] = rounded(await sdk(azure, seed, 1));
  const held = operators > 0 ? await hold(azure, seed) : null;

  const list = LATENCY['registries.list'];
  const graph = LATENCY['resourceGraph.query'];
  const floor = { first: graph, all: 2 * graph, lists: 2 * graph + Math.ceil(subscriptions / 100) * list };
  const rows: readonly (readonly [string, string | number, string | number, string])[] = [
    ['first rows decoded, ms', of('firstRowsMs'), '≤ 700', `floor ${floor.first}`],
    ['all rows decoded, ms', of('allRowsMs'), '≤ 1500', `floor ${floor.all}`],
    [
      'authoritative pass after them, ms',
      rounded(of('listsReadMs') - of('allRowsMs')),
      '≤ 1500',
      `floor ${floor.lists - floor.all}`,
    ],
    ['subnet rules known, ms', of('endMs'), '–', ''],
    ['Azure calls until all rows', of('calls'), '≤ 13', ''],
    ['429s', of('refused'), '0', ''],
    ['bytes on the wire until all rows', of('bytesToRows'), '≤ 150000', `all of it ${of('bytes')}`],
    [
      'decoding until all rows, ms (not throttled)',
      of('decodeToRowsMs'),
      '≤ 7.5',
      `all of it ${of('decodeMs')}`,
    ],
    [`exponent ${small} → ${seed}, all rows`, exponent('allRowsMs'), '≤ 0.3', ''],
    [`exponent ${small} → ${seed}, heap`, exponent('heapMb'), '≤ 0.3', ''],
    ...Object.entries(workers).map(
      ([count, ms]) =>
        [
          `SDK, ${count} worker(s), all lists, ms`,
          ms,
          '',
          count === '8' || count === '1' ? 'one run' : '',
        ] as const,
    ),
    ...(held === null
      ? []
      : ([
          [
            `${held.operators} operators: memory of the process, MB`,
            held.rssMb,
            '≤ 512',
            `heap ${held.heapMb}`,
          ],
          ['warm read, decoded, p99, ms', held.warmP99Ms, '≤ 300', `median ${held.warmP50Ms}`],
        ] as const)),
  ];
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const machine = `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, load ${loadavg().map(rounded).join(' ')}, Node.js ${process.version}`;
  const text = [
    `# Reading ${registries} registries of ${subscriptions} subscriptions`,
    '',
    `Commit ${commit}. ${machine}. The embedded Azure runs on the same machine. Median of ${rounds} runs. Latencies in ms: ${JSON.stringify(LATENCY)}.`,
    '',
    '| measure | measured | target | |',
    '|---|---|---|---|',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
    '',
  ].join('\n');
  console.log(text);
  const folder = fileURLToPath(new URL('./results/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}fleet-read.md`, text);
  writeFileSync(
    `${folder}fleet-read.json`,
    `${JSON.stringify({ commit, machine, seed, latencyMs: LATENCY, large, small: lesser, workers, held }, null, 2)}\n`,
  );
} finally {
  await azure.stop();
}
