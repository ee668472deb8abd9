// How soon a fleet is ready and how much memory it takes, and what lists and Resource Graph cost the embedded Azure then.
// node bench/fleet-seed.ts [--registries 10000] [--subscriptions 500] [--rounds 5] [--write]
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Server, startServer } from './process.ts';

const TARGETS = { readyMs: 3_000, memoryMb: 400, listsCpuMs: 1_500, pageCpuMs: 40 };
const AT_ONCE = 16;
const PAGES = 10;
/** What a grid of registries asks for, and every column there is. */
const ROWS = "resources | where type =~ 'microsoft.containerregistry/registries' | order by id asc";
const GRID = `${ROWS} | project id, location, tags, sku = tostring(sku.name), access = tostring(properties.publicNetworkAccess), rules = properties.networkRuleSet, bypass = tostring(properties.networkRuleBypassOptions), tasks = properties.networkRuleBypassAllowedForTasks, connections = properties.privateEndpointConnections, changed = tostring(systemData.lastModifiedAt)`;

const here = fileURLToPath(new URL('.', import.meta.url));
const { values } = parseArgs({
  options: {
    registries: { type: 'string', default: '10000' },
    subscriptions: { type: 'string', default: '500' },
    rounds: { type: 'string', default: '5' },
    write: { type: 'boolean', default: false },
  },
});
const seed = `fleet:${values.registries}x${values.subscriptions}`;

type Round = {
  readonly readyMs: number;
  readonly memoryMb: number;
  /** Of one list for each subscription. */
  readonly listsCpuMs: number;
  readonly listed: number;
  /** Of one page of at most 1,000 rows, as a grid asks for them, and whole. */
  readonly pageCpuMs: number;
  readonly wholePageCpuMs: number;
  readonly memoryAfterMb: number;
};

async function measure(folder: string): Promise<Round> {
  const server = await startServer([
    join(here, '../emulator/main.ts'),
    ...['--port', '0', '--seed', seed, '--state-dir', folder],
  ]);
  try {
    const memoryMb = residentMb(server);
    const { arm, admin, ca } = JSON.parse(server.line) as Record<'arm' | 'admin' | 'ca', string>;
    const lifted = { capacity: 1e12, perSecond: 1e12 };
    await send(admin, 'PATCH', '/settings', {
      rateLimits: { reads: lifted },
      resourceGraphQuota: { queries: 1e9 },
    });
    const { token } = await send(admin, 'POST', '/tokens', { user: 'operator', kind: 'arm' });
    const azure = clientOf(arm, String(token), readFileSync(ca, 'utf8'));

    const { value: subscriptions } = (await azure('GET', '/subscriptions?api-version=2022-12-01')) as {
      value: readonly { readonly subscriptionId: string }[];
    };
    const [listed, listsCpuMs] = await withCpu(server, () =>
      listAll(
        azure,
        subscriptions.map(({ subscriptionId }) => subscriptionId),
      ),
    );
    const pageCpuMs = await pagesCpu(server, azure, GRID);
    const wholePageCpuMs = await pagesCpu(server, azure, ROWS);
    return {
      readyMs: server.readyMs,
      memoryMb,
      listsCpuMs,
      listed,
      pageCpuMs,
      wholePageCpuMs,
      memoryAfterMb: residentMb(server),
    };
  } finally {
    await server.stop();
  }
}

type Azure = (method: string, path: string, body?: object) => Promise<unknown>;

