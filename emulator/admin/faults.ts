// The body of PUT /faults: checked here, so that a misspelt fault does not silently never strike.
import { z } from 'zod';

const headers = z.record(z.string(), z.string());

const fault = z.strictObject({
  match: z.strictObject({
    operation: z.string().optional(),
    method: z.string().optional(),
    pathIncludes: z.string().optional(),
    subscriptionId: z.string().optional(),
  }),
  times: z.number().int().min(-1).optional(),
  delayMs: z.number().int().min(0).max(600_000).optional(),
  // biome-ignore lint/suspicious/noThenProperty: the fault book's own word; nothing awaits a fault.
  then: z.union([
    z.strictObject({
      status: z.number().int().min(200).max(599),
      headers: headers.optional(),
      body: z.unknown().optional(),
    }),
    z.strictObject({ reset: z.enum(['before', 'after']) }),
    z.strictObject({
      rewrite: z.strictObject({
        headers: z.record(z.string(), z.string().nullable()).optional(),
        body: z.unknown().optional(),
      }),
    }),
    z.strictObject({ redirect: z.url() }),
  ]),
});

export const faultsBody = z.array(fault);
