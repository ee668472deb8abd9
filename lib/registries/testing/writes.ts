/** What tests of saving share: reading a registry back, and another person's writes. */
import type { ArmConnection } from '#lib/arm/connection.ts';
import { patchRegistry } from '#lib/arm/registries.ts';
import { publicPart } from '#lib/network-access/change.ts';
import type { PublicAccess } from '#lib/network-access/model.ts';
import type { PatchProperties } from '#lib/network-access/patch.ts';
import { listAllRegistries } from '#lib/registries/list-all-registries.ts';
import { readRegistry } from '#lib/registries/read-registry.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';

/** Short enough for a test, in the order of the real ones. */
export const PAUSES = { readBack: [0, 100], settling: [0, 100, 200] };

export async function seen(arm: ArmConnection, ref: RegistryRef): Promise<PublicAccess> {
  const read = await readRegistry(arm, ref);
  if (!read.ok) throw new Error(`not readable: ${read.failure.code}`);
  return publicPart(read.value.access);
}

export async function listed(arm: ArmConnection) {
  const list = await listAllRegistries(arm);
  if (!list.ok) throw new Error(list.failure.code);
  return list.value.registries;
}

/** Somebody else's whole-array write, as `az acr network-rule` does it. */
export async function someoneElseWrites(arm: ArmConnection, ref: RegistryRef, values: readonly string[]) {
  const ipRules = values.map((value) => ({ action: 'Allow' as const, value }));
  await someoneElsePatches(arm, ref, { networkRuleSet: { defaultAction: 'Deny', ipRules } });
}

export const someoneElsePatches = (arm: ArmConnection, ref: RegistryRef, properties: PatchProperties) =>
  patchRegistry(arm, ref, { apiVersion: '2021-08-01-preview', properties });
