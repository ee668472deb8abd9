// What Resource Graph refuses: an error that asks for support, with what is wrong among its details.
// Whose wording it is: ../FIDELITY.md.
import type { QueryError } from '#emulator/resource-graph/kql-error.ts';
import { ArmError } from './arm-error.ts';

export const RESOURCE_GRAPH_QUERY = 'resourceGraph.query';

type Detail = { readonly code: string; readonly message: string } & Readonly<Record<string, unknown>>;

export const resourceGraphErrors = {
  invalidQuery: (now: number, correlationId: string, { code, message, place }: QueryError) =>
    refusal(400, 'BadRequest', now, correlationId, [
      {
        code: 'InvalidQuery',
        message:
          'Query is invalid. Please refer to the documentation for the Azure Resource Graph service and fix the error before retrying.',
      },
      { code, message, line: place.line, characterPositionInLine: place.character, token: place.token },
    ]),

  invalidRequest: (now: number, correlationId: string, code: string, message: string) =>
    refusal(400, 'BadRequest', now, correlationId, [{ code, message }]),

  noValidSubscriptions: (now: number, correlationId: string, given: readonly string[]) =>
    refusal(400, 'BadRequest', now, correlationId, [
      {
        code: 'NoValidSubscriptionsInQueryRequest',
        message: `There must be at least one subscription that is eligible to contain resources. Given: '${given.join(',')}'.`,
      },
    ]),

  throttled: (now: number, correlationId: string, seconds: number) => {
    const message =
      'Client application has been throttled and should not attempt to repeat the request until an amount of time has elapsed. Please see https://aka.ms/resourcegraph-throttling for help.';
    return refusal(429, 'RateLimiting', now, correlationId, [{ code: 'RateLimiting', message }], {
      'retry-after': String(seconds),
      ...quotaHeaders(0, seconds * 1000),
    });
  },
};

/** @returns the headers of every answer. */
export function quotaHeaders(remaining: number, resetsAfterMs: number): Record<string, string> {
  const clock = new Date(Math.max(0, Math.ceil(resetsAfterMs / 1000)) * 1000).toISOString().slice(11, 19);
  return { 'x-ms-user-quota-remaining': String(remaining), 'x-ms-user-quota-resets-after': clock };
}

function refusal(
  status: number,
  code: string,
  now: number,
  correlationId: string,
  details: readonly Detail[],
  headers: Record<string, string> = {},
): ArmError {
  const timestamp = new Date(now).toISOString().replace('Z', '0000Z');
  const message = `Please provide below info when asking for support: timestamp = ${timestamp}, correlationId = ${correlationId}.`;
  return new ArmError(status, { error: { code, message, details } }, headers);
}
