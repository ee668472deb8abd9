// The one error type of the identity provider, in the shape Microsoft Entra answers with.
// https://learn.microsoft.com/entra/identity-platform/reference-error-codes
import { randomUUID } from 'node:crypto';

export interface EntraErrorFields {
  /** The number behind AADSTS. */
  readonly code: number;
  /** OAuth's error code. */
  readonly error: string;
  readonly message: string;
  /** HTTP status at the token endpoint; 400 unless given. */
  readonly status?: 400 | 401 | 501;
  readonly suberror?: string;
  /** A claims request (JSON text) the client must send people through. */
  readonly claims?: string;
}

export class EntraError extends Error {
  readonly code: number;
  readonly error: string;
  readonly status: 400 | 401 | 501;
  readonly suberror: string | undefined;
  readonly claims: string | undefined;

  constructor(fields: EntraErrorFields) {
    super(`AADSTS${fields.code}: ${fields.message}`);
    this.name = new.target.name;
    this.code = fields.code;
    this.error = fields.error;
    this.status = fields.status ?? 400;
    this.suberror = fields.suberror;
    this.claims = fields.claims;
  }
}

export interface ErrorStamp {
  readonly traceId: string;
  readonly correlationId: string;
  /** As Entra prints it: `2026-01-31 12:34:56Z`. */
  readonly timestamp: string;
}

/** Fresh ids for one error answer; the client's own correlation id is given back when it is a GUID. */
export function stampError(now: number, clientRequestId?: string): ErrorStamp {
  const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
  return {
    traceId: randomUUID(),
    correlationId: clientRequestId && guid.test(clientRequestId) ? clientRequestId : randomUUID(),
    timestamp: `${new Date(now).toISOString().slice(0, 19).replace('T', ' ')}Z`,
  };
}

/** The `error_description` text: message, trace id, correlation id and time. */
export function describeError(error: EntraError, stamp: ErrorStamp): string {
  return `${error.message} Trace ID: ${stamp.traceId} Correlation ID: ${stamp.correlationId} Timestamp: ${stamp.timestamp}`;
}

/** The JSON body of an error at the token and discovery endpoints. */
export function errorBody(error: EntraError, stamp: ErrorStamp) {
  return {
    error: error.error,
    error_description: describeError(error, stamp),
    error_codes: [error.code],
    timestamp: stamp.timestamp,
    trace_id: stamp.traceId,
    correlation_id: stamp.correlationId,
    error_uri: errorUri(error),
    ...(error.suberror === undefined ? {} : { suberror: error.suberror }),
    ...(error.claims === undefined ? {} : { claims: error.claims }),
  };
}

/** Where Microsoft explains the code; MSAL reads the number from it. */
export function errorUri(error: EntraError): string {
  return `https://login.microsoftonline.com/error?code=${error.code}`;
}
