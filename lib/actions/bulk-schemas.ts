/** What a bulk change's actions and routes accept, to the letter. */
import 'server-only';
import { z } from 'zod';
import { MOST_REGISTRIES, type RunCommand, type RunRequest } from '#lib/bulk-run/shapes.ts';
import { registryId } from '#lib/network-access/registry-ref.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { publicAccess, publicAccessChange, registryRef } from './schemas.ts';

/** Each registry once: two edits of one would be about the same state. */
const areDifferent = (refs: readonly RegistryRef[]) =>
  new Set(refs.map((ref) => registryId(ref).toLowerCase())).size === refs.length;

export const bulkRefs: z.ZodType<{ readonly refs: readonly RegistryRef[] }> = z.strictObject({
  refs: z.array(registryRef).min(1).max(MOST_REGISTRIES).refine(areDifferent),
});

export const runRequest: z.ZodType<RunRequest> = z
  .strictObject({
    run: z.uuid(),
    canary: z.number().int().min(0),
    afterCanary: z.enum(['continue', 'hold']),
    stopAfter: z.number().int().min(1).max(MOST_REGISTRIES).nullable(),
    tasks: z
      .array(
        z.strictObject({
          registry: registryRef,
          base: publicAccess,
          change: publicAccessChange,
        }),
      )
      .min(1)
      .max(MOST_REGISTRIES)
      .refine((tasks) => areDifferent(tasks.map(({ registry }) => registry))),
  })
  .refine(({ canary, tasks }) => canary < tasks.length, { path: ['canary'], message: 'no_such_task' });

export const runSteering: z.ZodType<{ readonly handle: string; readonly command: RunCommand }> =
  z.strictObject({
    handle: z.string().max(2_000),
    command: z.enum(['pause', 'resume', 'continue', 'retry', 'stop']),
  });
