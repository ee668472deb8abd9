// The body of PUT /faults: checked here, so that a misspelt fault does not silently never strike.
import { z } from 'zod';
import { operationNames } from '#emulator/arm/app.ts';
import { FATES, type FaultAction, LINKS, SPOILS } from '#emulator/fault-actions.ts';

const headers = z.record(z.string(), z.string());
const operation = z
  .string()
  .refine((name) => operationNames.has(name), { error: ({ input }) => `there is no operation '${input}'` });
const method = z.string().regex(/^(get|head|options|put|patch|post|delete)$/i, 'not a method of HTTP');

const WITHOUT_BODY = [204, 205, 304];

/** By the member that tells which action is meant. */
const actions: Readonly<Record<string, z.ZodType<FaultAction>>> = {
  status: z
    .strictObject({
      status: z.number().int().min(200).max(599),
      headers: headers.exactOptional(),
      body: z.unknown().exactOptional(),
      applied: z.boolean().exactOptional(),
    })
    .refine(({ status, body }) => body === undefined || !WITHOUT_BODY.includes(status), {
      error: 'an answer of that status has no body',
      path: ['body'],
    }),
  throttle: z.strictObject({
    throttle: z.strictObject({ retryAfterSeconds: z.number().int().min(0).max(86_400).nullable() }),
  }),
  reset: z.strictObject({ reset: z.enum(['before', 'after']) }),
  rewrite: z.strictObject({
    rewrite: z.strictObject({
      headers: z.record(z.string(), z.string().nullable()).exactOptional(),
      body: z.unknown().exactOptional(),
    }),
  }),
  redirect: z.strictObject({ redirect: z.url() }),
  spoil: z.strictObject({ spoil: z.enum(SPOILS) }),
  link: z.strictObject({
    link: z.enum(LINKS),
    to: z.union([z.literal('self'), z.url("must be 'self' or a URL")]),
  }),
  listItem: z.strictObject({
    listItem: z
      .strictObject({ index: z.number().int().min(0).exactOptional(), value: z.unknown() })
      .refine((item) => 'value' in item, { error: 'is needed; it may be null', path: ['value'] }),
  }),
  operation: z.strictObject({ operation: z.enum(FATES) }),
};

const action = z.record(z.string(), z.unknown()).transform((then, context): FaultAction => {
  const [name, ...others] = Object.keys(actions).filter((known) => known in then);
  const schema = name === undefined || others.length > 0 ? undefined : actions[name];
  if (schema === undefined) {
    const message = `must have exactly one of ${Object.keys(actions).join(', ')}`;
    context.issues.push({ code: 'custom', message, input: then });
    return z.NEVER;
  }
  const parsed = schema.safeParse(then);
  if (parsed.success) return parsed.data;
  for (const { message, path } of parsed.error.issues) {
    context.issues.push({ code: 'custom', message, path, input: then });
  }
  return z.NEVER;
});

const fault = z
  .strictObject({
    match: z.strictObject({
      operation: operation.exactOptional(),
      method: method.exactOptional(),
      pathIncludes: z.string().min(1).exactOptional(),
      subscriptionId: z.string().min(1).exactOptional(),
    }),
    nth: z.number().int().min(1).exactOptional(),
    times: z.number().int().min(-1).exactOptional(),
    probability: z.number().min(0).max(1).exactOptional(),
    seed: z.number().int().min(0).max(0xffff_ffff).exactOptional(),
    delayMs: z.number().int().min(0).max(600_000).exactOptional(),
    // biome-ignore lint/suspicious/noThenProperty: the fault book's own word; nothing awaits a fault.
    then: action,
  })
  .refine(({ seed, probability }) => seed === undefined || probability !== undefined, {
    error: 'a seed without a probability decides nothing',
    path: ['seed'],
  });

export const faultsBody = z.array(fault);
