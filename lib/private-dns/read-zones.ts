/** The private zones that may answer for registries, over all subscriptions, a bounded number at a time. */
import 'server-only';
import pLimit from 'p-limit';
import { classify } from '#lib/arm/classify.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { listPrivateZones, readZone } from '#lib/arm/private-dns.ts';
import type { DnsZone } from '#lib/dns-health/model.ts';
import { parseZoneId } from '#lib/dns-health/refs.ts';
import type { Failure } from '#lib/errors/failure.ts';
import type { SubscriptionInfo } from '#lib/registries/shapes.ts';

/** Requests at once: well within ARM's read budget per subscription and user. */
export const AT_ONCE = 8;

export type ZonesRead = {
  readonly zones: readonly DnsZone[];
  readonly failures: readonly { readonly subscription: SubscriptionInfo; readonly failure: Failure }[];
};

/**
 * One request for each subscription, and two for each zone that is relevant.
 * @param isRelevant by the zone's name. Never fails: what could not be read says so.
 */
export async function readZones(
  arm: ArmConnection,
  subscriptions: readonly SubscriptionInfo[],
  isRelevant: (zoneName: string) => boolean,
): Promise<ZonesRead> {
  const limit = pLimit(AT_ONCE);
  const listed = await Promise.all(
    subscriptions.map((subscription) =>
      limit(async () => {
        try {
          return { subscription, zones: await listPrivateZones(arm, subscription.id), failure: null };
        } catch (error) {
          return { subscription, zones: [], failure: classify(error, arm.correlationId) };
        }
      }),
    ),
  );
  const relevant = listed.flatMap(({ zones }) =>
    zones.flatMap((zone) => {
      const ref = parseZoneId(zone.id);
      return ref !== null && isRelevant(zone.name) ? [{ zone, ref }] : [];
    }),
  );
  return {
    zones: await Promise.all(relevant.map(({ zone, ref }) => limit(() => readZone(arm, zone, ref)))),
    failures: listed.flatMap(({ subscription, failure }) =>
      failure === null ? [] : [{ subscription, failure }],
    ),
  };
}
