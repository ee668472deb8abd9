/** What every GET route handler answers: the use case's Result as JSON, with a fitting status. */
import { type Caller, currentCaller } from '#lib/caller.ts';
import { type Failure, type FailureCode, fail, type Result } from '#lib/errors/failure.ts';

const STATUS: Record<FailureCode, number> = {
  invalid_input: 400,
  sign_in_required: 401,
  sign_in_blocked: 403,
  forbidden: 403,
  policy_denied: 403,
  not_found: 404,
  conflict: 409,
  locked: 409,
  quota_exceeded: 409,
  rejected: 422,
  throttled: 429,
  unavailable: 503,
  unexpected: 500,
};

const HEADERS = { 'cache-control': 'no-store' };

const json = (result: Result<unknown>, status: number) => Response.json(result, { status, headers: HEADERS });

export const refuse = (failure: Failure) => json(fail(failure), STATUS[failure.code]);

export async function answer<T>(run: (caller: Caller) => Promise<Result<T>>): Promise<Response> {
  const caller = await currentCaller();
  if (caller === null) return refuse({ code: 'sign_in_required' });
  const result = await run(caller);
  return result.ok ? json(result, 200) : refuse(result.failure);
}
