// One of two console processes: saves through the console's own code, the real SDK and the real sign-in chain,
// and asks afterwards what the console asks. Started with --conditions=react-server, as the server runs.
import { setTimeout as wait } from 'node:timers/promises';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { patchRegistry } from '#lib/arm/registries.ts';
import { credentialFor } from '#lib/auth/on-behalf-of.ts';
import { fail, ok, type Result } from '#lib/errors/failure.ts';
import { CURRENT_API, SUBNET_RULES_API } from '#lib/network-access/api-versions.ts';
import { apply, isEmpty, NO_CHANGE, publicPart } from '#lib/network-access/change.ts';
import { merge } from '#lib/network-access/merge.ts';
import type { PublicAccess } from '#lib/network-access/model.ts';
import { patchPlan } from '#lib/network-access/patch.ts';
import { registryId } from '#lib/network-access/registry-ref.ts';
import { needsChecks } from '#lib/operations/aftermath.ts';
import { foreignWritesQuery } from '#lib/operations/foreign-writes-query.ts';
import type { SaveOperation } from '#lib/operations/operation.ts';
import { findForeignWrites } from '#lib/registries/find-foreign-writes.ts';
import { readAccess } from '#lib/registries/read-back.ts';
import { savePublicAccess } from '#lib/registries/save-public-access.ts';
import { sendPatch } from '#lib/registries/send-patch.ts';
import type { ForeignWrites, PublicAccessIntent, RegistryRef, SaveOutcome } from '#lib/registries/shapes.ts';
import { submittedOnce } from '#lib/registries/submitted-once.ts';
import { type Send, sender, type Wire, writeWhole } from './lost-updates-az.ts';
import { type Change, seeded } from './lost-updates-plan.ts';

/** `console` is ours, `naive` what az does; the others are ours with one step left out, and must be caught. */
export type Protocol = 'console' | 'naive' | 'stale-whole-array' | 'no-read-back' | 'no-foreign-check';

export type Start = {
  readonly wire: Wire;
  readonly assertion: string;
  readonly settings: Omit<Parameters<typeof credentialFor>[1], 'ca'>;
};

export type SaveOrder = {
  readonly id: string;
  readonly protocol: Protocol;
  readonly registry: RegistryRef;
  readonly base: PublicAccess;
  readonly change: Change;
  readonly jitter: number;
};

export type Saved = {
  /** `saved` also for nothing to do; `failed` for everything that was not called saved. */
  readonly result: 'saved' | 'failed';
  readonly code: string;
  /** What the log was asked about it said; null when it was not asked. */
  readonly found: ForeignWrites | null;
};

type Order = { readonly key: number } & (
  | { readonly kind: 'start'; readonly start: Start }
  | { readonly kind: 'save'; readonly order: SaveOrder }
  | { readonly kind: 'check'; readonly id: string }
);

/** Long enough to read again under load, short enough for thousands of rounds. */
const PAUSES = { readBack: [0, 15, 40], settling: [0, 10, 20, 40, 80] };

let arm: ArmConnection;
let send: Send;
const operations = new Map<string, { readonly operation: SaveOperation; readonly protocol: Protocol }>();

function start({ wire, assertion, settings }: Start): void {
  // The authority's certificate comes by NODE_EXTRA_CA_CERTS: connections are then kept, as with Azure's own.
  arm = {
    endpoint: wire.arm,
    credential: credentialFor(assertion, { ...settings, ca: null }),
    ca: null,
    correlationId: '',
  };
  send = sender(wire);
}

/** Every request of the gateway asks for a token first: a random pause there is a random latency. */
function slowed(jitter: number, correlationId: string): ArmConnection {
  const random = seeded(jitter);
  const { credential } = arm;
  return {
    ...arm,
    correlationId,
    credential: {
      async getToken(...args) {
        await wait(random() < 0.15 ? 20 + random() * 50 : random() * 15);
        return credential.getToken(...args);
      },
    },
  };
}

async function save({ id, protocol, registry, base, change, jitter }: SaveOrder): Promise<Saved> {
  const startedAt = new Date().toISOString();
  const intent: PublicAccessIntent = { registry, base, change };
  const connection = slowed(jitter, id);
  const result = await submittedOnce('console', { submission: id }, () =>
    run(protocol, connection, intent, jitter),
  );
  const operation: SaveOperation = {
    id,
    kind: 'public-access',
    registry,
    intent,
    startedAt,
    finishedAt: new Date().toISOString(),
    ...(result.ok
      ? { phase: 'succeeded', outcome: result.value }
      : { phase: 'failed', failure: result.failure }),
  };
  operations.set(id, { operation, protocol });
  return {
    result: result.ok && result.value.result !== 'partly' ? 'saved' : 'failed',
    code: result.ok ? result.value.result : result.failure.code,
    found: null,
  };
}

