// Plays planned interleavings on one embedded Azure, many registries at a time, and counts what became of them.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Emulator, launchEmulator } from '#emulator/launch.ts';
import { ACCESS, ACTION, type Send, writeWhole } from './lost-updates-az.ts';
import { type Lane, makeRegistries, prepare, reset } from './lost-updates-azure.ts';
import type { Protocol, Saved, SaveOrder } from './lost-updates-console.ts';
import { type Change, type Plan, planRound } from './lost-updates-plan.ts';
import { type Console, startConsole, startOf } from './lost-updates-processes.ts';
import { count, emptyTally, type Tally, type Witness } from './lost-updates-tally.ts';
import { tale, toldBy } from './lost-updates-told.ts';
import { type Applied, factsOf, replay } from './lost-updates-truth.ts';

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
  await Promise.all(plays.map(({ lane, plan }) => reset(send, lane, plan.base)));
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
    if (protocol !== 'naive' && lossesOf(tally) > before) onLost(tale(plan, round.asked, saves, steps));
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

const lossesOf = ({ lost, untrue, foreignLost, othersLost, ignored, wronglyTold, wronglyNamed }: Tally) =>
  lost + untrue + foreignLost + othersLost + ignored + wronglyTold + wronglyNamed;

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