/** @returns how many registries there were. */
async function listAll(azure: Azure, subscriptions: readonly string[]): Promise<number> {
  const left = [...subscriptions];
  let found = 0;
  const work = async () => {
    for (let id = left.pop(); id !== undefined; id = left.pop()) {
      const path = `/subscriptions/${id}/providers/Microsoft.ContainerRegistry/registries?api-version=2025-11-01`;
      const { value } = (await azure('GET', path)) as { value: readonly unknown[] };
      found += value.length;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return found;
}

/** Of one page, after a first one that warms up. */
async function pagesCpu(server: Server, azure: Azure, query: string): Promise<number> {
  const page = (place: number) =>
    azure('POST', '/providers/Microsoft.ResourceGraph/resources?api-version=2024-04-01', {
      query,
      options: { $skip: place * 1_000 },
    });
  await page(0);
  const [, cpu] = await withCpu(server, async () => {
    for (let place = 0; place < PAGES; place += 1) await page(place);
  });
  return cpu / PAGES;
}

/** Processor time of the server meanwhile, in milliseconds; wall clock where the system does not tell. */
async function withCpu<T>(server: Server, work: () => Promise<T>): Promise<[T, number]> {
  const [before, started] = [server.cpuSeconds(), performance.now()];
  const result = await work();
  const cpu = (server.cpuSeconds() - before) * 1000;
  return [result, Number.isFinite(cpu) ? cpu : performance.now() - started];
}

function clientOf(origin: string, token: string, ca: string): Azure {
  const agent = new Agent({ ca, keepAlive: true, maxSockets: AT_ONCE });
  return (method, path, body) =>
    new Promise((resolve, reject) => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const outgoing = request(`${origin}${path}`, { agent, method, headers }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          const text = Buffer.concat(parts).toString();
          if (response.statusCode === 200) resolve(JSON.parse(text));
          else reject(new Error(`${method} ${path}: ${response.statusCode} ${text}`));
        });
        response.on('error', reject);
      });
      outgoing.on('error', reject);
      outgoing.end(body === undefined ? undefined : JSON.stringify(body));
    });
}

async function send(
  admin: string,
  method: string,
  path: string,
  body: object,
): Promise<Record<string, unknown>> {
  const response = await fetch(`${admin}${path}`, { method, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
  return (await response.json()) as Record<string, unknown>;
}

/** Not a number where the system does not tell. */
function residentMb({ pid }: Server): number {
  try {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kilobytes) / 1024;
  } catch {
    return Number.NaN;
  }
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

const folder = mkdtempSync(join(tmpdir(), 'bench-fleet-'));
try {
  const rounds: Round[] = [];
  // The first start makes keys and certificates, which has nothing to do with the fleet.
  await (await startServer([join(here, '../emulator/main.ts'), '--port', '0', '--state-dir', folder])).stop();
  for (let round = 0; round < Number(values.rounds); round += 1) rounds.push(await measure(folder));
  const of = (name: keyof Round) => rounds.map((round) => Math.round(round[name]));
  console.log(`${seed}, ${rounds.length} starts, ${of('listed')[0]} registries listed`);
  const line = (what: string, name: keyof Round, unit: string, target?: number) => {
    const verdict =
      target === undefined ? '' : `  at most ${target}: ${median(of(name)) <= target ? 'met' : 'MISSED'}`;
    console.log(
      `  ${what.padEnd(44)} ${String(median(of(name))).padStart(6)} ${unit} (${of(name).join(', ')})${verdict}`,
    );
    if (target !== undefined && !(median(of(name)) <= target)) process.exitCode = 1;
  };
  // The targets are for 10,000 registries in 500 subscriptions.
  const judged = seed === 'fleet:10000x500';
  line('ready', 'readyMs', 'ms', judged ? TARGETS.readyMs : undefined);
  line('memory then', 'memoryMb', 'MB', judged ? TARGETS.memoryMb : undefined);
  line(
    'one list per subscription, processor time',
    'listsCpuMs',
    'ms',
    judged ? TARGETS.listsCpuMs : undefined,
  );
  line('a page of Resource Graph, processor time', 'pageCpuMs', 'ms', judged ? TARGETS.pageCpuMs : undefined);
  line('the same with all columns', 'wholePageCpuMs', 'ms');
  line('memory at the end', 'memoryAfterMb', 'MB');
  if (values.write) {
    const machine = `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, Node.js ${process.version}`;
    mkdirSync(join(here, 'results'), { recursive: true });
    writeFileSync(
      join(here, 'results/fleet-seed.json'),
      `${JSON.stringify({ machine, seed, rounds }, null, 2)}\n`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
