// The service endpoint of a subnet: added, removed and followed through the real wire, faults included.
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { getSubnet } from '#lib/arm/virtual-networks.ts';
import { registryId } from '#lib/network-access/registry-ref.ts';
import { startAzure } from '#lib/testing/azure.ts';
import { addServiceEndpoint } from './add-service-endpoint.ts';
import type { EndpointTicket } from './change-service-endpoint.ts';
import { findReliantRegistries } from './find-reliant-registries.ts';
import { followServiceEndpoint } from './follow-service-endpoint.ts';
import { removeServiceEndpoint } from './remove-service-endpoint.ts';
import { ARTICLE_SUBNET, BUILD_SUBNET, seenSubnet, someonePuts } from './testing/subnets.ts';

const azure = startAzure();
const PAUSES = [0, 100, 200];
const puts = async () => (await azure.writes()).filter(({ method }) => method === 'PUT');
const fault = (operation: string, then: object, times = 1) =>
  azure.emulator.admin.setFaults([{ match: { operation }, times, then }]);

async function toTheEnd(arm: ArmConnection, ticket: EndpointTicket) {
  const states: string[] = [];
  for (let asked = 0; asked < 60; asked += 1) {
    const progress = await followServiceEndpoint(arm, ticket);
    if (!progress.ok) throw new Error(progress.failure.code);
    states.push(progress.value.state);
    if (progress.value.state !== 'running') return { states, progress: progress.value };
    await wait(50);
  }
  throw new Error('The operation did not end.');
}

async function add(arm: ArmConnection, subnet = ARTICLE_SUBNET) {
  const { etag } = await seenSubnet(arm, subnet);
  const accepted = await addServiceEndpoint(arm, { subnet, etag }, PAUSES);
  if (!accepted.ok) throw new Error(JSON.stringify(accepted.failure));
  return accepted.value;
}

