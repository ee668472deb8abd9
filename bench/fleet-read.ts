// How long the fleet takes from asking to the last row, through the console's own use case, compression and frames,
// beside the lists of the SDK one after another and by workers, az, and what the latencies alone allow.
// node --conditions=react-server bench/fleet-read.ts [--registries 10000] [--subscriptions 500] [--rounds 5] [--write]
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type Figure, growth, median, tableOf, writeResults } from '#bench/figures.ts';
import { listSubscriptions } from '#lib/arm/subscriptions.ts';
import { fleetFeed, forgetFleet } from '#lib/fleet/fleet-feeds.ts';
import { azLists, ownLists, sdkLists, type Timed } from './fleet-alternatives.ts';
import { type FleetAzure, LATENCY, startFleetAzure } from './fleet-azure.ts';
import { type Followed, follow } from './fleet-follow.ts';

const { values } = parseArgs({
  options: {
    registries: { type: 'string', default: '10000' },
    subscriptions: { type: 'string', default: '500' },
    rounds: { type: 'string', default: '5' },
    write: { type: 'boolean', default: false },
  },
});
const [registries, subscriptions, rounds] = [values.registries, values.subscriptions, values.rounds].map(
  Number,
) as [number, number, number];
/** Slow ways are measured over so many subscriptions and scaled. */
const FEW = { sequential: Math.min(50, subscriptions), az: Math.min(5, subscriptions) };

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

type Round = Followed & { readonly calls: number; readonly refused: number; readonly memoryMb: number };

type Readings = {
  readonly of: (key: Exclude<keyof Round, 'heaviest'>) => number;
  readonly heaviest: string;
};

/** One reading after a warming one, as somebody who signs in anew, again and again. */
async function readings(azure: FleetAzure, seed: string): Promise<Readings> {
  const found: Round[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    await azure.reset(seed);
    const arm = await azure.signIn();
    collectGarbage();
    const held = () => {
      const { heapUsed, external } = process.memoryUsage();
      return (heapUsed + external) / 1e6;
    };
    let memoryMb = held();
    const looking = setInterval(() => {
      memoryMb = Math.max(memoryMb, held());
    }, 25);
    const followed = await follow(fleetFeed('one', arm, null).feed, performance.now());
    clearInterval(looking);
    const { byOperation, refused } = await azure.calls();
    // Until all rows are there nothing else is asked; the lists come behind.
    const calls =
      (byOperation.get('resourceGraph.query') ?? 0) + (byOperation.get('subscriptions.list') ?? 0);
    if (round > 0) found.push({ ...followed, calls, refused, memoryMb });
    forgetFleet('one');
  }
  return { of: (key) => median(found.map((one) => one[key])), heaviest: found[0]?.heaviest ?? '' };
}

