/**
 * Ends a list whose nextLink leads back to a page already read, or never ends: the SDKs would follow it
 * for ever. A client reads one thing here, so its requests are the pages of one list.
 */
import type { PipelinePolicy } from '@azure/core-rest-pipeline';

/** Azure's lists are finite; with its pages of a thousand items this is more than any tenant holds. */
export const MOST_PAGES = 500;

export const endlessList = () => new Error('Azure’s list does not end: a nextLink repeats.');

/** A new one for every client; retries of one request count once (it must sit before the retry policy). */
export function finiteLists(): PipelinePolicy {
  const asked = new Set<string>();
  return {
    name: 'finiteLists',
    sendRequest(request, next) {
      if (request.method !== 'GET') return next(request);
      if (asked.has(request.url) || asked.size >= MOST_PAGES) return Promise.reject(endlessList());
      asked.add(request.url);
      return next(request);
    },
  };
}
