// Plays planned interleavings on one embedded Azure, many registries at a time, and counts what became of them.
import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Emulator, launchEmulator } from '#emulator/launch.ts';
import { ACCESS, ACTION, type Send, sender, writeWhole } from './lost-updates-az.ts';
import type { Protocol, Saved, SaveOrder, Start } from './lost-updates-console.ts';
import { type Change, type Plan, planRound } from './lost-updates-plan.ts';
import { count, emptyTally, type Tally, type Witness } from './lost-updates-tally.ts';
import { type Applied, factsOf, made, replay, type Step } from './lost-updates-truth.ts';

export type Options = {
  readonly rounds: number;
  readonly seed: number;
  /** Registries at a time. */
  readonly lanes: number;
  readonly protocols: readonly Protocol[];
  /** Told after every batch. */
  readonly onProgress?: (done: number) => void;
  /** Told of every round in which the console's protocol lost something. */
  readonly onLost?: (tale: string) => void;
};

type LoggedRequest = Awaited<ReturnType<Emulator['admin']['requests']>>['entries'][number];
type Lane = { readonly id: string; readonly ref: SaveOrder['registry'] };
const CONSOLES = 2;

/** Every round is played once for each protocol, with the same plan. */
export async function runLostUpdates(options: Options): Promise<ReadonlyMap<Protocol, Tally>> {
  const folder = mkdtempSync(join(tmpdir(), 'lost-updates-'));
  const azure = await launchEmulator({ stateDir: folder });
  const consoles: Console[] = [];
  try {
    const send = await prepare(azure);
    const start = await startOf(azure);
    for (let index = 0; index < CONSOLES; index += 1) consoles.push(await startConsole(azure, start));
    const { lanes, subnets } = await makeRegistries(send, options.lanes);
    const tallies = new Map(options.protocols.map((protocol) => [protocol, emptyTally()] as const));
    for (let first = 0; first < options.rounds; first += lanes.length) {
      const plans = lanes
        .slice(0, options.rounds - first)
        .map((lane, index) => ({ lane, plan: planRound(options.seed, first + index, subnets) }));
      for (const [protocol, tally] of tallies)
        await playBatch(azure, send, consoles, protocol, plans, tally, options.onLost ?? (() => {}));
      options.onProgress?.(first + plans.length);
    }
    return tallies;
  } finally {
    for (const { child } of consoles) child.disconnect();
    await azure.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function prepare({ admin, endpoints }: Emulator): Promise<Send> {
  const lifted = { capacity: 1e12, perSecond: 1e12 };
  await admin.settings({
    rateLimits: { reads: lifted, writes: lifted, deletes: lifted },
    activityLogDelayMs: 0,
    longOperationMs: 0,
  });
  const token = await admin.token({ user: 'operator', kind: 'arm', mfa: true });
  return sender({ arm: endpoints.arm, ca: readFileSync(endpoints.ca, 'utf8'), token });
}

async function startOf({ admin, endpoints, clientSecret }: Emulator): Promise<Start> {
  const { arm, authority, tenantId, clientId, ca } = endpoints;
  return {
    wire: {
      arm,
      ca: readFileSync(ca, 'utf8'),
      token: await admin.token({ user: 'operator', kind: 'arm', mfa: true }),
    },
    assertion: await admin.token({ user: 'operator', kind: 'api', mfa: true }),
    settings: { tenantId, clientId, clientSecret, authorityHost: authority },
  };
}

type Console = {
  readonly child: ChildProcess;
  ask<T>(order: object): Promise<T>;
};

async function startConsole({ endpoints }: Emulator, start: Start): Promise<Console> {
  const child = fork(fileURLToPath(new URL('lost-updates-console.ts', import.meta.url)), [], {
    execArgv: ['--conditions=react-server'],
    env: { ...process.env, NODE_EXTRA_CA_CERTS: endpoints.ca },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let last = 0;
  const open = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  child.on('message', ({ key, value, error }: { key: number; value: never; error?: string }) => {
    const waiting = open.get(key);
    open.delete(key);
    if (error === undefined) waiting?.resolve(value);
    else waiting?.reject(new Error(error));
  });
  child.once('exit', (code) => {
    for (const { reject } of open.values()) reject(new Error(`A console process ended with code ${code}.`));
  });
  const ask = <T>(order: object) =>
    new Promise<T>((resolve, reject) => {
      last += 1;
      open.set(last, { resolve, reject });
      child.send({ key: last, ...order });
    });
  await ask({ kind: 'start', start });
  return { child, ask };
}

/** Premium registries of our own, and subnets that rules may name. */
async function makeRegistries(send: Send, wanted: number) {
  const group = await findGroup(send);
  const put = async (path: string, version: string, body: object) => {
    const { status, body: answer } = await send('PUT', `${path}?api-version=${version}`, randomUUID(), body);
    if (status > 201) throw new Error(`PUT ${path}: ${JSON.stringify(answer)}`);
  };
  const network = `${group}/providers/Microsoft.Network/virtualNetworks/vnet-lost-updates`;
  const names = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `snet-${letter}`);
  await put(network, '2024-05-01', {
    location: 'westeurope',
    properties: {
      addressSpace: { addressPrefixes: ['10.99.0.0/16'] },
      subnets: names.map((name, index) => ({
        name,
        properties: {
          addressPrefix: `10.99.${index}.0/24`,
          serviceEndpoints: [{ service: 'Microsoft.ContainerRegistry' }],
        },
      })),
    },
  });
  const [, , subscriptionId = '', , resourceGroup = ''] = group.split('/');
  const lanes = Array.from({ length: wanted }, (_, index): Lane => {
    const name = `lostupdates${String(index).padStart(4, '0')}`;
    return {
      id: `${group}/providers/Microsoft.ContainerRegistry/registries/${name}`,
      ref: { subscriptionId, resourceGroup, name },
    };
  });
  for (const { id } of lanes)
    await put(id, '2023-11-01-preview', { location: 'westeurope', sku: { name: 'Premium' }, properties: {} });
  await wait(50);
  return { lanes, subnets: names.map((name) => `${network}/subnets/${name}`) };
}

async function findGroup(send: Send): Promise<string> {
  const list = async (path: string, version: string) => {
    const { body } = await send('GET', `${path}?api-version=${version}`, randomUUID());
    return (body as { value?: { id: string }[] } | null)?.value ?? [];
  };
  for (const { id } of await list('/subscriptions', '2022-12-01')) {
    const [group] = await list(`${id}/resourceGroups`, '2021-04-01');
    if (group !== undefined) return group.id;
  }
  throw new Error('The seed has no resource group.');
}

type Play = { readonly lane: Lane; readonly plan: Plan };

async function playBatch(
  azure: Emulator,
  send: Send,
  consoles: readonly Console[],
  protocol: Protocol,
  plays: readonly Play[],
  tally: Tally,
  onLost: (tale: string) => void,
): Promise<void> {
  await azure.admin.clearRequests();
  await Promise.all(plays.map(({ lane, plan }) => reset(send, lane, plan)));
  const { entries: before } = await azure.admin.requests();
  const since = before.at(-1)?.seq ?? 0;
  await azure.admin.setFaults(
    plays.flatMap(({ lane, plan }) =>
      plan.faults.map((fault) => ({
        match: { operation: 'registries.patch', pathIncludes: `${lane.ref.name}` },
        ...fault,
      })),
    ),
  );
  const played = await Promise.all(plays.map((play) => playRound(send, consoles, protocol, play)));
  await azure.admin.setFaults([]);
  const checked = await Promise.all(played.map((round) => checkRound(consoles, protocol, round)));
  const { entries } = await azure.admin.requests(since);
  for (const [index, { plan, lane }] of plays.entries()) {
    const round = checked[index];
    if (round === undefined) continue;
    const applied = entries.filter(
      (entry) =>
        entry['operation'] === 'registries.patch' &&
        entry['applied'] === true &&
        String(entry['path']).endsWith(`/${lane.ref.name}`),
    );
    const steps = replay(plan.base, applied.map(appliedOf));
    const end = steps.at(-1)?.is ?? factsOf(plan.base);
    const before = lossesOf(tally);
    const saves = round.saves.map((save) => ({ ...save, readAt: firstReading(save.by, entries) }));
    count(tally, round.asked, saves, steps, end);
    if (protocol !== 'naive' && lossesOf(tally) > before) onLost(tale(plan, round, steps));
    tally.twice += round.twice.length;
    tally.twiceDifferent += round.twice.filter((isSame) => !isSame).length;
  }
}

const appliedOf = (entry: LoggedRequest): Applied => ({
  seq: entry.seq,
  by: String(entry['correlationId']),
  apiVersion: entry['apiVersion'] as string | null,
  body: entry['requestBody'],
});

function firstReading(by: string, entries: readonly LoggedRequest[]): number {
  const reading = entries.find(
    (entry) => entry['operation'] === 'registries.get' && entry['correlationId'] === by,
  );
  return reading?.seq ?? Number.POSITIVE_INFINITY;
}

async function reset(send: Send, { id }: Lane, { base }: Plan): Promise<void> {
  const properties = {
    publicNetworkAccess: ACCESS[base.mode],
    networkRuleSet: {
      defaultAction: ACTION[base.mode],
      ipRules: base.ipRules.map((value) => ({ action: 'Allow', value })),
      virtualNetworkRules: base.subnets.map((subnet) => ({ action: 'Allow', id: subnet })),
    },
  };
  const patch = () =>
    send('PATCH', `${id}?api-version=2021-08-01-preview`, `reset-${randomUUID()}`, { properties });
  // A connection that was kept from the last round may have been closed meanwhile.
  const { status, body } = await patch().catch(patch);
  if (status !== 200) throw new Error(`Reset: ${JSON.stringify(body)}`);
}

const lossesOf = ({ lost, untrue, foreignLost, othersLost, ignored, wronglyTold }: Tally) =>
  lost + untrue + foreignLost + othersLost + ignored + wronglyTold;

/** A round in which something was lost, to be read by a person. */
function tale({ base, faults }: Plan, { asked, saves }: Round, steps: readonly Step[]): string {
  const names = new Map([...asked.keys()].map((by) => [by, by.slice(0, 4)] as const));
  const lines = [
    `base ${base.mode} ${base.ipRules.join(' ')} ${base.subnets.map((id) => id.split('/').at(-1)).join(' ')}`,
    `faults ${JSON.stringify(faults)}`,
    ...[...asked].map(([by, change]) => `${names.get(by)} asks ${JSON.stringify(change)}`),
    ...saves.map(({ by, code, told }) => `${names.get(by)} ${code}, told ${JSON.stringify(told)}`),
    ...steps.map((step) => `${names.get(step.by)} made ${made(step).join(', ')}`),
  ];
  return lines.map((line) => line.replaceAll(/\/subscriptions\S*?subnets\//g, '')).join('\n');
}

type Round = {
  /** By correlation id. */
  readonly asked: Map<string, Change>;
  readonly saves: Witness[];
  readonly twice: readonly boolean[];
};

async function playRound(
  send: Send,
  consoles: readonly Console[],
  protocol: Protocol,
  { lane, plan }: Play,
): Promise<Round> {
  const asked = new Map<string, Change>();
  const twice: boolean[] = [];
  const { base } = plan;
  const shown = {
    publicNetworkAccess: ACCESS[base.mode],
    defaultAction: ACTION[base.mode],
    ipRules: base.ipRules,
    subnetRules: base.subnets.map((id) => ({ id, action: 'Allow' })),
    bypass: 'AzureServices',
    tasksBypass: false,
    dataEndpointEnabled: false,
  };
  const saving = consoles.map(async ({ ask }, index): Promise<Witness> => {
    const { startMs, change, jitter, againMs } = plan.saves[index === 0 ? 0 : 1];
    const id = randomUUID();
    asked.set(id, change);
    const order: SaveOrder = { id, protocol, registry: lane.ref, base: shown, change, jitter };
    await wait(startMs);
    const first = ask<Saved>({ kind: 'save', order });
    const second = againMs === null ? null : wait(againMs).then(() => ask<Saved>({ kind: 'save', order }));
    const saved = await first;
    if (second !== null) twice.push(JSON.stringify(await second) === JSON.stringify(saved));
    return {
      by: id,
      isSaved: saved.result === 'saved',
      code: saved.code,
      readAt: Number.POSITIVE_INFINITY,
      told: { undone: [], gone: [] },
    };
  });
  const az = async () => {
    for (const { startMs, change, jitter } of plan.az) {
      const id = randomUUID();
      asked.set(id, change);
      await wait(startMs);
      await writeWhole(send, lane.id, change, id, jitter);
    }
  };
  const [saves] = await Promise.all([Promise.all(saving), az()]);
  return { asked, saves, twice };
}

/** Asks, once all is quiet, what the console asks half a minute later. */
async function checkRound(consoles: readonly Console[], protocol: Protocol, round: Round): Promise<Round> {
  if (protocol === 'naive') return round;
  const saves = await Promise.all(
    round.saves.map(async (save, index): Promise<Witness> => {
      const found = await consoles[index]?.ask<Saved['found']>({ kind: 'check', id: save.by });
      return found ? { ...save, told: toldBy(found) } : save;
    }),
  );
  return { ...round, saves };
}

type Found = NonNullable<Saved['found']>;

function toldBy({ foreign, vanished }: Found): Witness['told'] {
  return {
    undone: foreign.flatMap(({ undone }) => {
      if (undone === null) return [];
      const { change, defaultAction, isCertain } = undone;
      return [
        ...words(change).map((one) => ({ wishes: one, isCertain })),
        ...(defaultAction === null ? [] : [{ wishes: [`+defaultAction ${defaultAction}`], isCertain }]),
      ];
    }),
    gone: vanished.flatMap(({ by, change }) => (by === null ? [] : words(change).flat())),
  };
}

/** One list for each thing told; a mode is two facts, of which one may be news. */
function words(change: Found['vanished'][number]['change']): readonly (readonly string[])[] {
  const { addIpRules, removeIpRules, addSubnetRules, removeSubnetRules, setMode } = change;
  return [
    ...addIpRules.map((rule) => [`+ip ${rule}`]),
    ...removeIpRules.map((rule) => [`-ip ${rule}`]),
    ...addSubnetRules.map((id) => [`+subnet ${id.toLowerCase()}`]),
    ...removeSubnetRules.map((id) => [`-subnet ${id.toLowerCase()}`]),
    ...(setMode === undefined
      ? []
      : [[`+publicNetworkAccess ${ACCESS[setMode]}`, `+defaultAction ${ACTION[setMode]}`]]),
  ];
}
