/** What every server action goes through: origin, session, arguments, the use case, one log line. */
import 'server-only';
import { headers } from 'next/headers';
import type { ZodType } from 'zod';
import { type Caller, currentCaller } from '#lib/caller.ts';
import { env } from '#lib/env.ts';
import { fail, type InputIssue, type Result } from '#lib/errors/failure.ts';
import { log } from '#lib/log.ts';
import { isOwnOrigin } from './request-origin.ts';

/**
 * @param args everything the client sent: an action can be called with more or other arguments than its
 * type says. @param schema of the one argument it takes. @param correlationOf names the requests to Azure,
 * where the client must know them by a name of its own although no answer reaches it.
 */
export async function runAction<I, O>(
  name: string,
  args: readonly unknown[],
  schema: ZodType<I>,
  run: (caller: Caller, input: I) => Promise<Result<O>>,
  correlationOf?: (input: I) => string,
): Promise<Result<O>> {
  let correlationId: string | undefined;
  const result = await check(args, schema, async (caller, input) => {
    correlationId = correlationOf?.(input) ?? caller.arm.correlationId;
    return run({ ...caller, arm: { ...caller.arm, correlationId } }, input);
  });
  const { failure } = result.ok ? { failure: undefined } : result;
  log.info({
    action: name,
    outcome: failure?.code ?? 'ok',
    azureCode: failure?.details?.azureCode,
    correlationId,
  });
  return result;
}

async function check<I, O>(
  args: readonly unknown[],
  schema: ZodType<I>,
  run: (caller: Caller, input: I) => Promise<Result<O>>,
): Promise<Result<O>> {
  if (!isOwnOrigin(await headers(), env().consoleOrigin))
    return invalid([{ path: 'origin', code: 'foreign_origin' }]);
  const caller = await currentCaller();
  if (caller === null) return fail({ code: 'sign_in_required' });
  if (args.length !== 1) return invalid([{ path: 'arguments', code: 'wrong_arguments' }]);
  const parsed = schema.safeParse(args[0]);
  if (!parsed.success) {
    return invalid(
      parsed.error.issues.map(({ path, message }) => ({
        path: path.join('.'),
        // Our own refinements carry their code as the message; zod's structural ones are all one kind.
        code: /^[a-z0-9_]+$/.test(message) ? message : 'wrong_arguments',
      })),
    );
  }
  return run(caller, parsed.data);
}

const invalid = (issues: readonly InputIssue[]) => fail({ code: 'invalid_input', issues });
