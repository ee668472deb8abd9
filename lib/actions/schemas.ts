/** What actions accept, to the letter: unknown keys, wrong types and over-long values are refused. */
import 'server-only';
import { z } from 'zod';
import type { DecisionBatch } from '#lib/approvals/shapes.ts';
import type { RemovalBatch } from '#lib/connections/shapes.ts';
import { DESCRIPTION_LIMIT, descriptionLength } from '#lib/network-access/connection.ts';
import { isConnectionName, parseRegistryRef } from '#lib/network-access/registry-ref.ts';
import { SUBNET_ID_LIMIT } from '#lib/network-access/subnet-ref.ts';
import type { ForeignWritesQuery, RegistryRef, SubmittedIntent } from '#lib/registries/shapes.ts';

/** Longer than any rule (`255.255.255.255/32`), short enough that nobody sends a book. */
const RULE_LENGTH = 64;
/** Above Azure's own limit of IP rules: its refusal, with the real number, is the better answer. */
const MOST_RULES = 1_000;

/** Far above Azure's own limit of a description, which is checked against what is already stored. */
const LONGEST_STORED = 2_000;

export const registryRef = z
  .strictObject({
    subscriptionId: z.string().max(36),
    resourceGroup: z.string().max(90),
    name: z.string().max(64),
  })
  .transform((parts, context): RegistryRef => {
    const parsed = parseRegistryRef(parts);
    if (parsed.ok) return parsed.ref;
    context.addIssue({ code: 'custom', message: 'bad_registry_id' });
    return z.NEVER;
  });

const rules = z.array(z.string().max(RULE_LENGTH)).max(MOST_RULES);
const subnets = z.array(z.string().max(SUBNET_ID_LIMIT)).max(MOST_RULES);

export const publicAccess = z.strictObject({
  publicNetworkAccess: z.string().max(40),
  defaultAction: z.string().max(40),
  ipRules: rules,
  subnetRules: z
    .array(z.strictObject({ id: z.string().max(SUBNET_ID_LIMIT), action: z.string().max(40) }))
    .max(MOST_RULES)
    .nullable(),
  bypass: z.string().max(40),
  tasksBypass: z.boolean().nullable(),
  dataEndpointEnabled: z.boolean(),
});

export const publicAccessChange = z.strictObject({
  setMode: z.enum(['all', 'selected', 'disabled']).exactOptional(),
  addIpRules: rules,
  removeIpRules: rules,
  addSubnetRules: subnets,
  removeSubnetRules: subnets,
  setBypass: z.enum(['AzureServices', 'None']).exactOptional(),
  setTasksBypass: z.boolean().exactOptional(),
  setDataEndpoint: z.boolean().exactOptional(),
});

export const publicAccessIntent: z.ZodType<SubmittedIntent> = z.strictObject({
  submission: z.uuid(),
  registry: registryRef,
  base: publicAccess,
  change: publicAccessChange,
});

const moment = z.iso.datetime().max(40);
/** Longer than any tab stays open; the log itself reaches back less. Milliseconds. */
const ago = z
  .number()
  .int()
  .min(0)
  .max(366 * 24 * 3_600_000);

export const foreignWritesQuestion: z.ZodType<Omit<ForeignWritesQuery, 'registry'>> = z
  .strictObject({
    ours: z.uuid(),
    change: publicAccessChange,
    before: publicAccess,
    after: publicAccess.nullable(),
    window: z.union([
      z.strictObject({ start: moment, end: moment }),
      z.strictObject({ startedAgo: ago, endedAgo: ago }),
    ]),
  })
  .refine(
    ({ window }) =>
      'start' in window
        ? Date.parse(window.start) <= Date.parse(window.end)
        : window.startedAgo >= window.endedAgo,
    { path: ['window'], message: 'ends_before_it_starts' },
  );

/** As many as a registry can have connections; the screens send far fewer. */
const MOST_ITEMS = 200;

const connection = {
  registry: registryRef,
  connectionName: z.string().max(120),
};

const isOfRegistry = ({ registry, connectionName }: { registry: RegistryRef; connectionName: string }) =>
  isConnectionName(registry.name, connectionName);
const BAD_NAME = { path: ['connectionName'], message: 'bad_connection_name' };

/** Each connection once: two operations on one would be about the same state. */
const areDifferent = (items: readonly { connectionName: string }[]) =>
  new Set(items.map(({ connectionName }) => connectionName.toLowerCase())).size === items.length;

export const decisionBatch: z.ZodType<DecisionBatch> = z
  .strictObject({
    batch: z.uuid(),
    decision: z.enum(['approve', 'reject']),
    items: z
      .array(
        z
          .strictObject({
            ...connection,
            description: z.string().max(LONGEST_STORED),
            base: z.strictObject({
              status: z.string().max(40),
              description: z.string().max(LONGEST_STORED).nullable(),
            }),
          })
          .refine(isOfRegistry, BAD_NAME)
          .refine(
            // What Azure already stores is sent back whatever its length, never cut.
            ({ description, base }) =>
              descriptionLength(description) <= DESCRIPTION_LIMIT || description === base.description,
            { path: ['description'], message: 'description_too_long' },
          ),
      )
      .min(1)
      .max(MOST_ITEMS)
      .refine(areDifferent),
  })
  .refine(
    ({ decision, items }) =>
      decision === 'approve' ||
      // The stored message alone is no reason.
      items.every(({ description, base }) => description.trim() !== '' && description !== base.description),
    { path: ['items'], message: 'reason_required' },
  );

export const removalBatch: z.ZodType<RemovalBatch> = z.strictObject({
  batch: z.uuid(),
  items: z
    .array(
      z
        .strictObject({ ...connection, base: z.strictObject({ status: z.string().max(40) }) })
        .refine(isOfRegistry, BAD_NAME),
    )
    .min(1)
    .max(MOST_ITEMS)
    .refine(areDifferent),
});
