/** The ACR Tasks of one registry, to choose one from. */
import 'server-only';
import { classify } from '#lib/arm/classify.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { listTasks as list } from '#lib/arm/tasks.ts';
import { fail, ok, type Result } from '#lib/errors/failure.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import type { TaskChoice } from './shapes.ts';

export async function listTasks(
  arm: ArmConnection,
  registry: RegistryRef,
): Promise<Result<readonly TaskChoice[]>> {
  try {
    const tasks = await list(arm, registry);
    return ok(
      tasks.map(({ name, systemPrincipalId, userAssigned }) => ({
        name,
        identities: [
          ...(systemPrincipalId === null ? [] : (['system'] as const)),
          ...(userAssigned.length === 0 ? [] : (['user'] as const)),
        ],
      })),
    );
  } catch (error) {
    return fail(classify(error, arm.correlationId));
  }
}
