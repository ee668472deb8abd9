'use server';
/** Adds or removes the service endpoint for registries on one subnet. */
import { sealHandle } from '#lib/auth/operation-handle.ts';
import type { Caller } from '#lib/caller.ts';
import { env } from '#lib/env.ts';
import { ok, type Result } from '#lib/errors/failure.ts';
import { addServiceEndpoint as add } from '#lib/networks/add-service-endpoint.ts';
import type { EndpointTicket } from '#lib/networks/change-service-endpoint.ts';
import { removeServiceEndpoint as remove } from '#lib/networks/remove-service-endpoint.ts';
import type { EndpointAccepted, SentEndpointIntent, SentEndpointRemoval } from '#lib/networks/shapes.ts';
import { endpointIntent, endpointRemoval } from './network-schemas.ts';
import { runAction } from './run-action.ts';

export async function addServiceEndpoint(...args: [SentEndpointIntent]): Promise<Result<EndpointAccepted>> {
  return runAction('addServiceEndpoint', args, endpointIntent, async (caller, intent) =>
    seal(caller, await add(caller.arm, intent)),
  );
}

export async function removeServiceEndpoint(
  ...args: [SentEndpointRemoval]
): Promise<Result<EndpointAccepted>> {
  return runAction('removeServiceEndpoint', args, endpointRemoval, async (caller, removal) =>
    seal(caller, await remove(caller.arm, removal)),
  );
}

async function seal(
  { arm, session }: Caller,
  ticket: Result<EndpointTicket>,
): Promise<Result<EndpointAccepted>> {
  if (!ticket.ok) return ticket;
  const handle = await sealHandle(ticket.value, session.oid, env().sessionSecret);
  return ok({ handle, correlationId: arm.correlationId });
}
