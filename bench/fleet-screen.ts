// The list of a large fleet as a person sees it: Chromium on the production build, the embedded Azure at Azure's
// latencies. node bench/fleet-screen.ts [--rounds 5] [--registries 10000] [--subscriptions 500] [--lighthouse] [--write]
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright';
import { type Figure, growth, median, percentile, tableOf, writeResults } from '#bench/figures.ts';
import { lighthouse } from '#bench/screen/lighthouse.ts';
import { nodesOf, record, recordedBy, typeIntoSearch } from '#bench/screen/observe.ts';
import { type Stage, setStage, signedIn, signedOut, throttle } from '#bench/screen/stage.ts';
import { type Walk, walk } from '#bench/screen/walk.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    registries: { type: 'string', default: '10000' },
    subscriptions: { type: 'string', default: '500' },
    lighthouse: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
const [rounds, registries, subscriptions] = [values.rounds, values.registries, values.subscriptions].map(
  Number,
) as [number, number, number];

/** Typed one key after the other: words that find much, little and nothing, and an address. */
const WORDS = ['prod', 'team-0', 'zzzz', '20.1.2.3', 'westeurope'];

/** Why the screen is behind what the server sends: bench/results/fleet-read.md has that alone. */
const SHARED = `browser, console and embedded Azure share ${cpus().length} cores here; the server alone: fleet-read.md`;

/** What keeps the main thread, in traces of it. */
const BLOCKS =
  'first layout of the frame and of the rows, and the start of the scripts, about a third each; series differ by 50 ms';

type Round = Awaited<ReturnType<typeof recordedBy>> & { calls: number; throttled: number };
type Visit = (page: Page) => Promise<void>;

/** Opens the list as somebody whose fleet nobody has read yet. */
async function round(stage: Stage, rows: number, slower: number, then?: Visit): Promise<Round> {
  const page = await (await signedIn(stage)).newPage();
  try {
    await record(page, rows);
    await throttle(page, slower);
    await stage.azure.admin.clearRequests();
    await page.goto('/registries', { waitUntil: 'commit' });
    const recorded = await recordedBy(page);
    const toShow = (await stage.azure.admin.requests()).entries.filter(
      ({ operation }) => operation === 'resourceGraph.query',
    );
    await page.waitForTimeout(3_000);
    const { lcp, cls, blocked } = await page.evaluate(() => window.recorded);
    await then?.(page);
    const { entries } = await stage.azure.admin.requests();
    const throttled = entries.filter(({ status }) => status === 429).length;
    return { ...recorded, lcp, cls, blocked, calls: toShow.length, throttled };
  } finally {
    await signedOut(page);
  }
}

async function series(count: number, play: () => Promise<Round>): Promise<(of: keyof Round) => number> {
  const played: Round[] = [];
  for (let number = 0; number < count; number += 1) played.push(await play());
  return (of) => median(played.map((one) => one[of] as number));
}

const figures: Figure[] = [];
const small = { keys: [] as number[], all: 0 };
const size = registries / 10;
const smaller = await setStage(`fleet:${size}x${subscriptions / 10}`);
try {
  const play = () =>
    round(smaller, size, 4, async (page) => void small.keys.push(...(await typeIntoSearch(page, WORDS))));
  small.all = (await series(Math.min(rounds, 3), play))('allRows');
} finally {
  await smaller.stop();
}

