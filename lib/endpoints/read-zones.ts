/** Private DNS zones of one name over all subscriptions that the user sees, with the networks that look into them. */
import 'server-only';
import pLimit from 'p-limit';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { listLinks, listPrivateZones } from '#lib/arm/private-dns.ts';
import { listSubscriptions } from '#lib/arm/subscriptions.ts';
import { isPlace } from '#lib/network-access/endpoint-plan/choices.ts';
import type { SeenLink } from '#lib/network-access/endpoint-plan/seen.ts';
import type { ChoiceOfZone } from './shapes.ts';

const AT_ONCE = 8;

export type FoundZone = ChoiceOfZone & { readonly links: readonly SeenLink[] | null };

/** What cannot be read is left out: a zone that is not seen is not known to be in the way. */
export async function readZones(arm: ArmConnection, name: string): Promise<readonly FoundZone[]> {
  const subscriptions = await listSubscriptions(arm).catch(() => []);
  const limit = pLimit(AT_ONCE);
  const ids = await Promise.all(subscriptions.map(({ id }) => limit(() => zonesNamed(arm, id, name))));
  const zones = await Promise.all(
    ids.flat().map((id) =>
      limit(async (): Promise<FoundZone | null> => {
        const [, , subscriptionId = '', , resourceGroup = ''] = id.split('/');
        const place = { subscriptionId, resourceGroup };
        if (!isPlace(place)) return null;
        const links = await listLinks(arm, { ...place, zone: name }).catch(() => null);
        return { ...place, id, links, networkIds: links?.map(({ networkId }) => networkId) ?? null };
      }),
    ),
  );
  return zones.filter((zone) => zone !== null);
}

async function zonesNamed(
  arm: ArmConnection,
  subscriptionId: string,
  name: string,
): Promise<readonly string[]> {
  const zones = await listPrivateZones(arm, subscriptionId).catch(() => []);
  return zones.filter((zone) => zone.name.toLowerCase() === name.toLowerCase()).map(({ id }) => id);
}
