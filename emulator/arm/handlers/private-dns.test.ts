// Private DNS: zones and links by long-running operations, record sets at once, preconditions as recorded.
import { beforeEach, describe, expect, test } from 'vitest';
import { createTestArm, ORIGIN, type TestArm } from '#emulator/arm/arm-harness.ts';
import {
  dnsAt,
  finish,
  GROUP,
  makeNetwork,
  makeZone,
  NETWORK,
  SUBSCRIPTION,
  ZONE,
} from './network-harness.ts';

let arm: TestArm;
beforeEach(() => {
  arm = createTestArm();
});

const VNET = `${NETWORK}/virtualNetworks/cliregvnet`;
const LINK = `${ZONE}/virtualNetworkLinks/myDNSLink`;
const linkBody = (id = VNET) => ({
  location: 'global',
  properties: { registrationEnabled: false, virtualNetwork: { id } },
});
const record = (...addresses: string[]) => ({
  properties: { ttl: 3600, aRecords: addresses.map((ipv4Address) => ({ ipv4Address })) },
});
/** Sends a write with a precondition and follows it to the end. */
async function ended(method: string, path: string, headers: Record<string, string>, body?: unknown) {
  const accepted = await arm.send(method, path, { headers, ...(body === undefined ? {} : { body }) });
  expect(accepted.status).toBe(202);
  arm.pass(2_000);
  const poll = await arm.get(accepted.headers.get('azure-asyncoperation') ?? '');
  expect(poll.status).toBe(200);
  return poll.body;
}

test('making a zone: 202 with {} and both headers; there only when the operation ends', async () => {
  const accepted = await arm.put(dnsAt(ZONE), { location: 'Global', tags: { team: 'net' } });
  expect([accepted.status, accepted.body]).toEqual([202, {}]);
  const poll = accepted.headers.get('azure-asyncoperation') ?? '';
  const result = accepted.headers.get('location') ?? '';
  const provider = `${ORIGIN}${GROUP}/providers/Microsoft.Network`;
  expect(poll.startsWith(`${provider}/privateDnsOperationStatuses/`)).toBe(true);
  expect(result.startsWith(`${provider}/privateDnsOperationResults/`)).toBe(true);
  expect((await arm.get(poll)).body).toEqual({ status: 'InProgress' });
  expect((await arm.get(result)).status).toBe(202);
  expect((await arm.get(dnsAt(ZONE))).body.error.code).toBe('ResourceNotFound');
  arm.pass(2_000);
  expect((await arm.get(poll)).body).toEqual({ status: 'Succeeded' });
  const zone = await arm.get(dnsAt(ZONE));
  expect(zone.body).toMatchObject({
    id: ZONE,
    name: 'privatelink.azurecr.io',
    type: 'Microsoft.Network/privateDnsZones',
    location: 'global',
    tags: { team: 'net' },
    properties: { numberOfRecordSets: 1, numberOfVirtualNetworkLinks: 0, provisioningState: 'Succeeded' },
  });
  expect((await arm.get(result)).body).toEqual(zone.body);
  expect((await arm.get(dnsAt(`${NETWORK}/privateDnsZones`))).body.value).toEqual([zone.body]);
  const all = dnsAt(`${SUBSCRIPTION}/providers/Microsoft.Network/privateDnsZones`);
  expect((await arm.get(all, 'reader')).body.value).toEqual([zone.body]);
});

test('a failed precondition of a zone or a link is a Failed operation, answered with 200', async () => {
  await makeZone(arm);
  const exists = await ended('PUT', dnsAt(ZONE), { 'if-none-match': '*' }, { location: 'global' });
  expect(exists).toEqual({
    error: {
      code: 'PreconditionFailed',
      message: 'The Zone privatelink.azurecr.io exists already and hence cannot be created again.',
    },
    status: 'Failed',
  });
  const stale = await ended('PUT', dnsAt(ZONE), { 'if-match': 'other' }, { location: 'global' });
  expect(stale).toEqual({
    error: {
      code: 'PreconditionFailed',
      message: 'The Zone privatelink.azurecr.io has been modified (etag mismatch).',
    },
    status: 'Failed',
  });
  const { etag } = (await arm.get(dnsAt(ZONE))).body;
  const good = await ended(
    'PUT',
    dnsAt(ZONE),
    { 'if-match': etag },
    { location: 'global', tags: { a: 'b' } },
  );
  expect(good).toEqual({ status: 'Succeeded' });
  expect((await arm.get(dnsAt(ZONE))).body.etag).not.toBe(etag);

  await makeNetwork(arm);
  expect(await ended('PUT', dnsAt(LINK), { 'if-none-match': '*' }, linkBody())).toEqual({
    status: 'Succeeded',
  });
  expect(await ended('PUT', dnsAt(LINK), { 'if-none-match': '*' }, linkBody())).toMatchObject({
    error: { code: 'PreconditionFailed', message: expect.stringContaining('exists already') },
    status: 'Failed',
  });
  expect((await ended('DELETE', dnsAt(LINK), { 'if-match': 'other' })).status).toBe('Failed');
  expect((await ended('DELETE', dnsAt(LINK), {})).status).toBe('Succeeded');
  expect((await arm.get(dnsAt(LINK))).status).toBe(404);
});

