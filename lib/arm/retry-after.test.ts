import { createHttpHeaders, createPipelineRequest, type PipelineResponse } from '@azure/core-rest-pipeline';
import { expect, it } from 'vitest';
import { boundRetryAfter, ORIGINAL_RETRY_AFTER, retryAfterSeconds } from './retry-after.ts';

it.each([
  ['17', 17],
  ['0', 0],
  ['-5', 0],
  ['Sat, 21 Nov 2026 08:00:30 GMT', 30],
  ['Sat, 21 Nov 2026 07:00:00 GMT', 0],
  ['soon', null],
  ['', null],
  [undefined, null],
])('%j is %j seconds', (value, expected) => {
  expect(retryAfterSeconds(value, Date.parse('2026-11-21T08:00:00Z'))).toBe(expected);
});

const passedOn = async (status: number, headers: Record<string, string>) => {
  const request = createPipelineRequest({ url: 'https://management.azure.com/' });
  const answer: PipelineResponse = { request, status, headers: createHttpHeaders(headers) };
  const { headers: seen } = await boundRetryAfter.sendRequest(request, async () => answer);
  return {
    wait: seen.get('retry-after'),
    kept: seen.get(ORIGINAL_RETRY_AFTER),
    ms: seen.get('retry-after-ms'),
  };
};

it.each([
  ['a short wait stays', 429, { 'retry-after': '3' }, { wait: '3', kept: '3' }],
  [
    'an hour is not slept through, and is kept for the user',
    429,
    { 'retry-after': '3600' },
    { wait: undefined, kept: '3600' },
  ],
  ['the same for 503', 503, { 'retry-after': '600' }, { wait: undefined, kept: '600' }],
  ['a 429 without a wait is tried again in a second', 429, {}, { wait: '1', kept: undefined }],
  [
    'milliseconds do not slip past',
    429,
    { 'retry-after': '1', 'retry-after-ms': '9999999' },
    { wait: '1', ms: undefined },
  ],
  ['other answers are left alone', 200, { 'retry-after': '60' }, { wait: '60', kept: undefined }],
])('%s', async (_name, status, headers, expected) => {
  expect(await passedOn(status, headers as Record<string, string>)).toMatchObject(expected);
});
