/** What the repair of private DNS accepts, to the letter. Ids are rebuilt from checked names further down. */
import 'server-only';
import { z } from 'zod';
import { ID_LIMIT, isChildName, isRecordName, parseNetworkId, parseZoneId } from '#lib/dns-health/refs.ts';
import { parsePrivateEndpointId } from '#lib/network-access/registry-ref.ts';
import type { SubmittedRepair } from '#lib/private-dns/shapes.ts';
import { registryRef } from './schemas.ts';

/** Azure's own limits. https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits */
const MOST_ADDRESSES = 20;
const LONGEST_TTL = 2_147_483_647;
/** More than regions there are. */
const MOST_RECORDS = 200;

const id = z.string().max(ID_LIMIT);
const zoneId = id.refine((text) => parseZoneId(text) !== null, 'bad_zone_id');
const networkId = id.refine((text) => parseNetworkId(text) !== null, 'bad_network_id');
const endpointId = id.refine((text) => parsePrivateEndpointId(text) !== null, 'bad_endpoint_id');
const name = z.string().refine(isRecordName, 'bad_record_name');
const child = z.string().refine(isChildName, 'bad_name');
const etag = z.string().min(1).max(200);
const addresses = z.array(z.ipv4()).max(MOST_ADDRESSES);

export const repairIntent: z.ZodType<SubmittedRepair> = z.strictObject({
  submission: z.uuid(),
  registry: registryRef,
  step: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('put_zone'), zoneId }),
    z.strictObject({
      kind: z.literal('put_group'),
      endpointId,
      group: child,
      zoneId,
      records: z.array(z.strictObject({ name, address: z.ipv4() })).max(MOST_RECORDS),
    }),
    z.strictObject({
      kind: z.literal('put_record'),
      zoneId,
      name,
      addresses: addresses.min(1),
      ttl: z.int().min(1).max(LONGEST_TTL),
      before: addresses,
      etag: etag.nullable(),
      endpointId: endpointId.nullable(),
    }),
    z.strictObject({ kind: z.literal('remove_link'), zoneId, link: child, networkId, etag }),
    z.strictObject({ kind: z.literal('put_link'), zoneId, link: child, networkId, redirects: z.boolean() }),
    z.strictObject({ kind: z.literal('remove_record'), zoneId, name, before: addresses, etag }),
  ]),
});
