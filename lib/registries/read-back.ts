/** Reading a registry's network access before and after a write, subnet rules included. */
import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { getRegistry, getSubnetRules } from '#lib/arm/registries.ts';
import { publicPart } from '#lib/network-access/change.ts';
import type { NetworkAccess, PublicAccess } from '#lib/network-access/model.ts';
import type { RegistryRef } from './shapes.ts';

/** True: it is an error that subnet rules cannot be read. False: they are then unknown. `spared`: not asked for. */
export type SubnetNeed = boolean | 'spared';

/** Two readings, because no API version carries everything; one where subnet rules are spared. */
export async function readAccess(
  arm: ArmConnection,
  registry: RegistryRef,
  subnets: SubnetNeed,
): Promise<NetworkAccess> {
  const rules = subnets === 'spared' ? Promise.resolve(null) : getSubnetRules(arm, registry);
  const [{ access }, subnetRules] = await Promise.all([
    getRegistry(arm, registry),
    subnets === true ? rules : rules.catch(() => null),
  ]);
  return { ...access, subnetRules };
}

/**
 * Reads after each pause until `isEnough`, or to the end. @returns what Azure held last, or null when it
 * could not be read at all.
 */
export async function readBack(
  arm: ArmConnection,
  registry: RegistryRef,
  subnets: SubnetNeed,
  pauses: readonly number[],
  isEnough: (seen: PublicAccess) => boolean,
): Promise<PublicAccess | null> {
  let seen: PublicAccess | null = null;
  for (const pause of pauses) {
    await wait(pause);
    try {
      seen = publicPart(await readAccess(arm, registry, subnets));
    } catch {
      continue;
    }
    if (isEnough(seen)) break;
  }
  return seen;
}
