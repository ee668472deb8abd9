/** Taking a private endpoint away with what belongs to it alone. Zones and links are shared and stay. */
import { dnsRecords } from '#lib/network-access/private-addresses.ts';
import { sameId, type ZonePlace } from './choices.ts';
import type { SeenEndpoint, SeenZone, SeenZoneGroup } from './seen.ts';

/** A record that somebody wrote for the endpoint, in the state in which the user saw it. */
export type HandRecord = ZonePlace & {
  /** The zone's. */
  readonly zone: string;
  readonly name: string;
  readonly address: string;
};

/** All that is to go. Made once, before the first step: afterwards the endpoint's addresses are gone. */
export type CleanUp = {
  readonly endpoint: ZonePlace & { readonly name: string };
  readonly zoneGroup: string | null;
  readonly records: readonly HandRecord[];
  /** Name of the connection at the registry; `null`: there is none. */
  readonly connection: string | null;
};

export type CleanUpStep =
  | { readonly kind: 'zone_group'; readonly name: string }
  | { readonly kind: 'record'; readonly record: HandRecord }
  | { readonly kind: 'endpoint'; readonly name: string }
  | { readonly kind: 'connection'; readonly name: string };

export type SeenForCleanUp = {
  readonly endpoint: { readonly provisioningState: string } | null;
  readonly zoneGroups: readonly SeenZoneGroup[];
  /** What the records hold now, in the order of the clean-up; `null`: gone. */
  readonly records: readonly (readonly string[] | null)[];
  readonly connection: { readonly provisioningState: string } | null;
};

export type CleanUpPlan = readonly {
  readonly key: string;
  readonly step: CleanUpStep;
  readonly state: 'done' | 'running' | 'todo';
}[];

/**
 * Records first, then the endpoint: nobody is led to an address that is gone. The registry keeps a
 * disconnected connection until it is removed there.
 */
export function cleanUpPlan(cleanUp: CleanUp, seen: SeenForCleanUp): CleanUpPlan {
  const { endpoint, zoneGroup, records, connection } = cleanUp;
  const isGone = seen.endpoint === null;
  const group = seen.zoneGroups.find(({ name }) => name.toLowerCase() === zoneGroup?.toLowerCase());
  return [
    ...(zoneGroup === null
      ? []
      : [
          {
            key: 'zone_group',
            step: { kind: 'zone_group', name: zoneGroup } as const,
            state: isGone || group === undefined ? ('done' as const) : busyOr(group.provisioningState),
          },
        ]),
    ...records.map((record, index) => ({
      key: `record:${record.zone}:${record.name}`,
      step: { kind: 'record', record } as const,
      // Somebody has written something else there since: it is theirs now, and stays.
      state: seen.records[index]?.join() === record.address ? ('todo' as const) : ('done' as const),
    })),
    {
      key: 'endpoint',
      step: { kind: 'endpoint', name: endpoint.name } as const,
      state: isGone ? 'done' : busyOr(seen.endpoint?.provisioningState ?? ''),
    },
    ...(connection === null
      ? []
      : [
          {
            key: 'connection',
            step: { kind: 'connection', name: connection } as const,
            state: seen.connection === null ? ('done' as const) : busyOr(seen.connection.provisioningState),
          },
        ]),
  ];
}

const busyOr = (word: string): 'running' | 'todo' =>
  ['updating', 'deleting'].includes(word.toLowerCase()) ? 'running' : 'todo';

/** What belongs to the endpoint alone, and what is shared and will be left. */
export function whatGoes(
  endpoint: Pick<SeenEndpoint, 'addresses'>,
  zones: readonly (Pick<SeenZone, 'records'> & { readonly place: ZonePlace; readonly name: string })[],
  loginServer: string,
  zoneGroups: readonly SeenZoneGroup[],
): readonly HandRecord[] {
  const wanted = dnsRecords(loginServer, endpoint.addresses ?? []);
  return zones.flatMap(({ place, name: zone, records }) => {
    const id = `/subscriptions/${place.subscriptionId}/resourceGroups/${place.resourceGroup}/providers/Microsoft.Network/privateDnsZones/${zone}`;
    // What a zone group wrote goes with the zone group.
    if (zoneGroups.some(({ zoneIds }) => zoneIds.some((other) => sameId(other, id)))) return [];
    return wanted.flatMap(({ name, address }) =>
      records.some(
        (record) => record.name.toLowerCase() === name.toLowerCase() && record.addresses.join() === address,
      )
        ? [{ ...place, zone, name, address }]
        : [],
    );
  });
}
