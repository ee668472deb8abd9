// The demo's past, as the activity log tells it to those who may read it.
import { expect, test } from 'vitest';
import { createTestArm, idOf, type TestArm } from '#emulator/arm/arm-harness.ts';

type Event = {
  readonly caller: string;
  readonly eventTimestamp: string;
  readonly status: { readonly value: string };
  readonly operationName: { readonly value: string };
  readonly properties: { readonly requestbody: string };
};

const PLATFORM = '/subscriptions/5ab00001-0000-4000-8000-000000000001';
const ANALYTICS = '/subscriptions/5ab00004-0000-4000-8000-000000000004';

async function eventsOf(arm: TestArm, subscription: string, more: string): Promise<Event[]> {
  const filter = encodeURIComponent(`eventTimestamp ge '2026-10-01T00:00:00Z'${more}`);
  const path = `${subscription}/providers/Microsoft.Insights/eventtypes/management/values`;
  return (await arm.get(`${path}?api-version=2015-04-01&$filter=${filter}`, 'reader')).body.value;
}

test('who added which rule: the last two lists differ by it', async () => {
  const events = await eventsOf(createTestArm(), PLATFORM, ` and resourceUri eq '${idOf('crcontosokrc')}'`);
  expect(events.map(({ caller }) => caller)).toEqual([
    'operator@contoso.example',
    'jiwon.park@contoso.example',
  ]);
  const [now = [], before = []] = events.map(
    ({ properties }) => JSON.parse(properties.requestbody).properties.networkRuleSet.ipRules,
  );
  expect(now.length - before.length).toBe(2);
  expect(now.slice(0, before.length)).toEqual(before);
});

test('the newest write to a registry is the one that its systemData tells of', async () => {
  const arm = createTestArm();
  const [event] = await eventsOf(arm, PLATFORM, ` and resourceUri eq '${idOf('crcontosoprod')}'`);
  const { stamp } = arm.world.store.registries.get(idOf('crcontosoprod')) ?? {};
  expect([event?.caller, Date.parse(event?.eventTimestamp ?? '')]).toEqual([
    stamp?.lastModifiedBy,
    stamp?.lastModifiedAt,
  ]);
});

test('every request that waits in this Azure was made by somebody', async () => {
  const arm = createTestArm();
  const asked = arm.world.activity
    .visible(arm.world.now())
    .filter(({ action }) => action === 'Microsoft.Network/privateEndpoints/write')
    .map(({ resourceId }) => resourceId);
  const waiting = [...arm.world.store.privateEndpoints.all()].filter(({ link }) => link.status === 'Pending');
  expect(asked.sort()).toEqual(waiting.map(({ id }) => id).sort());
  const [request] = await eventsOf(arm, PLATFORM, " and resourceGroupName eq 'rg-loyalty-krc'");
  expect(request?.properties.requestbody).toContain('Loyalty service, blue/green rollout in December');
  expect(request?.status.value).toBe('Accepted');
});

test('a refusal by a lock is there; another team’s events are not shown', async () => {
  const arm = createTestArm();
  const failed = arm.world.activity.visible(arm.world.now()).filter(({ status }) => status === 409);
  expect(failed.map(({ resourceId }) => resourceId.split('/').at(-1))).toEqual(['crcontosobatch']);
  expect(await eventsOf(arm, ANALYTICS, '')).toBeUndefined();
});

test('a reset brings it back, and the seed without resources has none', () => {
  const { world } = createTestArm();
  const before = world.activity.visible(world.now());
  world.activity.clear();
  world.reset();
  expect(world.activity.visible(world.now())).toEqual(before);
  world.reset('empty');
  expect(world.activity.visible(world.now())).toEqual([]);
});
