/** What the user may do at one scope, of all that this console can do. */
import 'server-only';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { listPermissionsAt } from '#lib/arm/scope-permissions.ts';
import { ok, type Result } from '#lib/errors/failure.ts';
import { CONSOLE_ACTIONS, type ConsoleActionName } from '#lib/rights/console-actions.ts';
import { rightTo } from '#lib/rights/evaluate.ts';
import type { RightsAt } from './shapes.ts';

/** Never fails: rights that cannot be read are unknown, and are tried. @param scope a checked id. */
export async function readRightsAt(arm: ArmConnection, scope: string): Promise<Result<RightsAt>> {
  const permissions = await listPermissionsAt(arm, scope).catch(() => null);
  const names = Object.keys(CONSOLE_ACTIONS) as ConsoleActionName[];
  return ok(
    Object.fromEntries(
      names.map((name) => [name, rightTo(permissions, CONSOLE_ACTIONS[name].action)]),
    ) as RightsAt,
  );
}
