/** Who brought each rule of a registry and when, as far as the activity log tells. */
import 'server-only';
import { LOG_REACH, listActivity } from '#lib/arm/activity-log.ts';
import { classify } from '#lib/arm/classify.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { fail, ok, type Result } from '#lib/errors/failure.ts';
import { loggedWrites } from '#lib/network-access/logged-writes.ts';
import { ruleOrigins } from '#lib/network-access/rule-origins.ts';
import { readAccess } from './read-back.ts';
import type { RegistryRef, RuleHistory } from './shapes.ts';

export async function readRuleHistory(
  arm: ArmConnection,
  registry: RegistryRef,
): Promise<Result<RuleHistory>> {
  const now = new Date();
  const reach = new Date(now.getTime() - LOG_REACH);
  try {
    const [access, events] = await Promise.all([
      readAccess(arm, registry, false),
      listActivity(arm, registry, reach, now),
    ]);
    return ok({ ...ruleOrigins(loggedWrites(events), access), reach: reach.toISOString() });
  } catch (error) {
    return fail(classify(error, arm.correlationId));
  }
}
