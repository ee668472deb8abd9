/**
 * Who else wrote while a save was on its way. It changes nothing and is a POST all the same: what the save
 * read and wrote can be longer than an address may be, and addresses end up in logs.
 */
import { answer, refuse } from '#app/api/answer.ts';
import { type RegistryParams, registryFromParams } from '#app/registry-params.ts';
import { isOwnOrigin } from '#lib/actions/request-origin.ts';
import { foreignWritesQuestion } from '#lib/actions/schemas.ts';
import { env } from '#lib/env.ts';
import { findForeignWrites } from '#lib/registries/find-foreign-writes.ts';

/** Two states and an edit at Azure's limits are some 150 kB. Characters. */
const LONGEST = 500_000;

const invalid = (path: string, code: string) => refuse({ code: 'invalid_input', issues: [{ path, code }] });

export async function POST(request: Request, { params }: { params: Promise<RegistryParams> }) {
  if (!isOwnOrigin(request.headers, env().consoleOrigin)) return invalid('origin', 'foreign_origin');
  const registry = registryFromParams(await params);
  if (registry === null) return refuse({ code: 'not_found' });
  const question = foreignWritesQuestion.safeParse(await bodyOf(request));
  if (!question.success) return invalid('body', 'wrong_arguments');
  return answer(({ arm }) => findForeignWrites(arm, { ...question.data, registry }));
}

/** Null for anything that is too long or no JSON. */
async function bodyOf(request: Request): Promise<unknown> {
  if (Number(request.headers.get('content-length') ?? 0) > LONGEST) return null;
  const text = await request.text();
  if (text.length > LONGEST) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
