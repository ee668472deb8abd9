/** Actions that the user is known to lack for a plan. What cannot be read is tried, not forbidden. */
import 'server-only';
import type { ArmConnection } from '#lib/arm/connection.ts';
import type { Permission } from '#lib/arm/permissions.ts';
import { listPermissionsAt } from '#lib/arm/scope-permissions.ts';
import type { EndpointChoices } from '#lib/network-access/endpoint-plan/choices.ts';
import { neededRights } from '#lib/network-access/endpoint-plan/rights.ts';
import type { MissingRight, Seen } from '#lib/network-access/endpoint-plan/seen.ts';
import { isAllowed } from '#lib/rights/evaluate.ts';

export async function readMissingRights(
  arm: ArmConnection,
  choices: EndpointChoices,
  seen: Omit<Seen, 'missing'>,
): Promise<readonly MissingRight[]> {
  const asked = new Map<string, Promise<readonly Permission[] | null>>();
  const ask = (scope: string) => {
    const answer = asked.get(scope) ?? listPermissionsAt(arm, scope).catch(() => null);
    asked.set(scope, answer);
    return answer;
  };
  const judged = await Promise.all(
    neededRights(choices, seen).map(async (right) => {
      const permissions = await ask(right.scope);
      return permissions === null || isAllowed(permissions, right.action) ? [] : [right];
    }),
  );
  return judged.flat();
}
