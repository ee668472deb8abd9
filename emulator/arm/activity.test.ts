// The activity log: an event for every write, shown late, found by its filters.
import { beforeEach, expect, test } from 'vitest';
import { at, createTestArm, idOf, type TestArm } from './arm-harness.ts';

const SUBSCRIPTION = '/subscriptions/5ab00003-0000-4000-8000-000000000003';
const LAB = idOf('crcontosolab');
const START = "eventTimestamp ge '2026-11-20T00:00:00Z'";
let arm: TestArm;

beforeEach(() => {
  arm = createTestArm();
});

const read = (filter: string, more = '', user = 'operator') =>
  arm.get(
    `${SUBSCRIPTION}/providers/Microsoft.Insights/eventtypes/management/values?api-version=2015-04-01&$filter=${encodeURIComponent(filter)}${more}`,
    user,
  );

test('a write shows after the delay, with everything that Azure keeps of it', async () => {
  const body = { tags: { a: 'b' } };
  const headers = { 'x-ms-correlation-request-id': 'c0ffee00-0000-4000-8000-000000000001' };
  const patched = await arm.send('PATCH', at('crcontosolab'), { body, headers });
  arm.pass(19_999);
  expect((await read(START)).body.value).toEqual([]);
  arm.pass(1);
  const { status, body: answer } = await read(START);
  expect(status).toBe(200);
  expect(answer.value).toHaveLength(1);
  const [event] = answer.value;
  expect(event).toMatchObject({
    authorization: { action: 'Microsoft.ContainerRegistry/registries/write', scope: LAB },
    caller: 'operator@contoso.example',
    correlationId: 'c0ffee00-0000-4000-8000-000000000001',
    httpRequest: { method: 'PATCH', clientIpAddress: '127.0.0.1' },
    level: 'Informational',
    resourceId: LAB,
    resourceGroupName: 'rg-sandbox',
    resourceProviderName: { value: 'Microsoft.ContainerRegistry' },
    resourceType: { value: 'Microsoft.ContainerRegistry/registries' },
    operationName: { value: 'Microsoft.ContainerRegistry/registries/write' },
    properties: { statusCode: 'OK', requestbody: JSON.stringify(body) },
    status: { value: 'Succeeded' },
    subStatus: { value: 'OK', localizedValue: 'OK (HTTP Status Code: 200)' },
    eventTimestamp: '2026-11-21T09:00:00.0000000Z',
    submissionTimestamp: '2026-11-21T09:00:20.0000000Z',
    subscriptionId: '5ab00003-0000-4000-8000-000000000003',
  });
  expect(event.properties.serviceRequestId).toBe(patched.headers.get('x-ms-request-id'));
  expect(event.claims['http://schemas.microsoft.com/identity/claims/objectidentifier']).toBe(
    '0a11ce00-0000-4000-8000-000000000001',
  );
  expect(event.claims.appid).toBe('c11e47ed-0000-4000-8000-0000000ac4c0');
});

test('refused writes are events too; reads, unauthenticated calls and what is not here are not', async () => {
  arm.world.settings.activityLogDelayMs = 0;
  await arm.get(at('crcontosolab'));
  await arm.send('PATCH', at('crcontosolab'), { user: null, body: {} });
  await arm.send('POST', at('crcontosolab', '2025-11-01', '/listCredentials'));
  await arm.patch(at('crcontosolab'), { tags: {} }, 'reader');
  await arm.patch(at('crcontosolab'), { properties: { publicNetworkAccess: 'Disabled' } });
  const { body } = await read(START);
  const events = body.value as { status: { value: string }; caller: string; subStatus: { value: string } }[];
  expect(events.map(({ status, caller, subStatus }) => [status.value, caller, subStatus.value])).toEqual([
    ['Failed', 'operator@contoso.example', 'BadRequest'],
    ['Failed', 'reader@contoso.example', 'Forbidden'],
  ]);
});

