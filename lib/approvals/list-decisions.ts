/** What was decided on connections over all subscriptions, as far back as the activity log reaches. */
import 'server-only';
import pLimit from 'p-limit';
import { LOG_REACH, listEvents } from '#lib/arm/activity-log.ts';
import { classify } from '#lib/arm/classify.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { ok, type Result } from '#lib/errors/failure.ts';
import { readFleet } from '#lib/registries/read-fleet.ts';
import { endpointOf } from './list-approvals.ts';
import { loggedDecisions } from './logged-decisions.ts';
import type { DecisionLog, LoggedDecision } from './shapes.ts';

/** Subscriptions read at once. */
const AT_ONCE = 8;

/** Fails only when the subscriptions cannot be listed; one whose log cannot be read is reported by name. */
export async function listDecisions(arm: ArmConnection): Promise<Result<DecisionLog>> {
  const now = Date.now();
  const from = new Date(now - LOG_REACH);
  // The log seldom names the endpoint; the registries' own connections do, as long as they exist.
  const fleet = await readFleet(arm, () => false);
  if (!fleet.ok) return fleet;
  const endpoints = new Map(
    fleet.value.registries
      .flatMap(({ connections }) => connections)
      .map((connection) => [connection.name.toLowerCase(), endpointOf(connection)?.name ?? null]),
  );
  const limit = pLimit(AT_ONCE);
  const read = await Promise.all(
    fleet.value.subscriptions.map((subscription) =>
      limit(async () => {
        try {
          const subject = { resourceProvider: 'Microsoft.ContainerRegistry' };
          const events = await listEvents(arm, subscription.id, subject, from, new Date(now));
          return { subscription, decisions: loggedDecisions(events, subscription), failure: null };
        } catch (error) {
          return { subscription, decisions: [], failure: classify(error, arm.correlationId) };
        }
      }),
    ),
  );
  const decisions = read
    .flatMap((part): readonly LoggedDecision[] => part.decisions)
    .map((decision) => ({
      ...decision,
      endpoint: decision.endpoint ?? endpoints.get(decision.connectionName.toLowerCase()) ?? null,
    }))
    .sort((a, b) => (a.at < b.at ? 1 : -1));
  return ok({
    decisions,
    from: from.toISOString(),
    failures: read.flatMap(({ subscription, failure }) =>
      failure === null ? [] : [{ subscription, failure }],
    ),
    readAt: new Date(now).toISOString(),
  });
}
