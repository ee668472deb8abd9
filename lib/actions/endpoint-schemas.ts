/** What the actions and routes on private endpoints accept, to the letter. */
import 'server-only';
import { z } from 'zod';
import { isRecordName, isZoneName } from '#lib/dns-health/refs.ts';
import type { EndpointJob, StepIntent } from '#lib/endpoints/shapes.ts';
import {
  type EndpointChoices,
  isName,
  isPlace,
  NEEDED_PROVIDERS,
  NETWORK_POLICIES,
  subnetOf,
} from '#lib/network-access/endpoint-plan/choices.ts';
import type { CleanUp } from '#lib/network-access/endpoint-plan/clean-up.ts';
import { readAddress } from '#lib/network-access/ip-range.ts';
import { isConnectionName } from '#lib/network-access/registry-ref.ts';
import { parseSubnetId, subnetId } from '#lib/network-access/subnet-ref.ts';
import { registryRef } from './schemas.ts';

/** More regions than a registry can have replicas in. */
const MOST_MEMBERS = 100;
/** Above Azure's own limit of a message: the form says the real one. */
const LONGEST_MESSAGE = 1_000;
const NAME_LENGTH = 90;

const name = z.string().max(NAME_LENGTH);
const place = { subscriptionId: z.string().max(36), resourceGroup: name };
const named = name.refine(isName, 'bad_name');
const dns: z.ZodType<EndpointChoices['dns']> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({
    kind: z.enum(['zone_group', 'records']),
    zone: z.strictObject({ ...place, isNew: z.boolean() }).refine(isPlace, 'bad_zone'),
    link: named.nullable(),
  }),
]);

const endpointChoices: z.ZodType<EndpointChoices> = z
  .strictObject({
    ...place,
    isNewGroup: z.boolean(),
    name: named,
    connectionName: named,
    location: z.string().regex(/^[a-z\d]{1,40}$/i, 'bad_location'),
    network: z.strictObject({ resourceGroup: name, name }),
    subnet: name,
    register: z.array(z.enum(NEEDED_PROVIDERS)).max(NEEDED_PROVIDERS.length),
    policies: z.enum(NETWORK_POLICIES).nullable(),
    addresses: z
      .record(z.string().regex(/^registry(_data_[a-z\d]{1,40})?$/i, 'bad_member'), z.string().max(40))
      .refine((all) => Object.keys(all).length <= MOST_MEMBERS)
      .nullable(),
    requestMessage: z.string().max(LONGEST_MESSAGE).nullable(),
    dns,
  })
  .refine(isPlace, 'bad_place')
  // Only names that survive being put together and taken apart again are names.
  .refine((choices) => parseSubnetId(subnetId(subnetOf(choices))) !== null, 'bad_subnet');

const cleanUp: z.ZodType<CleanUp> = z.strictObject({
  endpoint: z.strictObject({ ...place, name: named }).refine(isPlace, 'bad_place'),
  zoneGroup: named.nullable(),
  records: z
    .array(
      z
        .strictObject({
          ...place,
          zone: z.string().refine(isZoneName, 'bad_zone_name'),
          name: z.string().refine(isRecordName, 'bad_record_name'),
          address: z.string().refine((text) => readAddress(text) !== null, 'bad_address'),
        })
        .refine(isPlace, 'bad_zone'),
    )
    .max(MOST_MEMBERS * 10),
  connection: z.string().max(120).nullable(),
});

export const endpointJob: z.ZodType<EndpointJob> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('create'), registry: registryRef, choices: endpointChoices }),
  z
    .strictObject({ kind: z.literal('clean_up'), registry: registryRef, cleanUp })
    .refine(
      ({ registry, cleanUp: { connection } }) =>
        connection === null || isConnectionName(registry.name, connection),
      'bad_connection_name',
    ),
]);

export const stepIntent: z.ZodType<StepIntent> = z.strictObject({
  job: endpointJob,
  key: z.string().min(1).max(600),
});