test('the beginning of a long-running operation is an event of its own kind', async () => {
  arm.world.settings.activityLogDelayMs = 0;
  await arm.patch(at('mycontainerregistry'), { properties: { anonymousPullEnabled: true } });
  const [event] = (await read(START)).body.value;
  expect([event.status.value, event.subStatus.value]).toEqual(['Accepted', 'Created']);
});

test('an event has the moment of the answer, so that events come in the order in which writes were carried out', async () => {
  arm.world.settings.activityLogDelayMs = 0;
  arm.world.faults.add({
    match: { pathIncludes: 'crcontosopoc' },
    delayMs: 40,
    then: { rewrite: {} },
  });
  const slow = arm.patch(at('crcontosopoc'), { tags: { a: 'b' } });
  await arm.patch(at('crcontosolab'), { tags: { a: 'b' } });
  arm.pass(5_000);
  await slow;
  const events = (await read(START)).body.value as { resourceId: string; eventTimestamp: string }[];
  expect(
    events.map(({ resourceId, eventTimestamp }) => [resourceId.split('/').at(-1), eventTimestamp]),
  ).toEqual([
    ['crcontosopoc', '2026-11-21T09:00:05.0000000Z'],
    ['crcontosolab', '2026-11-21T09:00:00.0000000Z'],
  ]);
});

test('filters, selection and pages', async () => {
  arm.world.settings.activityLogDelayMs = 0;
  await arm.patch(at('crcontosolab'), { tags: { a: 'b' } });
  arm.pass(60_000);
  await arm.patch(at('crcontosopoc'), { tags: { a: 'b' } });
  await arm.patch(at('mycontainerregistry'), { tags: { a: 'b' } });
  const found = async (term: string) =>
    (await read(`${START} and ${term}`)).body.value.map((one: { resourceId: string }) =>
      one.resourceId.split('/').at(-1),
    );
  expect(await found("resourceGroupName eq 'RG-SANDBOX'")).toEqual(['crcontosopoc', 'crcontosolab']);
  expect(await found(`resourceUri eq '${LAB.toUpperCase()}'`)).toEqual(['crcontosolab']);
  expect(await found("eventTimestamp le '2026-11-21T09:00:30Z'")).toEqual(['crcontosolab']);
  expect(await found('eventTimestamp le 2026-11-21T09:00:30Z')).toEqual(['crcontosolab']);
  expect(await found("correlationId eq 'none'")).toEqual([]);
  const selected = await read(START, '&$select=caller,status');
  expect(Object.keys(selected.body.value[0])).toEqual(['caller', 'status']);
  arm.world.settings.pageSize = 2;
  const first = await read(START);
  const second = await arm.get(first.body.nextLink);
  expect([first.body.value.length, second.body.value.length]).toEqual([2, 1]);
});

test('only a range within 90 days, and only its own words; the refusal is flat', async () => {
  const early = await read("eventTimestamp ge '2026-08-01T00:00:00Z'");
  expect([early.status, early.body]).toEqual([
    400,
    { code: 'BadRequest', message: 'The start time cannot be more than 90 days in the past.' },
  ]);
  for (const filter of ['', "caller eq 'x'", `${START} and level eq 'Error'`, "eventTimestamp ge 'soon'"]) {
    const answer = await read(filter);
    expect([answer.status, answer.body.code]).toEqual([400, 'BadRequest']);
  }
});

test('another subscription keeps its own; without any role 403', async () => {
  arm.world.settings.activityLogDelayMs = 0;
  await arm.patch(at('crcontosoprod'), { tags: {} });
  expect((await read(START)).body.value).toEqual([]);
  expect((await read(START, '', 'outsider')).status).toBe(403);
  const recorded = arm.world.activity.visible(arm.world.now())[0];
  expect(recorded?.resourceId).toBe(idOf('crcontosoprod'));
  arm.world.reset();
  expect(arm.world.activity.visible(arm.world.now())).not.toContainEqual(recorded);
});
