'use server';
/** Saves a reviewed change of public access. */
import type { Result } from '#lib/errors/failure.ts';
import { savePublicAccess as save } from '#lib/registries/save-public-access.ts';
import type { SaveOutcome, SubmittedIntent } from '#lib/registries/shapes.ts';
import { submittedOnce } from '#lib/registries/submitted-once.ts';
import { runAction } from './run-action.ts';
import { publicAccessIntent } from './schemas.ts';

export async function savePublicAccess(...args: [SubmittedIntent]): Promise<Result<SaveOutcome>> {
  return runAction(
    'savePublicAccess',
    args,
    publicAccessIntent,
    ({ arm, session }, intent) => submittedOnce(session.oid, intent, () => save(arm, intent)),
    // Azure's activity log then tells our own writes from others', also when the answer never came.
    ({ submission }) => submission,
  );
}
