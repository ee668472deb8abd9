/** The registries page: everything the user may see, over all subscriptions. */
import 'server-only';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { ok, type Result } from '#lib/errors/failure.ts';
import { readFleet } from './read-fleet.ts';
import type { RegistryList, RegistryState, RegistrySummary } from './shapes.ts';

export async function listAllRegistries(arm: ArmConnection): Promise<Result<RegistryList>> {
  const fleet = await readFleet(arm, () => true);
  if (!fleet.ok) return fleet;
  return ok({ ...fleet.value, registries: fleet.value.registries.map(toSummary) });
}

/** The grid shows counts: the connections themselves would double what is sent. */
function toSummary(registry: RegistryState): RegistrySummary {
  const { connections, dataEndpointHostNames, ...summary } = registry;
  return summary;
}
