/** How a long-running operation is found and asked about; shared by every provider that has them. */
import 'server-only';
import type { Pipeline } from '@azure/core-rest-pipeline';
import type { Failure } from '#lib/errors/failure.ts';
import type { ArmConnection } from './connection.ts';
import { getResponse, restError } from './raw.ts';

export type OperationState =
  | { readonly state: 'running' }
  | { readonly state: 'succeeded' }
  | { readonly state: 'failed'; readonly azureCode: string | null; readonly azureMessage: string | null };

type Headers = { get(name: string): string | undefined };

/** Where the answer to a write says that it is to be followed, or null when it was finished at once. */
export const operationUrl = (headers: Headers): string | null =>
  headers.get('azure-asyncoperation') ?? headers.get('location') ?? null;

/**
 * Whether an operation's URL is one that Azure gives for the resource that was written: on the configured
 * endpoint, below that path. Anything else is not followed.
 */
export function isBelow(connection: ArmConnection, path: string, url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { origin, pathname } = new URL(url);
  return origin === connection.endpoint && pathname.toLowerCase().startsWith(path.toLowerCase());
}

/**
 * Asks once how the operation stands. ACR answers 201 while it runs and 200 at its end, Network 200 all
 * along; the SDK's poller takes an empty 200 for success and dies of one 401 or 429, so this reads the
 * answer itself.
 */
export async function readOperation(
  client: { readonly pipeline: Pipeline },
  connection: ArmConnection,
  url: string,
): Promise<OperationState> {
  const response = await getResponse(client, connection, url);
  if (response.status < 200 || response.status > 202) throw restError(response);
  const body = JSON.parse(response.bodyAsText || 'null') as {
    status?: unknown;
    error?: { code?: string; message?: string };
  } | null;
  const status = typeof body?.status === 'string' ? body.status.toLowerCase() : null;
  if (status === 'succeeded') return { state: 'succeeded' };
  if (status === 'failed' || status === 'canceled')
    return {
      state: 'failed',
      azureCode: body?.error?.code ?? null,
      azureMessage: body?.error?.message ?? null,
    };
  // Neither an empty body nor an unknown word is success: the resource itself will tell in the end.
  return { state: 'running' };
}

/** Azure took a write up and gave it up again: its own words, as a Failure. */
export function failureOfOperation(
  { azureCode, azureMessage }: Extract<OperationState, { state: 'failed' }>,
  correlationId: string,
): Failure {
  return {
    code: 'rejected',
    details: {
      correlationId,
      ...(azureCode === null ? {} : { azureCode }),
      ...(azureMessage === null ? {} : { azureMessage }),
    },
  };
}
