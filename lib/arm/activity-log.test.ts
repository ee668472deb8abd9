/** What the gateway makes of Azure's activity log, and what it does not let odd answers do. */
import { describe, expect, it } from 'vitest';
import { CURRENT_API } from '#lib/network-access/api-versions.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { startAzure } from '#lib/testing/azure.ts';
import { LOG_REACH, listActivity } from './activity-log.ts';
import { classify } from './classify.ts';
import type { ArmConnection } from './connection.ts';
import { patchRegistry } from './registries.ts';

const azure = startAzure();

async function operator() {
  const { admin } = azure.emulator;
  await admin.settings({ activityLogDelayMs: 0 });
  return { admin, arm: await azure.as('operator'), ref: await azure.find('mycontainerregistry') };
}

const change = (arm: ArmConnection, ref: RegistryRef, properties: object) =>
  patchRegistry(arm, ref, { apiVersion: CURRENT_API, properties });
const recent = (arm: ArmConnection, ref: RegistryRef) =>
  listActivity(arm, ref, new Date(Date.now() - 60_000), new Date());

describe('the events of one registry', () => {
  it('name who wrote what, newest first; another registry’s are not among them', async () => {
    const { arm, ref } = await operator();
    await change(arm, ref, { publicNetworkAccess: 'Disabled' });
    await change(arm, await azure.find('crcontosolab'), {});
    await change(arm, ref, { publicNetworkAccess: 'Enabled' });
    const events = await recent(arm, ref);
    expect(events).toHaveLength(2);
    expect(events[0]).toMatchObject({
      caller: 'operator@contoso.example',
      operation: 'Microsoft.ContainerRegistry/registries/write',
      status: 'Succeeded',
      subStatus: 'OK',
      method: 'PATCH',
      correlationId: arm.correlationId,
      requestBody: { properties: { publicNetworkAccess: 'Enabled' } },
      ip: '127.0.0.1',
    });
    expect(Math.abs(Date.parse(events[0]?.at ?? '') - Date.now())).toBeLessThan(60_000);
  });

  it('come from every page', async () => {
    const { admin, arm, ref } = await operator();
    for (let count = 0; count < 5; count += 1) await change(arm, ref, {});
    await admin.settings({ pageSize: 2 });
    expect(await recent(arm, ref)).toHaveLength(5);
  });

  it('end at the end of the range', async () => {
    const { arm, ref } = await operator();
    await change(arm, ref, {});
    const past = (minutes: number) => new Date(Date.now() - minutes * 60_000);
    expect(await listActivity(arm, ref, past(10), past(5))).toEqual([]);
  });

  it('reach back as far as Azure lets them', async () => {
    const { arm, ref } = await operator();
    const now = Date.now();
    expect(await listActivity(arm, ref, new Date(now - LOG_REACH), new Date(now))).toEqual([]);
    const tooFar = listActivity(arm, ref, new Date(now - LOG_REACH - 600_000), new Date(now));
    expect(classify(await tooFar.catch((error: unknown) => error), 'c')).toMatchObject({
      code: 'rejected',
      details: { azureMessage: 'The start time cannot be more than 90 days in the past.' },
    });
  });

  it('are of a registry in a group whose name needs encoding, too', async () => {
    const { arm, ref } = await operator();
    const other = { ...ref, resourceGroup: 'grüppe-(1)' };
    expect(await recent(arm, other)).toEqual([]);
    const { entries } = await azure.emulator.admin.requests();
    const filter = (entries.at(-1)?.['query'] as Record<string, string> | undefined)?.['$filter'];
    expect(filter).toContain('/resourceGroups/grüppe-(1)/providers/');
  });
});

describe('odd events', () => {
  const EVENT = { eventTimestamp: '2026-10-03T14:32:07.1234567Z' };
  const UNKNOWN = {
    at: '2026-10-03T14:32:07.123Z',
    caller: null,
    operation: '',
    status: '',
    subStatus: null,
    method: null,
    correlationId: null,
    clientRequestId: null,
    requestBody: null,
    ip: null,
  };

  it.each<[string, object, object]>([
    ['nothing but a moment', {}, {}],
    [
      'members of other types',
      { caller: 7, status: 'x', operationName: [], httpRequest: 1, properties: 'p' },
      {},
    ],
    ['an empty caller', { caller: '' }, {}],
    ['a body that is cut off', { properties: { requestbody: '{"properties":{' } }, {}],
    ['a body in other letter case', { properties: { requestBody: '{"a":1}' } }, { requestBody: { a: 1 } }],
    [
      'a body that is an object already',
      { properties: { requestbody: { a: 1 } } },
      { requestBody: { a: 1 } },
    ],
    ['a status among the properties', { properties: { statusCode: 'Created' } }, { subStatus: 'Created' }],
  ])('%s', async (_name, more, seen) => {
    const { admin, arm, ref } = await operator();
    await admin.setFaults([
      {
        match: { operation: 'activityLogs.list' },
        then: { rewrite: { body: { value: [{ ...EVENT, ...more }] } } },
      },
    ]);
    expect(await recent(arm, ref)).toEqual([{ ...UNKNOWN, ...seen }]);
  });

  it('without a moment, or of something below the registry, are left out; the others stay', async () => {
    const { admin, arm, ref } = await operator();
    const value = [
      null,
      5,
      {},
      { eventTimestamp: 'soon' },
      { ...EVENT, resourceId: '/subscriptions/x' },
      EVENT,
    ];
    await admin.setFaults([
      { match: { operation: 'activityLogs.list' }, then: { rewrite: { body: { value } } } },
    ]);
    expect(await recent(arm, ref)).toEqual([UNKNOWN]);
  });

  it('a nextLink to a foreign host is not followed', async () => {
    const { admin, arm, ref } = await operator();
    await admin.setFaults([
      {
        match: { operation: 'activityLogs.list' },
        then: { rewrite: { body: { nextLink: 'https://evil.example/more' } } },
      },
    ]);
    expect(classify(await recent(arm, ref).catch((error: unknown) => error), 'c')).toMatchObject({
      code: 'unexpected',
      details: { azureCode: 'ForeignOrigin' },
    });
  });
});
