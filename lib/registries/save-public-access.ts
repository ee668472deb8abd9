/**
 * The write protocol: re-read, three-way merge, one PATCH that is never re-sent, read-back. A lost
 * answer is settled by reading; nothing is called saved that Azure does not show.
 */
import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import { classify, leavesOutcomeUnknown } from '#lib/arm/classify.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { getQuotas, getRegistry, patchPublicAccess } from '#lib/arm/registries.ts';
import { type Failure, fail, ok, type Result } from '#lib/errors/failure.ts';
import { isEmpty, isSatisfied } from '#lib/network-access/change.ts';
import { merge } from '#lib/network-access/merge.ts';
import { accessMode } from '#lib/network-access/mode.ts';
import type { NetworkAccess, PublicAccess } from '#lib/network-access/model.ts';
import { patchBody } from '#lib/network-access/patch.ts';
import { validateChange } from '#lib/network-access/validate.ts';
import { UNKNOWN_QUOTAS } from './read-registry.ts';
import type { PublicAccessIntent, RegistryRef, SaveOutcome } from './shapes.ts';

/** Pauses before each read that settles a PATCH whose answer was lost. Milliseconds. */
const SETTLING_PAUSES = [0, 500, 1_000, 2_000, 4_000];

/** @param settlingPauses see SETTLING_PAUSES; tests shorten them. */
export async function savePublicAccess(
  arm: ArmConnection,
  intent: PublicAccessIntent,
  settlingPauses: readonly number[] = SETTLING_PAUSES,
): Promise<Result<SaveOutcome>> {
  const { registry, base, change } = intent;
  try {
    const [theirs, quotas] = await Promise.all([
      readAccess(arm, registry),
      getQuotas(arm, registry).catch(() => UNKNOWN_QUOTAS),
    ]);
    const limits = { sku: theirs.sku, ipRuleLimit: quotas.ipRules?.limit ?? null };
    // What was asked for is judged as it was asked; what is left to send after merging, once more.
    const asked = validateChange(base, change, { ...limits, ipRuleLimit: null });
    if (asked.length > 0) return fail({ code: 'invalid_input', issues: asked });
    const before = publicPart(theirs);
    const { target, effective, keptFromOthers, conflicts } = merge(base, before, change);
    if (conflicts.length > 0 || accessMode(before) === 'unknown')
      return fail({
        code: 'conflict',
        fields: ['mode'],
        current: before,
        details: { correlationId: arm.correlationId },
      });

    const common = { before, keptFromOthers, correlationId: arm.correlationId };
    if (isEmpty(effective))
      return ok({
        result: 'nothing_to_do',
        after: before,
        settledByReading: false,
        readBackAt: now(),
        ...common,
      });

    const issues = validateChange(before, effective, limits);
    if (issues.length > 0) return fail({ code: 'invalid_input', issues });

    const lost = await send(arm, registry, before, effective);
    if (lost !== null && !leavesOutcomeUnknown(lost)) return fail(lost);
    const isThere = (seen: PublicAccess) => isSatisfied(effective, seen);
    const after =
      lost === null
        ? await readBack(arm, registry, [0, 1_000], () => true)
        : await readBack(arm, registry, settlingPauses, isThere);
    // The mode is sent along with every rule: one that another person set in between must not pass unseen.
    if (after !== null && isSatisfied(effective, after) && accessMode(after) === accessMode(target))
      return ok({ result: 'saved', after, settledByReading: lost !== null, readBackAt: now(), ...common });
    if (after === null || lost !== null)
      return fail({
        code: 'unavailable',
        outcomeUnknown: true,
        details: lost?.details ?? { correlationId: arm.correlationId },
      });
    // Azure accepted ours and shows something else: somebody wrote over it in between.
    return fail({
      code: 'conflict',
      fields: ['ipRules', 'mode'],
      current: after,
      details: { correlationId: arm.correlationId },
    });
  } catch (error) {
    return fail(classify(error, arm.correlationId));
  }
}

const now = () => new Date().toISOString();

const readAccess = async (arm: ArmConnection, ref: RegistryRef) => (await getRegistry(arm, ref)).access;

const publicPart = ({ publicNetworkAccess, defaultAction, ipRules }: NetworkAccess): PublicAccess => ({
  publicNetworkAccess,
  defaultAction,
  ipRules,
});

/** @returns null when Azure accepted, otherwise why not. */
async function send(
  arm: ArmConnection,
  ref: RegistryRef,
  before: PublicAccess,
  effective: PublicAccessIntent['change'],
): Promise<Failure | null> {
  try {
    await patchPublicAccess(arm, ref, patchBody(before, effective));
    return null;
  } catch (error) {
    return classify(error, arm.correlationId);
  }
}

/**
 * Reads after each pause until `isEnough`, or to the end. @returns what Azure held last, or null when it
 * could not be read at all.
 */
async function readBack(
  arm: ArmConnection,
  ref: RegistryRef,
  pauses: readonly number[],
  isEnough: (seen: PublicAccess) => boolean,
): Promise<PublicAccess | null> {
  let seen: PublicAccess | null = null;
  for (const pause of pauses) {
    await wait(pause);
    try {
      seen = publicPart(await readAccess(arm, ref));
    } catch {
      continue;
    }
    if (isEnough(seen)) break;
  }
  return seen;
}
