/** How the gateway reaches Azure Resource Manager, and the SDK options every client is made with. */
import 'server-only';
import { createSecureContext, type SecureContext } from 'node:tls';
import type { TokenCredential } from '@azure/core-auth';
import type { HttpClient, PipelinePolicy, PipelineRequest } from '@azure/core-rest-pipeline';
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

type Trust = { readonly ca: string; readonly secureContext: SecureContext };
const trusted = new Map<string, Trust>();
/**
 * The SDKs keep connections open per object, not per content: one object for one authority, or every call shakes
 * hands. They hand it on to Node whole, which would otherwise read the certificate anew for each connection: a
 * fifth of a millisecond, and a bulk change opens 400 of them at once.
 */
function tlsOptionsFor(ca: string): Trust {
  const options = trusted.get(ca) ?? { ca, secureContext: createSecureContext({ ca }) };
  trusted.set(ca, options);
  return options;
}

export const CORRELATION_HEADER = 'x-ms-correlation-request-id';

/** On the request itself where a client serves several connections. */
export function correlate(request: PipelineRequest, { correlationId }: ArmConnection): void {
  request.headers.set(CORRELATION_HEADER, correlationId);
}

/** What raw requests are handed to at the end of a client's pipeline. */
export const httpClientOf = ({ endpoint }: ArmConnection): HttpClient => httpClientFor(endpoint);

/** Options for a client of raw requests, kept for all connections of a credential: nothing of one of them is in it. */
export function sharedOptions(connection: ArmConnection, purpose: Purpose) {
  return {
    endpoint: connection.endpoint,
    httpClient: httpClientOf(connection),
    credentials: { scopes: [ARM_SCOPE] },
    credentialScopes: [ARM_SCOPE],
    retryOptions: { maxRetries: purpose === 'read' ? READ_RETRIES : 0 },
    // Azure cannot redirect a management call elsewhere: the guard would refuse it anyway.
    redirectOptions: { maxRetries: 0 },
    additionalPolicies: [
      { policy: boundRetryAfter, position: 'perRetry' as const },
      { policy: errorBody, position: 'perCall' as const },
    ],
    ...(connection.ca === null ? {} : { tlsOptions: tlsOptionsFor(connection.ca) }),
  };
}

/** Options for a modular or classic ARM client, which is made for one call or one list. */
export function clientOptions(connection: ArmConnection, purpose: Purpose) {
  const correlated: PipelinePolicy = {
    name: 'correlate',
    sendRequest(request, next) {
      correlate(request, connection);
      return next(request);
    },
  };
  const shared = sharedOptions(connection, purpose);
  return {
    ...shared,
    additionalPolicies: [
      ...shared.additionalPolicies,
      { policy: correlated, position: 'perCall' as const },
      { policy: finiteLists(), position: 'perCall' as const },
    ],
  };
}