describe('adding it', () => {
  it('one PUT under the etag that was seen, followed to its end, read back', async () => {
    const arm = await azure.as('operator');
    const ticket = await add(arm);
    expect(ticket.operationUrl).toContain('/providers/Microsoft.Network/locations/');
    const { states, progress } = await toTheEnd(arm, ticket);
    expect(states[0]).toBe('running');
    expect(progress).toMatchObject({ state: 'succeeded', subnet: { endpoint: 'present' } });
    expect(await puts()).toHaveLength(1);
  });

  it('sends everything else back as it came, also what this console knows nothing about', async () => {
    const arm = await azure.as('operator');
    const beside = { ...ARTICLE_SUBNET, subnet: 'subnet-with-much' };
    await someonePuts(arm, beside, {
      addressPrefix: '10.0.7.0/24',
      serviceEndpoints: [{ service: 'Microsoft.Storage', locations: ['*'] }, { service: 'Microsoft.Sql' }],
      delegations: [{ name: 'd', properties: { serviceName: 'Microsoft.Web/serverFarms' } }],
      privateEndpointNetworkPolicies: 'RouteTableEnabled',
      privateLinkServiceNetworkPolicies: 'Disabled',
      defaultOutboundAccess: false,
    });
    await wait(600);
    // What the embedded Azure does not store itself, as Azure would send it.
    const more = {
      networkSecurityGroup: { id: '/subscriptions/s/networkSecurityGroups/nsg' },
      routeTable: { id: '/subscriptions/s/routeTables/rt' },
      ipamPoolPrefixAllocations: [{ pool: { id: '/p' }, numberOfIpAddresses: '256' }],
      somethingAzureAddsTomorrow: { kept: [true, null, 0] },
    };
    await fault('subnets.get', { rewrite: { body: { properties: more } } }, -1);
    const came = await getSubnet(arm, beside);
    expect(came['properties']).toMatchObject(more);
    const { etag } = await seenSubnet(arm, beside);
    // The embedded Azure refuses what it does not store (501); what was sent is all that counts here.
    await addServiceEndpoint(arm, { subnet: beside, etag }, PAUSES);

    const [, put] = await puts();
    const sent = put?.requestBody as { properties: Record<string, unknown> };
    const { serviceEndpoints: before, ...others } = came['properties'] as Record<string, unknown[]>;
    const { serviceEndpoints: after, ...othersSent } = sent.properties;
    expect(after).toEqual([...(before ?? []), { service: 'Microsoft.ContainerRegistry' }]);
    expect(othersSent).toEqual(others);
    expect({ ...sent, properties: null }).toEqual({ ...came, properties: null });
  });

  it('changes nothing else on a subnet with delegation, policies and other service endpoints', async () => {
    const arm = await azure.as('operator');
    const beside = { ...ARTICLE_SUBNET, subnet: 'subnet-with-much' };
    await someonePuts(arm, beside, {
      addressPrefix: '10.0.7.0/24',
      serviceEndpoints: [{ service: 'Microsoft.Storage' }],
      delegations: [{ name: 'd', properties: { serviceName: 'Microsoft.Web/serverFarms' } }],
      privateEndpointNetworkPolicies: 'NetworkSecurityGroupEnabled',
      defaultOutboundAccess: false,
    });
    await wait(600);
    const before = plain(await getSubnet(arm, beside));
    await toTheEnd(arm, await add(arm, beside));
    const after = plain(await getSubnet(arm, beside));
    const registry = {
      provisioningState: 'Succeeded',
      service: 'Microsoft.ContainerRegistry',
      locations: ['*'],
    };
    expect(after).toEqual({
      ...before,
      properties: {
        ...before.properties,
        serviceEndpoints: [...before.properties.serviceEndpoints, registry],
      },
    });
  });

  it('does nothing when the subnet changed since the user looked', async () => {
    const arm = await azure.as('operator');
    const { etag } = await seenSubnet(arm, ARTICLE_SUBNET);
    const neighbour = { ...ARTICLE_SUBNET, subnet: 'neighbour' };
    await someonePuts(arm, neighbour, { addressPrefix: '10.0.8.0/24' });
    await wait(600);
    const refused = await addServiceEndpoint(arm, { subnet: ARTICLE_SUBNET, etag }, PAUSES);
    expect(refused).toMatchObject({
      ok: false,
      failure: { code: 'conflict', fields: ['subnet'], current: { name: 'myDockerVMSubnet' } },
    });
    expect(await puts()).toHaveLength(1);
  });

  it('is refused by Azure itself when the subnet changes between reading and writing', async () => {
    const arm = await azure.as('operator');
    const { etag } = await seenSubnet(arm, ARTICLE_SUBNET);
    await someonePuts(arm, { ...ARTICLE_SUBNET, subnet: 'neighbour' }, { addressPrefix: '10.0.8.0/24' });
    await wait(600);
    await fault('subnets.get', { rewrite: { body: { etag } } });
    expect(await addServiceEndpoint(arm, { subnet: ARTICLE_SUBNET, etag }, PAUSES)).toMatchObject({
      ok: false,
      failure: { code: 'conflict', details: { status: 412, azureCode: 'PreconditionFailed' } },
    });
    expect(await seenSubnet(arm, ARTICLE_SUBNET)).toMatchObject({ endpoint: 'missing' });
  });

  it('sent twice changes once', async () => {
    const arm = await azure.as('operator');
    const { etag } = await seenSubnet(arm, ARTICLE_SUBNET);
    const both = await Promise.all(
      [1, 2].map(() => addServiceEndpoint(arm, { subnet: ARTICLE_SUBNET, etag }, PAUSES)),
    );
    for (const result of both) {
      if (!result.ok) throw new Error(result.failure.code);
      expect((await toTheEnd(arm, result.value)).progress).toMatchObject({ state: 'succeeded' });
    }
    expect(await puts()).toHaveLength(1);
  });

  it('names the action a reader lacks', async () => {
    const arm = await azure.as('reader');
    const { etag } = await seenSubnet(arm, ARTICLE_SUBNET);
    expect(await addServiceEndpoint(arm, { subnet: ARTICLE_SUBNET, etag }, PAUSES)).toMatchObject({
      ok: false,
      failure: { code: 'forbidden', action: 'Microsoft.Network/virtualNetworks/subnets/write' },
    });
  });

  it('says that another change of the network is under way', async () => {
    const arm = await azure.as('operator');
    const { etag } = await seenSubnet(arm, ARTICLE_SUBNET);
    const body = { error: { code: 'RetryableError', message: 'A retryable error occurred.', details: [] } };
    await fault('subnets.put', { status: 429, headers: { 'retry-after': '11' }, body });
    expect(await addServiceEndpoint(arm, { subnet: ARTICLE_SUBNET, etag }, PAUSES)).toMatchObject({
      ok: false,
      failure: { code: 'throttled', retryAfterSeconds: 11, details: { azureCode: 'RetryableError' } },
    });
    expect(await puts()).toHaveLength(1);
  });

  it('finds out by reading when the answer is lost after Azure took it up', async () => {
    const arm = await azure.as('operator');
    await fault('subnets.put', { reset: 'after' });
    const ticket = await add(arm);
    expect(ticket.operationUrl).toBeNull();
    expect((await toTheEnd(arm, ticket)).progress).toMatchObject({ state: 'succeeded' });
    expect(await puts()).toHaveLength(1);
  });

  it('does not call it failed, or done, when reading does not settle it', async () => {
    const arm = await azure.as('operator');
    const { etag } = await seenSubnet(arm, ARTICLE_SUBNET);
    await fault('subnets.put', { reset: 'before' });
    expect(await addServiceEndpoint(arm, { subnet: ARTICLE_SUBNET, etag }, PAUSES)).toMatchObject({
      ok: false,
      failure: { code: 'unavailable', outcomeUnknown: true },
    });
    expect(await puts()).toHaveLength(1);
  });

  it('hands on why Azure gave it up again', async () => {
    const arm = await azure.as('operator');
    const ticket = await add(arm);
    const error = { code: 'InternalServerError', message: 'Azure’s own words.' };
    await fault('networkOperations.get', { status: 200, body: { status: 'Failed', error } }, -1);
    expect((await toTheEnd(arm, ticket)).progress).toMatchObject({
      state: 'failed',
      failure: { code: 'rejected', details: { azureCode: error.code, azureMessage: error.message } },
    });
  });

  it('is done only when the subnet shows it, whatever the operation says', async () => {
    const arm = await azure.as('operator');
    const ticket = await add(arm);
    await toTheEnd(arm, ticket);
    await fault('subnets.get', { rewrite: { body: { properties: { serviceEndpoints: [] } } } });
    expect(await followServiceEndpoint(arm, ticket)).toMatchObject({
      ok: true,
      value: { state: 'failed', failure: { code: 'conflict' } },
    });
  });

  it('follows no operation outside of the network provider', async () => {
    const arm = await azure.as('operator');
    const elsewhere = `${arm.endpoint}/subscriptions/s/providers/Microsoft.Compute/locations/x/operations/1`;
    await fault('subnets.put', { rewrite: { headers: { 'azure-asyncoperation': elsewhere } } });
    const ticket = await add(arm);
    expect(ticket.operationUrl).toBeNull();
    expect((await toTheEnd(arm, ticket)).progress).toMatchObject({ state: 'succeeded' });
  });

  it('is not tried in a cloud that has no service endpoints', async () => {
    const arm = { ...(await azure.as('operator')), endpoint: 'https://management.usgovcloudapi.net' };
    expect(await addServiceEndpoint(arm, { subnet: ARTICLE_SUBNET, etag: 'x' }, PAUSES)).toMatchObject({
      ok: false,
      failure: { code: 'invalid_input', issues: [{ code: 'not_in_this_cloud' }] },
    });
    expect(await puts()).toEqual([]);
  });
});

