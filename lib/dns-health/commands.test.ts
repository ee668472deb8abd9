// The commands that a repair is told in.
import { expect, test } from 'vitest';
import { azCommands } from './commands.ts';
import { endpoint, HUB, zone } from './testing/sample.ts';

const ZONE = zone().id;

test('a zone, a zone group, a link', () => {
  expect(azCommands({ kind: 'put_zone', zoneId: ZONE })).toEqual([
    'az network private-dns zone create \\\n  --subscription 5ab00001-0000-4000-8000-000000000001 \\\n  --resource-group rg-dns \\\n  --name privatelink.azurecr.io',
  ]);
  const [group] = azCommands({
    kind: 'put_group',
    endpointId: endpoint().id,
    group: 'default',
    zoneId: ZONE,
    records: [],
  });
  expect(group).toContain('--resource-group rg-app');
  expect(group).toContain('--zone-name privatelink-azurecr-io');
  const link = { kind: 'put_link', zoneId: ZONE, link: 'link-vnet-hub', networkId: HUB } as const;
  expect(azCommands({ ...link, redirects: false })[0]).toMatch(/--registration-enabled false$/);
  expect(azCommands({ ...link, redirects: true })[0]).toMatch(/--resolution-policy NxDomainRedirect$/);
});

test('a record is added before the old address goes', () => {
  const commands = azCommands({
    kind: 'put_record',
    zoneId: ZONE,
    name: 'cr',
    addresses: ['10.0.0.5'],
    ttl: 10,
    before: ['10.0.0.9'],
    etag: 'e',
    endpointId: null,
  });
  expect(commands.map((text) => text.split(' \\\n')[0])).toEqual([
    'az network private-dns record-set a add-record',
    'az network private-dns record-set a remove-record',
  ]);
  expect(commands[0]).toContain('--ipv4-address 10.0.0.5');
  expect(commands[1]).toContain('--ipv4-address 10.0.0.9');
});

test('what is deleted is deleted without a question', () => {
  const record = { kind: 'remove_record', zoneId: ZONE, name: 'cr', before: [], etag: 'e' } as const;
  const link = { kind: 'remove_link', zoneId: ZONE, link: 'l', networkId: HUB, etag: 'e' } as const;
  for (const step of [record, link]) expect(azCommands(step)[0]).toMatch(/ --yes$/m);
});
