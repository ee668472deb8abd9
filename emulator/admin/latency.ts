// The body of PUT /latency: milliseconds by operation, or bounds for a seeded chance.
import { z } from 'zod';
import { operationNames } from '#emulator/arm/app.ts';

const milliseconds = z.number().int().min(0).max(600_000);

const latency = z.union(
  [
    milliseconds,
    z
      .strictObject({
        from: milliseconds,
        to: milliseconds,
        seed: z.number().int().min(0).max(0xffff_ffff).exactOptional(),
      })
      .refine(({ from, to }) => from <= to),
  ],
  'must be milliseconds from 0 to 600000, or {"from", "to", "seed"?} of them',
);

export const latencyBody = z.record(z.string(), latency).superRefine((latencies, context) => {
  for (const name of Object.keys(latencies)) {
    if (name === '*' || operationNames.has(name)) continue;
    context.issues.push({
      code: 'custom',
      message: `there is no operation '${name}'`,
      path: [name],
      input: name,
    });
  }
});