test('a link; a zone with links cannot be deleted; a network links one zone of a name', async () => {
  await makeZone(arm);
  await makeNetwork(arm);
  await finish(
    arm,
    await arm.put(dnsAt(LINK), linkBody(VNET.toUpperCase().replace('/SUBSCRIPTIONS', '/subscriptions'))),
  );
  const link = await arm.get(dnsAt(LINK));
  expect(link.body).toMatchObject({
    id: LINK,
    type: 'Microsoft.Network/privateDnsZones/virtualNetworkLinks',
    location: 'global',
    properties: {
      provisioningState: 'Succeeded',
      registrationEnabled: false,
      virtualNetwork: { id: VNET },
      virtualNetworkLinkState: 'Completed',
    },
  });
  expect((await arm.get(dnsAt(`${ZONE}/virtualNetworkLinks`))).body.value).toEqual([link.body]);
  expect((await arm.get(dnsAt(ZONE))).body.properties.numberOfVirtualNetworkLinks).toBe(1);

  const nested = await arm.send('DELETE', dnsAt(ZONE));
  expect(nested.status).toBe(409);
  expect(nested.headers.get('x-ms-failure-cause')).toBe('gateway');
  expect(nested.body).toEqual({
    error: {
      code: 'CannotDeleteResource',
      message:
        "Cannot delete resource while nested resources exist. Some existing nested resource IDs include: 'Microsoft.Network/privateDnsZones/privatelink.azurecr.io/virtualNetworkLinks/myDNSLink'. Please delete all nested resources before deleting this resource.",
    },
  });

  const other = `${SUBSCRIPTION}/resourceGroups/rg-sandbox/providers/Microsoft.Network/privateDnsZones/privatelink.azurecr.io`;
  await finish(arm, await arm.put(dnsAt(other), { location: 'global' }));
  const second = await arm.put(dnsAt(`${other}/virtualNetworkLinks/second`), linkBody());
  expect([second.status, second.body.error.code]).toEqual([400, 'BadRequest']);
  expect((await arm.put(dnsAt(`${ZONE}/virtualNetworkLinks/twice`), linkBody())).status).toBe(400);

  await finish(arm, await arm.send('DELETE', dnsAt(LINK)));
  expect((await arm.put(dnsAt(`${other}/virtualNetworkLinks/second`), linkBody())).status).toBe(202);
  await finish(arm, await arm.send('DELETE', dnsAt(ZONE)));
  expect((await arm.get(dnsAt(ZONE))).status).toBe(404);
  expect((await arm.send('DELETE', dnsAt(ZONE))).status).toBe(204);
});

describe('A record sets', () => {
  beforeEach(() => makeZone(arm));
  const path = dnsAt(`${ZONE}/a/MyRegistry`);

  test('made at once under either case of the type, changed, listed, deleted', async () => {
    const created = await arm.put(path, record('10.0.0.7'));
    expect(created.status).toBe(201);
    expect(created.body).toEqual({
      id: `${ZONE}/A/myregistry`,
      name: 'myregistry',
      type: 'Microsoft.Network/privateDnsZones/A',
      etag: created.body.etag,
      properties: {
        fqdn: 'myregistry.privatelink.azurecr.io.',
        ttl: 3600,
        aRecords: [{ ipv4Address: '10.0.0.7' }],
        isAutoRegistered: false,
      },
    });
    const changed = await arm.put(dnsAt(`${ZONE}/A/myregistry`), record('10.0.0.7', '10.0.0.8'));
    expect([changed.status, changed.body.properties.aRecords.length]).toEqual([200, 2]);
    expect(changed.body.etag).not.toBe(created.body.etag);
    expect((await arm.get(dnsAt(`${ZONE}/A`))).body.value).toEqual([changed.body]);
    expect((await arm.get(dnsAt(ZONE))).body.properties.numberOfRecordSets).toBe(2);
    expect((await arm.send('DELETE', path)).status).toBe(200);
    expect((await arm.send('DELETE', path)).status).toBe(204);
    const gone = await arm.get(path);
    expect([gone.status, gone.body.code, gone.body.error]).toEqual([404, 'NotFound', undefined]);
  });

  test('preconditions: a flat 412', async () => {
    const put = (headers: Record<string, string>) =>
      arm.send('PUT', path, { body: record('10.0.0.7'), headers });
    const created = await put({ 'if-none-match': '*' });
    expect(created.status).toBe(201);
    const again = await put({ 'if-none-match': '*' });
    expect([again.status, again.body]).toEqual([
      412,
      {
        code: 'PreconditionFailed',
        message: 'The Record set myregistry exists already and hence cannot be created again.',
      },
    ]);
    expect((await put({ 'if-match': 'other' })).status).toBe(412);
    expect((await put({ 'if-match': created.body.etag })).status).toBe(200);
    const stale = { headers: { 'if-match': created.body.etag } };
    expect((await arm.send('DELETE', path, stale)).status).toBe(412);
    expect((await arm.get(path)).status).toBe(200);
  });

  test.each([
    [record('10.0.0'), 400],
    [record('10.0.0.1', '10.0.0.1'), 400],
    [{ properties: { aRecords: [] } }, 400],
    [{ properties: { ttl: 0, aRecords: [] } }, 400],
    [{ properties: { ttl: 60, cnameRecord: { cname: 'x' } } }, 501],
  ])('refused: %j', async (body, status) => {
    expect((await arm.put(path, body)).status).toBe(status);
  });

  test('a missing zone is a missing parent; other record types are not served', async () => {
    const orphan = await arm.put(dnsAt(`${NETWORK}/privateDnsZones/none.example/A/x`), record('10.0.0.7'));
    expect(orphan.status).toBe(404);
    expect(orphan.body.error).toEqual({
      code: 'ParentResourceNotFound',
      message: `Failed to perform 'write' on resource(s) of type 'privateDnsZones/A', because the parent resource '${NETWORK}/privateDnsZones/none.example' could not be found.`,
    });
    expect((await arm.get(dnsAt(`${ZONE}/TXT/x`))).status).toBe(501);
    expect((await arm.put(path, record('10.0.0.7'), 'reader')).status).toBe(403);
  });
});