const seedOf = (count: number, over: number) => `fleet:${count}x${over}`;
const small = { registries: Math.max(1, registries / 10), subscriptions: Math.max(1, subscriptions / 10) };
const seed = seedOf(registries, subscriptions);
const azure = await startFleetAzure(seed);
try {
  const { of: lesser } = await readings(azure, seedOf(small.registries, small.subscriptions));
  const { of, heaviest } = await readings(azure, seed);

  /** The median of runs, each by somebody with full budgets. */
  const alternative = async (
    runs: number,
    read: (who: Awaited<ReturnType<FleetAzure['signIn']>>) => Promise<Timed>,
  ) => {
    const times: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      await azure.reset(seed);
      const { ms, registries: seen, subscriptions: over } = await read(await azure.signIn());
      if (over === subscriptions && seen !== registries) throw new Error(`${seen} registries were seen.`);
      times.push((ms * subscriptions) / over);
    }
    return median(times);
  };
  const ms = (measure: string, value: number, atMost?: number, note?: string): Figure => ({
    measure,
    value,
    unit: 'ms',
    ...(atMost === undefined ? {} : { target: { atMost } }),
    ...(note === undefined ? {} : { note }),
  });
  const scaled = (few: number) => `measured over ${few} subscriptions and scaled to ${subscriptions}`;
  const others: Figure[] = [];
  for (const atOnce of [8, 32, 100]) {
    const runs = atOnce === 8 ? 1 : rounds;
    const own = await alternative(runs, (arm) => ownLists(arm, atOnce));
    const sdk = await alternative(runs, (arm) => sdkLists(arm, atOnce));
    const note = runs === 1 ? 'one run' : `median of ${runs}`;
    others.push(ms(`all lists by the console's own pass, ${atOnce} at once`, own, undefined, note));
    others.push(ms(`all lists by the SDK, ${atOnce} workers`, sdk, undefined, note));
  }
  const sequential = await alternative(1, (arm) => sdkLists(arm, 1, FEW.sequential));
  others.push(ms('all lists by the SDK, one after another', sequential, undefined, scaled(FEW.sequential)));
  await azure.reset(seed);
  const ids = (await listSubscriptions(await azure.signIn())).slice(0, FEW.az).map(({ id }) => id);
  const az = await azLists(azure.emulator, ids);
  if (az !== null)
    others.push(
      ms('az acr list, once per subscription', (az.ms * subscriptions) / FEW.az, undefined, scaled(FEW.az)),
    );

  const { 'registries.list': list, 'resourceGraph.query': graph } = LATENCY;
  const pass = Math.ceil(subscriptions / 100) * list;
  const figures: readonly Figure[] = [
    ms('first rows decoded', of('firstRowsMs'), 700, `floor ${graph}, by the latencies alone`),
    ms('all rows decoded', of('allRowsMs'), 1500, `floor ${2 * graph}`),
    ms('authoritative pass behind them', of('listsReadMs') - of('allRowsMs'), 1500, `floor ${pass}`),
    ms('subnet rules known, from asking', of('endMs'), undefined, `floor ${2 * graph + 2 * pass}`),
    { measure: 'Azure calls until all rows', value: of('calls'), unit: '', target: { atMost: 13 } },
    { measure: 'answers 429', value: of('refused'), unit: '', target: { atMost: 0 } },
    {
      measure: 'all rows on the wire',
      value: of('bytesToRows') / 1000,
      unit: 'kB',
      target: { atMost: 150 },
      note: `of single columns, kB: ${heaviest}; deflate finds nothing alike in names, addresses and times. All of the reading ${Math.round(of('bytes') / 1000)} kB`,
    },
    ms(
      'decoding until all rows, not throttled',
      of('decodeToRowsMs'),
      7.5,
      'a quarter of the target at 4×; the first readings of a process, not yet optimized by the engine',
    ),
    {
      measure: `growth of time to all rows from ${small.registries} registries`,
      value: growth([small.registries, lesser('allRowsMs')], [registries, of('allRowsMs')]),
      unit: '',
      target: { atMost: 0.3 },
      note: `${Math.round(lesser('allRowsMs'))} ms there, where one page holds all: the floor alone grows by ${growth([small.registries, graph], [registries, 2 * graph]).toFixed(2)}`,
    },
    {
      measure: `growth of the memory of a reading from ${small.registries} registries`,
      value: growth([small.registries, lesser('memoryMb')], [registries, of('memoryMb')]),
      unit: '',
      target: { atMost: 0.3 },
      note: `the most that heap and buffers held, garbage included: ${Math.round(lesser('memoryMb'))} → ${Math.round(of('memoryMb'))} MB`,
    },
    ...others,
    {
      measure: 'load of the machine at the end',
      value: loadavg()[0] ?? Number.NaN,
      unit: '',
      note: 'the embedded Azure runs on it, too',
    },
  ];
  console.log(tableOf(figures));
  if (values.write)
    writeResults('fleet-read', `Reading ${registries} registries of ${subscriptions} subscriptions`, figures);
} finally {
  await azure.stop();
}
