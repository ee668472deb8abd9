/**
 * The write protocol: re-read, three-way merge, one PATCH per API version that is never re-sent, read-back.
 * A lost answer is settled by reading; nothing is called saved that Azure does not show.
 */
import 'server-only';
import { classify, leavesOutcomeUnknown } from '#lib/arm/classify.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { getQuotas } from '#lib/arm/registries.ts';
import { type Failure, fail, ok, type Result, type SupportDetails } from '#lib/errors/failure.ts';
import { isEmpty, isSatisfied, publicPart, touchesSubnets, unsatisfied } from '#lib/network-access/change.ts';
import { type Merged, merge } from '#lib/network-access/merge.ts';
import { accessMode } from '#lib/network-access/mode.ts';
import type { PublicAccess, PublicAccessChange } from '#lib/network-access/model.ts';
import { patchPlan } from '#lib/network-access/patch.ts';
import { registryId } from '#lib/network-access/registry-ref.ts';
import { type ChangeLimits, validateChange } from '#lib/network-access/validate.ts';
import { inTurn } from './in-turn.ts';
import { readAccess, readBack, type SubnetNeed } from './read-back.ts';
import { UNKNOWN_QUOTAS } from './read-registry.ts';
import { sendPatch } from './send-patch.ts';
import type { PublicAccessIntent, RegistryRef, SaveOutcome } from './shapes.ts';

/** Pauses before each read of the read-back; the longer ones settle a PATCH whose answer was lost. Milliseconds. */
export type Pauses = { readonly readBack: readonly number[]; readonly settling: readonly number[] };
export const SAVE_PAUSES: Pauses = { readBack: [0, 500, 1_000], settling: [0, 500, 1_000, 2_000, 4_000] };

/** How often ours is sent again after somebody else's whole-array write took it away. */
const MOST_REAPPLIED = 3;

/** From so many rules on Azure is asked how many there may be: its limits are at least twice that. */
const ASK_LIMIT_FROM = 100;

/**
 * @param pauses see SAVE_PAUSES; tests shorten them. @param isSparing fewer readings, for one of many: what is
 * not edited is not read, so that Azure's budget of reads lasts as long as that of writes.
 */
export function savePublicAccess(
  arm: ArmConnection,
  intent: PublicAccessIntent,
  pauses: Pauses = SAVE_PAUSES,
  isSparing = false,
): Promise<Result<SaveOutcome>> {
  return inTurn(registryId(intent.registry).toLowerCase(), async () => {
    try {
      return await save(arm, intent, pauses, isSparing);
    } catch (error) {
      return fail(classify(error, arm.correlationId));
    }
  });
}

async function save(
  arm: ArmConnection,
  intent: PublicAccessIntent,
  pauses: Pauses,
  isSparing: boolean,
): Promise<Result<SaveOutcome>> {
  const { registry, base, change } = intent;
  const subnets = touchesSubnets(change) || (isSparing && 'spared');
  const isFarFromLimits =
    subnets === 'spared' && base.ipRules.length + change.addIpRules.length < ASK_LIMIT_FROM;
  const windowStart = new Date().toISOString();
  const [theirs, quotas] = await Promise.all([
    readAccess(arm, registry, subnets),
    isFarFromLimits ? UNKNOWN_QUOTAS : getQuotas(arm, registry).catch(() => UNKNOWN_QUOTAS),
  ]);
  const limits: ChangeLimits = {
    sku: theirs.sku,
    exportPolicy: theirs.exportPolicy,
    ipRuleLimit: quotas.ipRules?.limit ?? null,
    subnetRuleLimit: quotas.subnetRules?.limit ?? null,
  };
  // What was asked for is judged as it was asked; what is left to send after merging, once more.
  const asked = validateChange(base, change, { ...limits, ipRuleLimit: null, subnetRuleLimit: null });
  if (asked.length > 0) return fail({ code: 'invalid_input', issues: asked });

  const before = publicPart(theirs);
  const outcome = (after: PublicAccess): Omit<SaveOutcome, 'result' | 'reapplied' | 'settledByReading'> => ({
    before,
    after,
    keptFromOthers: merge(base, after, change).keptFromOthers,
    notSaved: null,
    windowStart,
    readBackAt: new Date().toISOString(),
    correlationId: arm.correlationId,
  });

  // All of it, also what others had already done for us: they may take it back before ours is read back.
  const wanted = unsatisfied(change, base);
  let current = before;
  let settledByReading = false;
  for (let reapplied = 0; ; reapplied += 1) {
    // Ours is merged anew with what Azure holds: from the edit's own base first, then from what we wrote on.
    const merged = merge(reapplied === 0 ? base : before, current, wanted);
    const { effective } = merged;
    const conflict = conflictOf(merged, current, arm.correlationId);
    if (conflict !== null) return fail(conflict);
    if (isEmpty(effective)) {
      if (reapplied === 0)
        return ok({ ...outcome(before), result: 'nothing_to_do', reapplied, settledByReading });
      return fail(takenBack(unsatisfied(wanted, current), current, arm.correlationId));
    }
    const issues = validateChange(current, effective, limits);
    if (issues.length > 0) return fail({ code: 'invalid_input', issues });

    const { after, stopped, ...written } = await write(arm, registry, current, effective, subnets, pauses);
    settledByReading ||= written.settledByReading;
    const common = { reapplied, settledByReading };
    if (stopped !== null) {
      const { failure, rest, isFirst } = stopped;
      if (isFirst || after === null) return fail(failure);
      return ok({ ...outcome(after), ...common, result: 'partly', notSaved: { change: rest, failure } });
    }
    if (after === null) return fail(unknownOutcome({ correlationId: arm.correlationId }));
    if (isSatisfied(wanted, after)) return ok({ ...outcome(after), ...common, result: 'saved' });
    // Azure accepted ours and shows something else: somebody wrote over it in between.
    if (reapplied === MOST_REAPPLIED)
      return fail({
        code: 'conflict',
        fields: ['ipRules', 'mode'],
        current: after,
        details: { correlationId: arm.correlationId },
      });
    current = after;
  }
}

