'use server';
import type { Result } from '#lib/errors/failure.ts';
/** Saves a reviewed change of public access. */
import { savePublicAccess as save } from '#lib/registries/save-public-access.ts';
import type { PublicAccessIntent, SaveOutcome } from '#lib/registries/shapes.ts';
import { runAction } from './run-action.ts';
import { publicAccessIntent } from './schemas.ts';

export async function savePublicAccess(...args: [PublicAccessIntent]): Promise<Result<SaveOutcome>> {
  return runAction('savePublicAccess', args, publicAccessIntent, ({ arm }, intent) => save(arm, intent));
}
