/** Sends one PATCH, once. */
import 'server-only';
import { classify } from '#lib/arm/classify.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { patchRegistry } from '#lib/arm/registries.ts';
import type { Failure } from '#lib/errors/failure.ts';
import type { Patch } from '#lib/network-access/patch.ts';
import type { RegistryRef } from './shapes.ts';

/** @returns null when Azure accepted, otherwise why not. */
export async function sendPatch(
  arm: ArmConnection,
  registry: RegistryRef,
  patch: Patch,
): Promise<Failure | null> {
  try {
    await patchRegistry(arm, registry, patch);
    return null;
  } catch (error) {
    return classify(error, arm.correlationId);
  }
}
