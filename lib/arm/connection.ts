/** How the gateway reaches Azure Resource Manager, and the SDK options every client is made with. */
import 'server-only';
import type { TokenCredential } from '@azure/core-auth';
import type { HttpClient, PipelinePolicy } from '@azure/core-rest-pipeline';
import { guardedHttpClient } from '#lib/http/guarded-client.ts';
import { errorBody } from './error-body.ts';
import { finiteLists } from './finite-lists.ts';
import { boundRetryAfter } from './retry-after.ts';

export type ArmConnection = {
  /** Origin of Azure Resource Manager. */
  readonly endpoint: string;
  readonly credential: TokenCredential;
  /** PEM of an extra certificate authority, or null. */
  readonly ca: string | null;
  /** Sent as x-ms-correlation-request-id with every request; Azure's activity log shows it. */
  readonly correlationId: string;
};

/** Both clouds' audience: an endpoint of one's own has none, so the SDKs must always be told. */
const ARM_SCOPE = 'https://management.azure.com/.default';
const READ_RETRIES = 2;

/**
 * `read` retries 429, 5xx and resets a little; `write` never re-sends: a PATCH that was applied before
 * its answer was lost must be settled by reading, not repeated.
 */
export type Purpose = 'read' | 'write';

const clients = new Map<string, HttpClient>();
function httpClientFor(endpoint: string): HttpClient {
  const client = clients.get(endpoint) ?? guardedHttpClient([endpoint]);
  clients.set(endpoint, client);
  return client;
}

const trusted = new Map<string, { readonly ca: string }>();
/** The same object for the same certificates: by it the SDKs find their open connections again. */
function tlsOptionsFor(ca: string) {
  const options = trusted.get(ca) ?? { ca };
  trusted.set(ca, options);
  return options;
}

/** Options for a modular or classic ARM client, which is made for one call or one list. */
export function clientOptions(connection: ArmConnection, purpose: Purpose) {
  const correlate: PipelinePolicy = {
    name: 'correlate',
    sendRequest(request, next) {
      request.headers.set('x-ms-correlation-request-id', connection.correlationId);
      return next(request);
    },
  };
  return {
    endpoint: connection.endpoint,
    httpClient: httpClientFor(connection.endpoint),
    credentials: { scopes: [ARM_SCOPE] },
    credentialScopes: [ARM_SCOPE],
    retryOptions: { maxRetries: purpose === 'read' ? READ_RETRIES : 0 },
    // Azure cannot redirect a management call elsewhere: the guard would refuse it anyway.
    redirectOptions: { maxRetries: 0 },
    additionalPolicies: [
      { policy: boundRetryAfter, position: 'perRetry' as const },
      { policy: correlate, position: 'perCall' as const },
      { policy: finiteLists(), position: 'perCall' as const },
      { policy: errorBody, position: 'perCall' as const },
    ],
    ...(connection.ca === null ? {} : { tlsOptions: tlsOptionsFor(connection.ca) }),
  };
}
