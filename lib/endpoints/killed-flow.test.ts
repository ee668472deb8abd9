// Must be survived: the flow killed after each of its steps in turn, in every way. Resuming finishes it, and
// nothing is there twice.
import { afterAll, describe, expect, it, vi } from 'vitest';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { sendWrite } from '#lib/arm/raw.ts';
import { rawClient } from '#lib/arm/raw-client.ts';
import { JOB_PACE, type JobPorts, type JobRun, runJob } from '#lib/operations/run-job.ts';
import { startAzure } from '#lib/testing/azure.ts';
import type { EndpointJob } from './shapes.ts';
import { byHand, differences, heldClock, jobOf, portsOf, storedResources } from './testing/jobs.ts';
import { KILLS, type Kill, Killed } from './testing/kills.ts';

const azure = startAzure();
const RESOURCE_GROUP = 'rg-new';
const base = { resourceGroup: RESOURCE_GROUP, isNewGroup: true } as const;
const DNS = { subscriptionId: '5ab00003-0000-4000-8000-000000000003', resourceGroup: RESOURCE_GROUP };
/** Holds no registry, and is not registered for them; its network is made for the test. */
const FOREIGN = '5ab00002-0000-4000-8000-000000000002';
const ZONE = { subscriptionId: FOREIGN, resourceGroup: 'myResourceGroup', isNew: true };
const PROVIDER = 'Microsoft.ContainerRegistry';

type Flow = {
  readonly job: Extract<EndpointJob, { kind: 'create' }>;
  readonly keys: readonly string[];
  /** Those of them at which it is killed. */
  readonly killedAt: readonly string[];
  readonly seed: string;
};

const ALL = (job: EndpointJob, keys: readonly string[]): Flow => ({
  job: job as Flow['job'],
  keys,
  killedAt: keys,
  seed: 'demo',
});

const FLOWS: Readonly<Record<string, Flow>> = {
  'zone group': ALL(
    jobOf({ ...base, dns: { kind: 'zone_group', zone: { ...DNS, isNew: true }, link: 'MyDNSLink' } }),
    ['group', 'policies', 'zone', 'link', 'endpoint', 'zone_group'],
  ),
  records: ALL(byHand({ policies: null }), [
    'zone',
    'link',
    'endpoint',
    'record:registry',
    'record:registry_data_westcentralus',
  ]),
  'a subscription to be registered': {
    ...ALL(
      jobOf({
        subscriptionId: FOREIGN,
        register: [PROVIDER],
        policies: null,
        dns: { kind: 'zone_group', zone: ZONE, link: 'MyDNSLink' },
      }),
      [`register:${PROVIDER}`, 'zone', 'link', 'endpoint', 'zone_group'],
    ),
    killedAt: [`register:${PROVIDER}`],
    seed: 'empty',
  },
};

/** Shorter than Azure takes for a step: a lost answer is left to the next run, which meets Azure still at it. */
const LONG_OPERATION_MS = 4_000;
const HASTY = { ...JOB_PACE, check: 2_000 };

type Clock = Pick<JobPorts, 'wait' | 'now'>;

async function untilKilled(job: EndpointJob, key: string, kill: Kill, arm: ArmConnection, clock: Clock) {
  // The fault waits for the step, so that it does not strike an earlier one of the same kind.
  const plain = portsOf(arm, clock);
  const before: JobPorts = {
    ...plain,
    take: (intent) => {
      if (intent.key === key) throw new Killed();
      return plain.take(intent);
    },
  };
  await runJob(job, before, () => undefined, HASTY).catch(ignoreKilled);
  const { admin } = azure.emulator;
  const arranged = kill.arrange(key, plain, admin);
  if (arranged === null) return false;
  await runJob(job, await arranged, () => undefined, HASTY).catch(ignoreKilled);
  await admin.setFaults([]);
  return true;
}

const ignoreKilled = (error: unknown) => {
  if (!(error instanceof Killed)) throw error;
};

/** As a person would: again, until it is through. */
async function resume(job: EndpointJob, kill: Kill, clock: Clock): Promise<{ end: JobRun; runs: number }> {
  // Another process has the same code, and nothing in mind.
  if (kill.stopsServer) vi.resetModules();
  const console = kill.stopsServer ? await import('./testing/jobs.ts') : { portsOf };
  for (let runs = 1; ; runs += 1) {
    const again = JSON.parse(JSON.stringify(job)) as EndpointJob;
    const ports = console.portsOf(await azure.as('operator'), clock);
    const end = await runJob(again, ports, () => undefined, JOB_PACE);
    if (end.phase === 'finished' || runs === 3) return { end, runs };
  }
}

