'use client';
/** GET of one of this console's own route handlers: a value, or a thrown FailureError. */
import type { Failure, Result } from '#lib/errors/failure.ts';

/** Carries a Failure through React Query, which knows exceptions only. */
class FailureError extends Error {
  override readonly name = 'FailureError';
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

export async function fetchResult<T>(path: string, init?: RequestInit): Promise<T> {
  let result: Result<T>;
  try {
    const response = await fetch(path, {
      ...init,
      headers: { accept: 'application/json', ...init?.headers },
    });
    result = (await response.json()) as Result<T>;
  } catch (error) {
    if (init?.signal?.aborted) throw error;
    // The console itself did not answer: nothing was asked of Azure.
    throw new FailureError({ code: 'unavailable' });
  }
  if (!result.ok) throw new FailureError(result.failure);
  return result.value;
}

/** What a query throws for it. */
export const failureError = (failure: Failure): Error => new FailureError(failure);

/** The Failure behind a query's error. */
export const failureOf = (error: unknown): Failure =>
  error instanceof FailureError ? error.failure : { code: 'unexpected' };
