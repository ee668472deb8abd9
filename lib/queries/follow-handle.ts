'use client';
/** Follows a long-running write by its handle, until Azure is done. */
import type { Failure } from '#lib/errors/failure.ts';
import { OPERATION_HANDLE_HEADER } from '#lib/operations/handle-header.ts';
import { failureOf, fetchResult } from './fetch-result.ts';

const ASK_EVERY = 1_500;
/** Azure finishes these in seconds to minutes; after this long it is said that nobody knows. Milliseconds. */
const ASK_FOR = 15 * 60_000;

type Failed = { readonly state: 'failed'; readonly failure: Failure };

/**
 * A question that fails is asked again; it says nothing about the write.
 * @returns how it ended; `signed_out` where it is taken up again after signing in, when the page is loaded
 * anew; null when it went on for too long.
 */
export async function followHandle<P extends { readonly state: string }>(
  handle: string,
): Promise<Exclude<P, { readonly state: 'running' }> | Failed | 'signed_out' | null> {
  const end = Date.now() + ASK_FOR;
  while (Date.now() < end) {
    const progress = await ask<P>(handle);
    if (progress === 'signed_out' || progress.state !== 'running') return progress as never;
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY));
  }
  return null;
}

async function ask<P>(handle: string): Promise<P | Failed | { state: 'running' } | 'signed_out'> {
  try {
    return await fetchResult<P>('/api/operations', { headers: { [OPERATION_HANDLE_HEADER]: handle } });
  } catch (error) {
    const failure = failureOf(error);
    if (failure.code === 'sign_in_required') return 'signed_out';
    // A handle that is no longer ours will not become ours by asking again.
    const hopeless = failure.code === 'not_found' || failure.code === 'forbidden';
    return hopeless ? { state: 'failed', failure } : { state: 'running' };
  }
}
