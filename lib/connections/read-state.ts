/** What Azure holds of one connection now: settles an operation whose batch is lost. */
import 'server-only';
import { classify } from '#lib/arm/classify.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { getConnection } from '#lib/arm/connections.ts';
import { fail, ok, type Result } from '#lib/errors/failure.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import type { ConnectionState } from './shapes.ts';

export async function readState(
  arm: ArmConnection,
  ref: RegistryRef,
  connectionName: string,
): Promise<Result<ConnectionState>> {
  const readAt = new Date().toISOString();
  try {
    return ok({ connection: await getConnection(arm, ref, connectionName), readAt });
  } catch (error) {
    const failure = classify(error, arm.correlationId);
    return failure.code === 'not_found' ? ok({ connection: null, readAt }) : fail(failure);
  }
}
