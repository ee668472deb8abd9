/**
 * Bounds how long a read waits when Azure says 429 or 503: the SDKs sleep through a Retry-After of an
 * hour, and give up at once on a 429 that carries none.
 */
import type { PipelinePolicy } from '@azure/core-rest-pipeline';

/** Longer waits are for the user to know about, not for a request to sit through. Seconds. */
const LONGEST_WAIT = 5;
/** Where the original value is kept for the error classifier once the SDK must not act on it. */
export const ORIGINAL_RETRY_AFTER = 'x-console-retry-after';

/** Seconds from a Retry-After header (delta-seconds or HTTP date), or null. */
export function retryAfterSeconds(value: string | undefined, now = Date.now()): number | null {
  if (value === undefined || value.trim() === '') return null;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - now) / 1000));
}

export const boundRetryAfter: PipelinePolicy = {
  name: 'boundRetryAfter',
  async sendRequest(request, next) {
    const response = await next(request);
    if (response.status !== 429 && response.status !== 503) return response;
    const seconds = retryAfterSeconds(response.headers.get('retry-after'));
    if (seconds !== null) response.headers.set(ORIGINAL_RETRY_AFTER, String(seconds));
    for (const name of ['retry-after-ms', 'x-ms-retry-after-ms']) response.headers.delete(name);
    if (seconds !== null && seconds > LONGEST_WAIT) response.headers.delete('retry-after');
    else if (seconds === null && response.status === 429) response.headers.set('retry-after', '1');
    return response;
  },
};
