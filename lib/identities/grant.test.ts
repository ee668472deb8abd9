// Granting through the real SDK pipeline: both examples of Microsoft's article, resumed, repeated, with faults.
import { expect, test } from 'vitest';
import type { ArmConnection } from '#lib/arm/connection.ts';
import type { GrantChoice, GrantStepName } from '#lib/rights/grant-plan.ts';
import { startAzure } from '#lib/testing/azure.ts';
import { carryOutStep } from './carry-out-step.ts';
import { readGrantPlan } from './read-grant-plan.ts';
import { readIdentities } from './read-identities.ts';
import type { GrantPlanView } from './shapes.ts';

const azure = startAzure();
const GROUP = '/subscriptions/5ab00003-0000-4000-8000-000000000003/resourceGroups/myResourceGroup';
const MACHINE = `${GROUP}/providers/Microsoft.Compute/virtualMachines/myDockerVM`;
const IDENTITY = `${GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/myACRId`;
const QUICK = { replication: [10, 10], settling: [0, 20] };
const UNNAMED = '0a11ce00-0000-4000-8000-00000000beef';

const choice = (target: GrantChoice['target'], level: GrantChoice['level'] = 'pull'): GrantChoice => ({
  target,
  level,
  scope: 'registry',
});
const OWN = choice({ kind: 'machine', machineId: MACHINE });
const MADE = choice({
  kind: 'newIdentity',
  identityId: IDENTITY,
  location: 'westcentralus',
  machineId: MACHINE,
});

async function step(arm: ArmConnection, wanted: GrantChoice, name: GrantStepName): Promise<GrantPlanView> {
  const registry = await azure.find('mycontainerregistry');
  const done = await carryOutStep(arm, { registry, choice: wanted, step: name }, QUICK);
  if (!done.ok) throw new Error(JSON.stringify(done.failure));
  return done.value;
}

async function plan(arm: ArmConnection, wanted: GrantChoice): Promise<GrantPlanView> {
  const read = await readGrantPlan(arm, await azure.find('mycontainerregistry'), wanted);
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  return read.value;
}

const said = ({ plan: planned }: GrantPlanView) =>
  planned?.steps.map(({ name, state }) => `${name}:${state}`).join(' ');

