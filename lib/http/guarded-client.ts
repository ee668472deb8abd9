/**
 * The one door through which the server reaches the network. They would send the bearer token to any
 * https host that a nextLink, Azure-AsyncOperation, Location or redirect names; here such a request ends
 * before a socket is opened. Also bounds every request in time: the SDKs have no timeout of their own.
 */
import 'server-only';
import { createDefaultHttpClient, type HttpClient } from '@azure/core-rest-pipeline';

/** A request was about to leave for a host that is not configured. Nothing was sent. */
export class ForeignOriginError extends Error {
  override readonly name = 'ForeignOriginError';
  readonly origin: string;
  constructor(origin: string) {
    super(`Refused to send a request to ${origin}: it is not a configured Azure endpoint.`);
    this.origin = origin;
  }
}

const REQUEST_TIMEOUT_MS = 60_000;
const inner = createDefaultHttpClient();

/** @param origins the only origins (scheme, host and port) that requests may go to. */
export function guardedHttpClient(origins: readonly string[]): HttpClient {
  const allowed = new Set(origins);
  return {
    sendRequest(request) {
      const { origin, username, password } = new URL(request.url);
      if (!allowed.has(origin) || username !== '' || password !== '')
        return Promise.reject(new ForeignOriginError(origin));
      request.timeout ||= REQUEST_TIMEOUT_MS;
      return inner.sendRequest(request);
    },
  };
}
