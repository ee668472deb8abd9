/**
 * Carries out one reviewed step by the write protocol: re-read, refuse what is not as it was reviewed, one
 * write under a precondition that is never re-sent, read back. What is there already is not written again,
 * so a repair that stopped anywhere can be started anew.
 */
import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import { classify, leavesOutcomeUnknown } from '#lib/arm/classify.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { putZoneGroup } from '#lib/arm/endpoint-dns.ts';
import { deleteLink, deleteRecord, putLink, putRecord, putZone } from '#lib/arm/private-dns.ts';
import type { RepairStep } from '#lib/dns-health/step.ts';
import { type Failure, fail, ok, type Result } from '#lib/errors/failure.ts';
import { registryId } from '#lib/network-access/registry-ref.ts';
import { inTurn } from '#lib/registries/in-turn.ts';
import type { RepairIntent } from './shapes.ts';
import { hasAddresses, requireEndpoint, requireZone, type StepState, stepState } from './step-state.ts';

/** What is followed afterwards; the use case below it never trusts more than this. */
export type RepairTicket = {
  readonly kind: 'dns-repair';
  readonly step: RepairStep;
  /** Null when Azure named no operation, or its answer was lost: the thing itself is then read. */
  readonly operationUrl: string | null;
};

export type StepStarted =
  | { readonly state: 'done'; readonly readBackAt: string }
  | { readonly state: 'running'; readonly ticket: RepairTicket };

/** Pauses before each read of the read-back; the longer ones settle a write whose answer was lost. Milliseconds. */
export type Pauses = { readonly readBack: readonly number[]; readonly settling: readonly number[] };
const PAUSES: Pauses = { readBack: [0, 300, 1_000], settling: [0, 500, 1_500, 4_000] };

/** @param pauses see PAUSES; tests shorten them. */
export function startRepairStep(
  arm: ArmConnection,
  { registry, step }: RepairIntent,
  pauses: Pauses = PAUSES,
): Promise<Result<StepStarted>> {
  return inTurn(`dns ${registryId(registry).toLowerCase()}`, async () => {
    try {
      return await start(arm, step, pauses);
    } catch (error) {
      return fail(classify(error, arm.correlationId));
    }
  });
}

async function start(arm: ArmConnection, step: RepairStep, pauses: Pauses): Promise<Result<StepStarted>> {
  const before = await stepState(arm, step);
  if (before.state === 'done') return ok(done());
  if (before.state === 'working') return ok(running(step, null));
  if (before.state === 'changed') return fail(overtaken(step, before.current, arm.correlationId));
  if (!(await hasAddresses(arm, step))) return fail(overtaken(step, null, arm.correlationId, 'endpoint'));

  const sent = await send(arm, step);
  if ('url' in sent) {
    if (isLong(step)) return ok(running(step, sent.url));
    const after = await readBack(arm, step, pauses.readBack);
    if (after?.state === 'done') return ok(done());
    return fail(
      after?.state === 'changed' || after?.state === 'open'
        ? overtaken(step, 'current' in after ? after.current : null, arm.correlationId)
        : unknownOutcome(arm.correlationId),
    );
  }
  if (!leavesOutcomeUnknown(sent.failure)) return fail(sent.failure);
  // The answer was lost: did Azure take it up?
  const after = await readBack(arm, step, pauses.settling);
  if (after?.state === 'done') return ok(done());
  if (after?.state === 'working') return ok(running(step, null));
  return fail({ ...sent.failure, code: 'unavailable', outcomeUnknown: true });
}

const done = () => ({ state: 'done', readBackAt: new Date().toISOString() }) as const;

const running = (step: RepairStep, operationUrl: string | null) =>
  ({ state: 'running', ticket: { kind: 'dns-repair', step, operationUrl } }) as const;

/** Record sets are written at once; all else takes Azure a while. */
const isLong = ({ kind }: RepairStep): boolean => kind !== 'put_record' && kind !== 'remove_record';

/** Somebody else was there since the review: shown, never overwritten. */
export const overtaken = (
  step: RepairStep,
  current: unknown,
  correlationId: string,
  field: string = step.kind,
): Failure => ({ code: 'conflict', fields: [field], current, details: { correlationId } });

const unknownOutcome = (correlationId: string): Failure => ({
  code: 'unavailable',
  outcomeUnknown: true,
  details: { correlationId },
});

async function send(
  arm: ArmConnection,
  step: RepairStep,
): Promise<{ readonly url: string | null } | { readonly failure: Failure }> {
  try {
    return { url: await write(arm, step) };
  } catch (error) {
    return { failure: classify(error, arm.correlationId) };
  }
}

/** @returns where a long operation is followed. */
async function write(arm: ArmConnection, step: RepairStep): Promise<string | null> {
  const zone = requireZone(step.zoneId);
  switch (step.kind) {
    case 'put_zone':
      return putZone(arm, zone);
    case 'put_group':
      return putZoneGroup(arm, requireEndpoint(step.endpointId), step.group, step.zoneId);
    case 'put_link':
      return putLink(arm, zone, step.link, step);
    case 'remove_link':
      return deleteLink(arm, zone, step.link, step.etag);
    case 'put_record':
      await putRecord(arm, zone, step.name, step, step.etag);
      return null;
    case 'remove_record':
      await deleteRecord(arm, zone, step.name, step.etag);
      return null;
  }
}

/** @returns the last state that could be read; null when none could. */
async function readBack(
  arm: ArmConnection,
  step: RepairStep,
  pauses: readonly number[],
): Promise<StepState | null> {
  let seen: StepState | null = null;
  for (const pause of pauses) {
    await wait(pause);
    seen = await stepState(arm, step).catch(() => seen);
    if (seen?.state === 'done') break;
  }
  return seen;
}