async function whileRunning(arm: ArmConnection, wanted: GrantChoice): Promise<GrantPlanView> {
  for (;;) {
    const now = await plan(arm, wanted);
    if (!now.plan?.steps.some(({ state }) => state === 'running')) return now;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const sent = async () =>
  (await azure.writes()).map(
    ({ method, path, status }) => `${method} ${String(path).split('/').at(-2)} ${status}`,
  );

test('a machine’s own identity: enabled, waited for, granted once however often it is asked', async () => {
  const owner = await azure.as('owner');
  expect(said(await plan(owner, OWN))).toBe('enableSystem:todo assignRole:todo');
  expect(said(await step(owner, OWN, 'enableSystem'))).toBe('enableSystem:running assignRole:todo');
  // Asked again while Azure is at it: nothing more is sent.
  await step(owner, OWN, 'enableSystem');
  await whileRunning(owner, OWN);
  const done = await step(owner, OWN, 'assignRole');
  expect(said(done)).toBe('enableSystem:done assignRole:done');
  expect(done.plan?.cover?.role).toBe('AcrPull');
  await Promise.all([step(owner, OWN, 'assignRole'), step(owner, OWN, 'enableSystem')]);
  expect(await sent()).toEqual(['PATCH virtualMachines 200', 'PUT roleAssignments 201']);

  const found = await readIdentities(owner, await azure.find('mycontainerregistry'));
  const holder = found.ok ? found.value.holders.find(({ named }) => named?.name === 'myDockerVM') : undefined;
  expect(holder).toMatchObject({ kind: 'machine', deeds: ['pull'] });
});

test('a user-assigned identity: made, put on the machine, granted; taken up in the middle', async () => {
  const owner = await azure.as('owner');
  expect(said(await step(owner, MADE, 'createIdentity'))).toBe(
    'createIdentity:done assignIdentity:todo assignRole:todo',
  );
  // A step that is not next is not jumped to.
  expect(said(await step(owner, MADE, 'assignRole'))).toBe(
    'createIdentity:done assignIdentity:todo assignRole:todo',
  );
  await step(owner, MADE, 'assignIdentity');
  await whileRunning(owner, MADE);
  const done = await step(owner, MADE, 'assignRole');
  expect(said(done)).toBe('createIdentity:done assignIdentity:done assignRole:done');
  expect(done.clientId).toMatch(/^[\da-f-]{36}$/);
  expect(await sent()).toEqual([
    'PUT userAssignedIdentities 201',
    'PATCH virtualMachines 200',
    'PUT roleAssignments 201',
  ]);
  // The own identity joins it on the machine and does not push it off.
  await step(owner, OWN, 'enableSystem');
  await whileRunning(owner, OWN);
  expect(said(await plan(owner, MADE))).toBe('createIdentity:done assignIdentity:done assignRole:done');
});

test('by repository the repository’s roles are given, and AcrPull counts for nothing', async () => {
  const owner = await azure.as('owner');
  const registry = await azure.find('crcontosofeatures');
  const wanted = choice(
    { kind: 'principal', principalId: UNNAMED, principalType: 'ServicePrincipal' },
    'push',
  );
  const done = await carryOutStep(owner, { registry, choice: wanted, step: 'assignRole' }, QUICK);
  expect(done.ok && done.value.plan?.role.name).toBe('Container Registry Repository Writer');
  const found = await readIdentities(owner, registry);
  if (!found.ok) throw new Error('unread');
  expect(found.value.mode).toBe('abac');
  const features = found.value.holders.find(({ named }) => named?.name === 'id-feature-store');
  expect(features?.grants.map(({ role, deeds, idle }) => [role, deeds, idle])).toEqual([
    ['Container Registry Repository Reader', ['pull'], []],
    ['AcrPull', [], ['pull']],
  ]);
});

test('a cluster’s nodes; an inherited grant is recognised and nothing is sent', async () => {
  const owner = await azure.as('owner');
  const cluster =
    '/subscriptions/5ab00001-0000-4000-8000-000000000001/resourceGroups/rg-aks-weu/providers/Microsoft.ContainerService/managedClusters/aks-weu';
  const registry = await azure.find('crcontosoprod');
  const wanted = choice({ kind: 'cluster', clusterId: cluster });
  const done = await carryOutStep(owner, { registry, choice: wanted, step: 'assignRole' }, QUICK);
  expect(done.ok && done.value.plan?.cover).toMatchObject({ role: 'AcrPull', level: 'resourceGroup' });
  expect(await sent()).toEqual([]);
});

test('without the right to assign roles nothing at all is begun', async () => {
  const operator = await azure.as('operator');
  const registry = await azure.find('mycontainerregistry');
  expect((await plan(operator, OWN)).missing).toEqual([
    {
      step: 'assignRole',
      action: 'Microsoft.Authorization/roleAssignments/write',
      scope: expect.stringMatching(/registries\/mycontainerregistry$/),
    },
  ]);
  const refused = await carryOutStep(operator, { registry, choice: OWN, step: 'enableSystem' }, QUICK);
  expect(refused).toMatchObject({
    ok: false,
    failure: { code: 'forbidden', action: 'Microsoft.Authorization/roleAssignments/write' },
  });
  expect(await sent()).toEqual([]);
});

test('a directory that does not know the identity yet is waited for, with one and the same assignment', async () => {
  const owner = await azure.as('owner');
  const wanted = choice({ kind: 'principal', principalId: UNNAMED, principalType: 'ServicePrincipal' });
  const unknown = {
    error: { code: 'PrincipalNotFound', message: 'Principal does not exist in the directory.' },
  };
  const fault = (times: number) => [
    {
      match: { operation: 'roleAssignments.put' },
      times,
      then: { status: 400, body: unknown },
    },
  ];
  await azure.emulator.admin.setFaults(fault(2));
  expect(said(await step(owner, wanted, 'assignRole'))).toBe('assignRole:done');
  const names = (await azure.writes()).map(({ path }) => String(path).split('/').at(-1));
  expect(names).toHaveLength(3);
  expect(new Set(names).size).toBe(1);

  await azure.emulator.admin.reset();
  await azure.emulator.admin.setFaults(fault(9));
  const registry = await azure.find('mycontainerregistry');
  const given = await carryOutStep(owner, { registry, choice: wanted, step: 'assignRole' }, QUICK);
  expect(given).toMatchObject({ ok: false, failure: { details: { azureCode: 'PrincipalNotFound' } } });
  expect(await azure.writes()).toHaveLength(3);
});

test.each(['after', 'before'] as const)(
  'an answer that is lost %s it was done is settled by reading',
  async (reset) => {
    const owner = await azure.as('owner');
    const registry = await azure.find('mycontainerregistry');
    const wanted = choice({ kind: 'principal', principalId: UNNAMED, principalType: 'Group' });
    await azure.emulator.admin.setFaults([{ match: { operation: 'roleAssignments.put' }, then: { reset } }]);
    const done = await carryOutStep(owner, { registry, choice: wanted, step: 'assignRole' }, QUICK);
    if (reset === 'after') expect(done.ok && done.value.plan?.cover?.role).toBe('AcrPull');
    else expect(done).toMatchObject({ ok: false, failure: { code: 'unavailable', outcomeUnknown: true } });
    expect((await azure.writes()).length).toBeLessThanOrEqual(1);
  },
);