/** Why this edit cannot be merged without somebody's choice; null when it can. */
function conflictOf(
  { conflicts }: Merged,
  current: PublicAccess,
  correlationId: string,
): Extract<Failure, { code: 'conflict' }> | null {
  // Into a mode that this console does not understand nothing is written at all.
  const fields = accessMode(current) === 'unknown' && !conflicts.includes('mode') ? ['mode'] : conflicts;
  return fields.length === 0 ? null : { code: 'conflict', fields, current, details: { correlationId } };
}

/** A setting that somebody else had already made as we wanted it, and that is another again: their choice. */
const takenBack = (
  { setMode, setBypass, setTasksBypass, setDataEndpoint }: PublicAccessChange,
  current: PublicAccess,
  correlationId: string,
): Failure => ({
  code: 'conflict',
  fields: [
    ...(setMode === undefined ? [] : ['mode']),
    ...(setBypass === undefined ? [] : ['bypass']),
    ...(setTasksBypass === undefined ? [] : ['tasksBypass']),
    ...(setDataEndpoint === undefined ? [] : ['dataEndpoint']),
  ],
  current,
  details: { correlationId },
});

type Written = {
  /** The last state that was read; null when Azure could not be read. */
  readonly after: PublicAccess | null;
  readonly settledByReading: boolean;
  /** The PATCH that was not accepted, or whose outcome is not known, and what it would have made. */
  readonly stopped: {
    readonly failure: Failure;
    readonly rest: PublicAccessChange;
    readonly isFirst: boolean;
  } | null;
};

/** Sends the PATCHes of the plan one after the other, each read back before the next. */
async function write(
  arm: ArmConnection,
  registry: RegistryRef,
  current: PublicAccess,
  effective: PublicAccessChange,
  subnets: SubnetNeed,
  pauses: Pauses,
): Promise<Written> {
  let after: PublicAccess | null = current;
  let settledByReading = false;
  for (const [index, patch] of patchPlan(current, effective).entries()) {
    const isThere = (seen: PublicAccess) => isSatisfied(patch.makes, seen);
    const failure = await sendPatch(arm, registry, patch);
    const isLost = failure !== null && leavesOutcomeUnknown(failure);
    if (failure === null || isLost) {
      const waits = isLost ? pauses.settling : pauses.readBack;
      after = await readBack(arm, registry, subnets, waits, isThere);
    }
    const isSettled = isLost && after !== null && isThere(after);
    settledByReading ||= isSettled;
    if (failure !== null && !isSettled)
      return {
        after,
        settledByReading,
        stopped: {
          failure: isLost ? unknownOutcome(failure.details) : failure,
          rest: patch.makes,
          isFirst: index === 0,
        },
      };
  }
  return { after, settledByReading, stopped: null };
}

const unknownOutcome = (details: SupportDetails | undefined): Failure => ({
  code: 'unavailable',
  outcomeUnknown: true,
  ...(details === undefined ? {} : { details }),
});