const stage = await setStage(`fleet:${registries}x${subscriptions}`);
try {
  const keys: number[] = [];
  let nodes = 0;
  // Of the page alone, one after the other; what is done on it comes in visits of its own.
  const fast = await series(rounds, () => round(stage, registries, 1));
  const slow = await series(rounds, () => round(stage, registries, 4));
  const visits = Math.min(rounds, 3);
  const walks: Walk[] = [];
  await series(visits, () =>
    round(stage, registries, 1, async (page) => void walks.push(...(await walk(page, 3)))),
  );
  await series(visits, () =>
    round(stage, registries, 4, async (page) => {
      nodes = Math.max(nodes, await nodesOf(page));
      keys.push(...(await typeIntoSearch(page, WORDS)));
      nodes = Math.max(nodes, await nodesOf(page));
    }),
  );
  const ms = (measure: string, value: number, atMost: number, note?: string): Figure => ({
    measure,
    value,
    unit: 'ms',
    target: { atMost },
    ...(note === undefined ? {} : { note }),
  });
  figures.push(
    ms('first rows on screen', fast('firstRows'), 700, SHARED),
    ms('first rows on screen, processor 4 times slower', slow('firstRows'), 1300),
    ms('all rows there and filterable', fast('allRows'), 1500, SHARED),
    ms('all rows there and filterable, 4 times slower', slow('allRows'), 2200, SHARED),
    ms('from the list to a registry, what is known', median(walks.map(({ toRegistry }) => toRegistry)), 100),
    ms('from a registry back to the list', median(walks.map(({ toList }) => toList)), 100),
    { measure: 'Azure calls to show the fleet', value: fast('calls'), unit: '', target: { atMost: 13 } },
    { measure: 'answers 429', value: fast('throttled') + slow('throttled'), unit: '', target: { atMost: 0 } },
    ms(`INP p95 while filtering, ${keys.length} keys, 4 times slower`, percentile(keys, 95), 50),
    ms('INP p98 while filtering, 4 times slower', percentile(keys, 98), 80),
    { measure: 'elements in the page', value: nodes, unit: '', target: { atMost: 1400 } },
    ms('LCP, 4 times slower', slow('lcp'), 1000),
    ms('TBT, 4 times slower', slow('blocked'), 250, BLOCKS),
    { measure: 'CLS, 4 times slower', value: slow('cls'), unit: '', target: { atMost: 0.01 } },
    {
      measure: `growth of INP p95 from ${size} registries`,
      value: growth([size, percentile(small.keys, 95)], [registries, percentile(keys, 95)]),
      unit: '',
      target: { atMost: 0.1 },
    },
    {
      measure: `growth of time to all rows from ${size} registries`,
      value: growth([size, small.all], [registries, slow('allRows')]),
      unit: '',
      target: { atMost: 0.3 },
    },
  );
  if (values.lighthouse) figures.push(...(await lighthouseFigures(stage)));
} finally {
  await stage.stop();
}

/** Lighthouse opens its tab in the browser's default context: that one is signed in for it. */
async function lighthouseFigures({ browser, origin, debugPort }: Stage): Promise<readonly Figure[]> {
  const session = await browser.newBrowserCDPSession();
  const { targetId } = await session.send('Target.createTarget', { url: 'about:blank' });
  const { chromium } = await import('playwright');
  const attached = await chromium.connectOverCDP(`http://127.0.0.1:${debugPort}`);
  try {
    const page = attached.contexts()[0]?.pages()[0];
    if (page === undefined) throw new Error(`The browser opened no tab ${targetId}.`);
    await page.goto(`${origin}/registries`);
    await page.getByRole('button', { name: 'Sign in with your work account' }).click();
    await page.getByRole('button', { name: 'operator@contoso.example' }).click();
    await page.waitForURL(`${origin}/registries`);
    const { scores, lost } = await lighthouse(`${origin}/registries`, debugPort);
    const score = (category: keyof typeof scores, atLeast: number): Figure => ({
      measure: `Lighthouse, desktop: ${category}`,
      value: scores[category],
      unit: '',
      target: { atLeast },
      ...(scores[category] < atLeast ? { note: lost.join('; ') } : {}),
    });
    return [score('performance', 98), score('accessibility', 100), score('best-practices', 100)];
  } finally {
    await attached.close();
  }
}

console.log(tableOf(figures));
if (values.write)
  writeResults(
    'fleet-screen',
    `The list of ${registries} registries in ${subscriptions} subscriptions`,
    figures,
  );