const survived = new Map<string, number>();
afterAll(() => {
  const total = [...survived.values()].reduce((sum, count) => sum + count, 0);
  const lines = [...survived].map(([name, count]) => `  ${count} steps: ${name}`);
  process.stdout.write(`Killed flow: ${total} of steps × faults survived\n${lines.join('\n')}\n`);
});

describe.each(Object.entries(FLOWS))('%s', (_, { job, keys, killedAt, seed }) => {
  it.each(killedAt)('killed at %s', { timeout: 120_000 }, async (key) => {
    for (const kill of KILLS) {
      const { admin } = azure.emulator;
      await admin.reset(seed);
      // The clock stands still between the waits, and so would what is left of Azure's budget of requests.
      const plenty = { capacity: 1e6, perSecond: 1e6 };
      const rateLimits = { reads: plenty, writes: plenty, deletes: plenty };
      await admin.settings({ longOperationMs: LONG_OPERATION_MS, rateLimits });
      const clock = await heldClock(admin);
      const arm = await azure.as('operator');
      if (seed === 'empty') await furnish(arm, clock);
      const before = storedResources(await admin.state());
      if (!(await untilKilled(job, key, kill, arm, clock))) continue;
      const { end, runs } = await resume(job, kill, clock);
      expect([kill.name, end.phase, end.failure], kill.name).toEqual([kill.name, 'finished', null]);
      expect(runs, kill.name).toBe(1);
      expect(end.view?.steps.map((step) => step.key)).toEqual(keys);
      await expectOnce(job, before, kill.name);
      survived.set(kill.name, (survived.get(kill.name) ?? 0) + 1);
    }
  });
});

/** The article's registry in one subscription, its network in another that was never registered for registries. */
async function furnish(arm: ArmConnection, clock: Clock): Promise<void> {
  const location = 'westcentralus';
  const group = (id: string) => `/subscriptions/${id}/resourceGroups/myResourceGroup`;
  const put = (path: string, apiVersion: string, body: unknown) =>
    sendWrite(rawClient(arm, 'write'), arm, { method: 'PUT', path, apiVersion, body });
  for (const id of [DNS.subscriptionId, FOREIGN]) await put(group(id), '2025-04-01', { location });
  const registry = `${group(DNS.subscriptionId)}/providers/${PROVIDER}/registries/mycontainerregistry`;
  await put(registry, '2025-11-01', { location, sku: { name: 'Premium' }, properties: {} });
  const subnets = [{ name: 'myDockerVMSubnet', properties: { addressPrefix: '10.0.0.0/24' } }];
  const properties = { addressSpace: { addressPrefixes: ['10.0.0.0/16'] }, subnets };
  const network = `${group(FOREIGN)}/providers/Microsoft.Network/virtualNetworks/myDockerVMVNET`;
  await put(network, '2024-05-01', { location, properties });
  const path = `/subscriptions/${FOREIGN}/providers/${PROVIDER}/unregister`;
  await sendWrite(rawClient(arm, 'write'), arm, { method: 'POST', path, apiVersion: '2025-04-01' });
  await clock.wait(LONG_OPERATION_MS);
}

/** One group, one zone, one link, one endpoint with one connection, and its two records: no more than a plain run makes. */
async function expectOnce(
  { choices }: Flow['job'],
  before: ReadonlyMap<string, unknown>,
  name: string,
): Promise<void> {
  const after = storedResources(await azure.emulator.admin.state());
  const zone = 'privateDnsZones/privatelink.azurecr.io';
  expect(differences(before, after), name).toEqual([
    'registries/mycontainerregistry',
    ...(choices.policies === null ? [] : ['virtualNetworks/myDockerVMVNET']),
    ...(choices.isNewGroup ? [`resourceGroups/${RESOURCE_GROUP}`] : []),
    'privateEndpoints/myPrivateEndpoint',
    zone,
  ]);
  const of = (end: string) => [...after].filter(([id]) => id.endsWith(end)).map(([, value]) => value);
  const added = [...after].find(([id]) => id.endsWith(zone) && !before.has(id))?.[1];
  expect(added, name).toMatchObject({ links: [{ name: 'MyDNSLink' }], records: [{}, {}] });
  const [registry] = of('/mycontainerregistry') as { connections: { status: string }[] }[];
  expect(
    registry?.connections.map(({ status }) => status),
    name,
  ).toEqual(['Approved']);
}
