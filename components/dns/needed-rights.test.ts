// What a repair needs, step by step; a zone that is made on the way has no scope of its own yet.
import { expect, test } from 'vitest';
import { neededRights } from './needed-rights.ts';

const GROUP = '/subscriptions/s/resourceGroups/rg';
const ZONE = `${GROUP}/providers/Microsoft.Network/privateDnsZones/privatelink.azurecr.io`;
const NETWORK = `${GROUP}/providers/Microsoft.Network/virtualNetworks/v`;
const LINK = { kind: 'put_link', zoneId: ZONE, link: 'l', networkId: NETWORK, redirects: false } as const;

test('a link needs the zone and the network; records the zone', () => {
  expect(neededRights([LINK])).toEqual([
    { name: 'linkZone', scope: ZONE },
    { name: 'joinNetwork', scope: NETWORK },
  ]);
  const record = { kind: 'remove_record', zoneId: ZONE, name: 'cr', before: [], etag: 'e' } as const;
  expect(neededRights([record])).toEqual([{ name: 'deleteRecords', scope: ZONE }]);
});

test('a zone that the plan makes is asked at its group', () => {
  expect(neededRights([{ kind: 'put_zone', zoneId: ZONE.toUpperCase() }, LINK])).toEqual([
    { name: 'createZone', scope: GROUP.toUpperCase() },
    { name: 'linkZone', scope: GROUP },
    { name: 'joinNetwork', scope: NETWORK },
  ]);
});
