// Reading a JSON body, or saying in a sentence what is wrong with it.
import type { Context } from 'hono';
import type { z } from 'zod';

/** Answered with 400 and the message. */
export class BadBody extends Error {}

/** An empty body counts as {}. Throws BadBody. */
export async function readBody<Schema extends z.ZodType>(
  c: Context,
  schema: Schema,
): Promise<z.output<Schema>> {
  const parsed = schema.safeParse(parseJson(await c.req.text()));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.length ? `'${issue.path.join('.')}': ` : '';
  throw new BadBody(`The body is not what is expected here. ${where}${issue?.message}.`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.trim() === '' ? '{}' : text);
  } catch {
    throw new BadBody('The body is not JSON.');
  }
}
