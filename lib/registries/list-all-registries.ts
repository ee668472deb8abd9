/** The registries page: everything the user may see, over all subscriptions. */
import 'server-only';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { toSummary } from '#lib/arm/mappers.ts';
import { ok, type Result } from '#lib/errors/failure.ts';
import { readFleet } from './read-fleet.ts';
import type { RegistryList } from './shapes.ts';

export async function listAllRegistries(arm: ArmConnection): Promise<Result<RegistryList>> {
  const fleet = await readFleet(arm, true);
  if (!fleet.ok) return fleet;
  const { registries, ...rest } = fleet.value;
  return ok({
    ...rest,
    registries: registries.flatMap(({ wire, subnetRules }) => toSummary(wire, subnetRules) ?? []),
  });
}
