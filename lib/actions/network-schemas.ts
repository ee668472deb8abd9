/** What the actions on networks accept, to the letter: unknown keys, wrong types and over-long values are refused. */
import 'server-only';
import { z } from 'zod';
import { isGuid, parseRegistryId } from '#lib/network-access/registry-ref.ts';
import { parseSubnetId, SUBNET_ID_LIMIT, type SubnetRef } from '#lib/network-access/subnet-ref.ts';
import type { EndpointIntent, EndpointRemoval } from '#lib/networks/shapes.ts';

const ETAG_LENGTH = 200;
/** As long as a registry's id can be. */
const REGISTRY_ID_LENGTH = 300;
/** More registries than subscriptions hold that would rely on one subnet. */
const MOST_REGISTRIES = 1_000;

const subnet = z
  .string()
  .max(SUBNET_ID_LIMIT)
  .transform((id, context): SubnetRef => {
    const ref = parseSubnetId(id);
    if (ref !== null) return ref;
    context.addIssue({ code: 'custom', message: 'bad_subnet_id' });
    return z.NEVER;
  });

const sent = { subnetId: subnet, etag: z.string().min(1).max(ETAG_LENGTH) };

export const endpointIntent: z.ZodType<EndpointIntent> = z
  .strictObject(sent)
  .transform(({ subnetId, etag }) => ({ subnet: subnetId, etag }));

export const endpointRemoval: z.ZodType<EndpointRemoval> = z
  .strictObject({
    ...sent,
    registries: z
      .array(
        z
          .string()
          .max(REGISTRY_ID_LENGTH)
          .refine((id) => parseRegistryId(id) !== null, 'bad_registry_id'),
      )
      .max(MOST_REGISTRIES),
  })
  .transform(({ subnetId, etag, registries }) => ({ subnet: subnetId, etag, registries }));

export const registrationIntent: z.ZodType<{ readonly subscriptionId: string }> = z.strictObject({
  subscriptionId: z.string().refine(isGuid, 'bad_subscription_id'),
});
