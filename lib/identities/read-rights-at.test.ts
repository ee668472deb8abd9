// Rights at scopes beside registries, as the embedded Azure's own role assignments give them.
import { expect, test } from 'vitest';
import { startAzure } from '#lib/testing/azure.ts';
import { readRightsAt } from './read-rights-at.ts';

const azure = startAzure();
const HUB =
  '/subscriptions/5ab00001-0000-4000-8000-000000000001/resourceGroups/rg-hub-weu/providers/Microsoft.Network/virtualNetworks/vnet-hub-weu';

test('by role, and unknown where they cannot be read', async () => {
  const [operator, reader] = [await azure.as('operator'), await azure.as('reader')];
  expect(await readRightsAt(operator, HUB)).toMatchObject({
    value: { joinNetwork: 'allowed', writeRecords: 'allowed', grantAccess: 'missing' },
  });
  expect(await readRightsAt(reader, HUB)).toMatchObject({
    value: { joinNetwork: 'missing', changeSubnet: 'missing' },
  });
  expect(await readRightsAt(reader, `${HUB}-gone`)).toMatchObject({ value: { joinNetwork: 'unknown' } });
});
