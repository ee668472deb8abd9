/** The consumer's side of one connection of a registry, for the rows in view. */
import 'server-only';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { ok, type Result } from '#lib/errors/failure.ts';
import { readEndpoint } from './read-endpoint.ts';
import type { ConnectionDetail, EndpointRef } from './shapes.ts';

/** @param endpoint in a subscription that the user sees: for others the screens do not ask. Never fails. */
export async function readConnection(
  arm: ArmConnection,
  endpoint: EndpointRef,
): Promise<Result<ConnectionDetail>> {
  const readAt = new Date().toISOString();
  return ok({ endpoint: await readEndpoint(arm, endpoint, null), readAt });
}