function run(
  protocol: Protocol,
  connection: ArmConnection,
  intent: PublicAccessIntent,
  jitter: number,
): Promise<Result<SaveOutcome>> {
  if (protocol === 'naive') return naive(connection, intent, jitter);
  if (protocol === 'stale-whole-array') return staleWholeArray(connection, intent);
  if (protocol === 'no-read-back') return noReadBack(connection, intent);
  return savePublicAccess(connection, intent, PAUSES);
}

const claimed = (
  connection: ArmConnection,
  before: PublicAccess,
  after: PublicAccess,
  windowStart: string,
): SaveOutcome => ({
  result: 'saved',
  before,
  after,
  keptFromOthers: NO_CHANGE,
  notSaved: null,
  reapplied: 0,
  settledByReading: false,
  windowStart,
  readBackAt: new Date().toISOString(),
  correlationId: connection.correlationId,
});

async function naive(
  connection: ArmConnection,
  { registry, base, change }: PublicAccessIntent,
  jitter: number,
): Promise<Result<SaveOutcome>> {
  const isDone = await writeWhole(send, registryId(registry), change, connection.correlationId, jitter);
  return isDone
    ? ok(claimed(connection, base, apply(base, change), ''))
    : fail({ code: 'unavailable', outcomeUnknown: true });
}

/** Planted: the arrays as the page showed them, with the change, whatever Azure holds by now. */
async function staleWholeArray(
  connection: ArmConnection,
  { registry, base, change }: PublicAccessIntent,
): Promise<Result<SaveOutcome>> {
  const windowStart = new Date().toISOString();
  const wanted = apply(base, change);
  const { publicNetworkAccess, defaultAction, ipRules, subnetRules } = wanted;
  const failure = await sendPatch(connection, registry, {
    apiVersion: SUBNET_RULES_API,
    makes: change,
    properties: {
      publicNetworkAccess,
      networkRuleSet: {
        defaultAction,
        ipRules: ipRules.map((value) => ({ action: 'Allow', value })),
        virtualNetworkRules: subnetRules ?? [],
      },
    },
  });
  return failure === null ? ok(claimed(connection, base, wanted, windowStart)) : fail(failure);
}

/** Planted: whatever came of the PATCH, it is called saved unless Azure refused it. */
async function noReadBack(
  connection: ArmConnection,
  { registry, base, change }: PublicAccessIntent,
): Promise<Result<SaveOutcome>> {
  const windowStart = new Date().toISOString();
  const before = publicPart(await readAccess(connection, registry, true));
  const { effective, conflicts, target } = merge(base, before, change);
  if (conflicts.length > 0) return fail({ code: 'conflict', fields: conflicts });
  for (const patch of isEmpty(effective) ? [] : patchPlan(before, effective)) {
    await patchRegistry(connection, registry, {
      apiVersion: patch.apiVersion ?? CURRENT_API,
      properties: patch.properties,
    }).catch(() => null);
  }
  return ok(claimed(connection, before, target, windowStart));
}

async function check(id: string): Promise<ForeignWrites | null> {
  const { operation, protocol } = operations.get(id) ?? {};
  operations.delete(id);
  if (operation === undefined || protocol === 'naive' || protocol === 'no-foreign-check') return null;
  if (!needsChecks(operation)) return null;
  const found = await findForeignWrites(
    { ...arm, correlationId: `check ${id}` },
    foreignWritesQuery(operation, Date.now()),
  );
  if (!found.ok) throw new Error(`The log could not be asked: ${JSON.stringify(found.failure)}`);
  return found.value;
}

async function obey(order: Order): Promise<unknown> {
  if (order.kind === 'start') return start(order.start);
  return order.kind === 'save' ? save(order.order) : check(order.id);
}

process.on('message', (order: Order) => {
  obey(order)
    .then((value) => process.send?.({ key: order.key, value: value ?? null }))
    .catch((error: unknown) =>
      process.send?.({ key: order.key, error: String(error instanceof Error ? error.stack : error) }),
    );
});
process.once('disconnect', () => process.exit(0));