describe('removing it', () => {
  it('refuses while a registry relies on it that the user was not told about', async () => {
    const arm = await azure.as('operator');
    const { etag } = await seenSubnet(arm, BUILD_SUBNET);
    const refused = await removeServiceEndpoint(arm, { subnet: BUILD_SUBNET, etag, registries: [] }, PAUSES);
    expect(refused).toMatchObject({ ok: false, failure: { code: 'conflict', fields: ['registries'] } });
    expect(await puts()).toEqual([]);
  });

  it('takes only this service endpoint away once everybody concerned was named', async () => {
    const arm = await azure.as('operator');
    const found = await findReliantRegistries(arm, BUILD_SUBNET);
    if (!found.ok) throw new Error(found.failure.code);
    const { etag } = await seenSubnet(arm, BUILD_SUBNET);
    const registries = found.value.registries.map((ref) => registryId(ref).toUpperCase());
    const removed = await removeServiceEndpoint(arm, { subnet: BUILD_SUBNET, etag, registries }, PAUSES);
    if (!removed.ok) throw new Error(removed.failure.code);
    expect((await toTheEnd(arm, removed.value)).progress).toMatchObject({
      state: 'succeeded',
      subnet: { endpoint: 'missing', otherServices: [] },
    });
  });

  it('adding and removing again leaves the subnet as it was', async () => {
    const arm = await azure.as('operator');
    const before = plain(await getSubnet(arm, ARTICLE_SUBNET));
    await toTheEnd(arm, await add(arm));
    const { etag } = await seenSubnet(arm, ARTICLE_SUBNET);
    const removed = await removeServiceEndpoint(
      arm,
      { subnet: ARTICLE_SUBNET, etag, registries: [] },
      PAUSES,
    );
    if (!removed.ok) throw new Error(removed.failure.code);
    await toTheEnd(arm, removed.value);
    expect(plain(await getSubnet(arm, ARTICLE_SUBNET))).toEqual(before);
  });
});

type Plain = { readonly properties: { readonly serviceEndpoints: readonly object[] } };

/** Without the etags, which change with every write. */
const plain = (subnet: object): Plain =>
  JSON.parse(JSON.stringify(subnet, (key, value) => (key === 'etag' ? undefined : value)));
