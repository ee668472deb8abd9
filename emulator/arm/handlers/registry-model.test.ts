// Nothing is accepted and ignored: every writable property of a registry shows after a PATCH and after a PUT, or is
// refused; so is every value that a property cannot have.
import { beforeEach, describe, expect, test } from 'vitest';
import { at, createTestArm, idOf, type TestAnswer, type TestArm } from '#emulator/arm/arm-harness.ts';
import { at as networkAt } from './network-harness.ts';
import { IDENTITY, type ModelCase, REGISTRY_CREATE, REGISTRY_UPDATE } from './registry-model-cases.ts';

/** A Premium registry of the demo without connections or rules. */
const REGISTRY = 'mycontainerregistry';
const NEW = `${idOf('crcontosolab').replace('/crcontosolab', '')}/crnewone`;
let arm: TestArm;

beforeEach(async () => {
  arm = createTestArm();
  await arm.put(networkAt(IDENTITY, '2024-11-30'), { location: 'westcentralus' });
});

const named = (cases: readonly ModelCase[]) =>
  cases.map((entry) => [entry.outcome, entry.paths.join(', '), entry] as const);

async function judge(entry: ModelCase, path: string, send: () => Promise<TestAnswer>): Promise<void> {
  const before = arm.world.store.dump();
  const answer = await send();
  if (typeof entry.outcome === 'number') {
    expect(answer.status).toBe(entry.outcome);
    expect(arm.world.store.dump()).toEqual(before);
    return;
  }
  expect([200, 201]).toContain(answer.status);
  arm.pass(2_000);
  const after = await arm.get(path);
  if (entry.outcome === 'shown') expect(after.body).toMatchObject(entry.shown ?? entry.body);
  else expect(JSON.stringify(after.body)).not.toContain('mine');
}

describe('PATCH', () => {
  test.each(named(REGISTRY_UPDATE))('%s: %s', async (_outcome, _paths, entry) => {
    const path = at(REGISTRY, entry.version);
    const before = await arm.get(path);
    if (entry.outcome === 'shown') expect(before.body).not.toMatchObject(entry.body);
    await judge(entry, path, () => arm.patch(path, entry.body));
    // Nothing else has come or gone.
    const after = await arm.get(path);
    expect(Object.keys(after.body.properties)).toEqual(Object.keys(before.body.properties));
  });
});

describe('PUT', () => {
  test.each(named([...REGISTRY_UPDATE, ...REGISTRY_CREATE]))('%s: %s', async (_outcome, _paths, entry) => {
    const path = `${NEW}?api-version=${entry.version ?? '2025-11-01'}`;
    const body = { location: 'westeurope', sku: { name: 'Premium' }, ...entry.body };
    await judge(entry, path, () => arm.put(path, body));
  });
});

describe('values that no registry has', () => {
  test.each([
    ['ipRules[].action', { networkRuleSet: { ipRules: [{ action: 'Deny', value: '20.0.0.0/24' }] } }],
    ['trustPolicy.type', { policies: { trustPolicy: { type: 'Other' } } }],
    ['exportPolicy.days', { policies: { exportPolicy: { days: 7 } } }],
    ['scanPolicy', { policies: { scanPolicy: { status: 'enabled' } } }],
    ['retentionPolicy.days', { policies: { retentionPolicy: { days: -1 } } }],
  ])('properties: %s', async (_, properties) => {
    const before = arm.world.store.dump();
    expect((await arm.patch(at(REGISTRY), { properties })).status).toBe(400);
    expect(arm.world.store.dump()).toEqual(before);
  });

  test.each([
    ['sku.family', { sku: { name: 'Premium', family: 'A' } }],
    ['zones', { zones: ['1'] }],
  ])('%s', async (_, body) => {
    expect((await arm.patch(at(REGISTRY), body)).status).toBe(400);
  });
});
