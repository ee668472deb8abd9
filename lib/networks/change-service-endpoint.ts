/**
 * Adds or removes the service endpoint for registries on one subnet: re-reads, refuses what the user did not
 * see, sends the whole subnet back once under its etag, and returns as soon as Azure has accepted.
 */
import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import { classify, leavesOutcomeUnknown } from '#lib/arm/classify.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { type SubnetJson, toSubnet } from '#lib/arm/network-json.ts';
import { getSubnet, putSubnet } from '#lib/arm/virtual-networks.ts';
import { type Failure, fail, ok, type Result } from '#lib/errors/failure.ts';
import { type SubnetRef, virtualNetworkId } from '#lib/network-access/subnet-ref.ts';
import { inTurn } from '#lib/registries/in-turn.ts';
import { withServiceEndpoint } from './service-endpoints.ts';
import type { EndpointIntent, SubnetInfo } from './shapes.ts';

/** What is followed afterwards; the use case below it never trusts more than this. */
export type EndpointTicket = {
  readonly kind: 'service-endpoint';
  readonly subnet: SubnetRef;
  readonly wanted: boolean;
  /** Null when Azure named no operation, or its answer was lost: the subnet itself is then read. */
  readonly operationUrl: string | null;
};

/** Pauses before each read after an answer was lost. Milliseconds. */
const PAUSES = [0, 500, 1_500];

/** @param wanted whether the subnet is to have the service endpoint. */
export function changeServiceEndpoint(
  arm: ArmConnection,
  intent: EndpointIntent,
  wanted: boolean,
  pauses: readonly number[] = PAUSES,
): Promise<Result<EndpointTicket>> {
  // Two changes to one network would only refuse each other.
  return inTurn(virtualNetworkId(intent.subnet).toLowerCase(), async () => {
    try {
      return await change(arm, intent, wanted, pauses);
    } catch (error) {
      return fail(classify(error, arm.correlationId));
    }
  });
}

async function change(
  arm: ArmConnection,
  { subnet, etag }: EndpointIntent,
  wanted: boolean,
  pauses: readonly number[],
): Promise<Result<EndpointTicket>> {
  const followedAt = (operationUrl: string | null) =>
    ok({ kind: 'service-endpoint', subnet, wanted, operationUrl } as const);
  const json = await getSubnet(arm, subnet);
  const current = toSubnet(json);
  // Somebody was faster, or this is sent a second time: there is nothing left to send.
  if (hasEndpoint(current) === wanted) return followedAt(null);
  // Without an etag the write could not be held to what was read.
  if (current.etag === '' || current.etag !== etag) return fail(overtaken(current, arm.correlationId));
  const sent = await send(arm, subnet, withServiceEndpoint(json, wanted), etag);
  if ('url' in sent) return followedAt(sent.url);
  if (!leavesOutcomeUnknown(sent.failure)) return fail(sent.failure);
  return (await isUnderWay(arm, subnet, wanted, pauses))
    ? followedAt(null)
    : fail({ ...sent.failure, code: 'unavailable', outcomeUnknown: true });
}

export const hasEndpoint = ({ endpoint }: Pick<SubnetInfo, 'endpoint'>): boolean => endpoint !== 'missing';

export const overtaken = (current: SubnetInfo, correlationId: string): Failure => ({
  code: 'conflict',
  fields: ['subnet'],
  current,
  details: { correlationId },
});

async function send(
  arm: ArmConnection,
  ref: SubnetRef,
  body: SubnetJson,
  etag: string,
): Promise<{ readonly url: string | null } | { readonly failure: Failure }> {
  try {
    return { url: await putSubnet(arm, ref, body, etag) };
  } catch (error) {
    return { failure: classify(error, arm.correlationId) };
  }
}

/** The answer was lost: did Azure take it up? */
async function isUnderWay(
  arm: ArmConnection,
  ref: SubnetRef,
  wanted: boolean,
  pauses: readonly number[],
): Promise<boolean> {
  for (const pause of pauses) {
    await wait(pause);
    const json = await getSubnet(arm, ref).catch(() => null);
    if (json !== null && hasEndpoint(toSubnet(json)) === wanted) return true;
  }
  return false;
}
