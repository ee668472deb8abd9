// Must be survived: the flow killed after each of its steps in turn, in every way. Resuming finishes it, and
// nothing is there twice.
import { afterAll, describe, expect, it } from 'vitest';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { type JobPorts, type JobRun, runJob } from '#lib/operations/run-job.ts';
import { startAzure } from '#lib/testing/azure.ts';
import type { EndpointJob } from './shapes.ts';
import { byHand, differences, jobOf, PACE, portsOf, storedResources } from './testing/jobs.ts';

const azure = startAzure();
const RESOURCE_GROUP = 'rg-new';
const base = { resourceGroup: RESOURCE_GROUP, isNewGroup: true } as const;
const DNS = { subscriptionId: '5ab00003-0000-4000-8000-000000000003', resourceGroup: RESOURCE_GROUP };

const JOBS: readonly (readonly [string, EndpointJob, readonly string[]])[] = [
  [
    'zone group',
    jobOf({ ...base, dns: { kind: 'zone_group', zone: { ...DNS, isNew: true }, link: 'MyDNSLink' } }),
    ['group', 'policies', 'zone', 'link', 'endpoint', 'zone_group'],
  ],
  [
    'records',
    byHand({ policies: null }),
    ['zone', 'link', 'endpoint', 'record:registry', 'record:registry_data_westcentralus'],
  ],
];

/** The operation of the embedded Azure that carries out a step, and whether it is long-running. */
const OPERATIONS: Readonly<Record<string, { operation: string; poll: string | null }>> = {
  group: { operation: 'resourceGroups.put', poll: null },
  policies: { operation: 'subnets.put', poll: 'networkOperations.get' },
  zone: { operation: 'privateDnsZones.put', poll: 'privateDnsOperations.get' },
  link: { operation: 'virtualNetworkLinks.put', poll: 'privateDnsOperations.get' },
  endpoint: { operation: 'privateEndpoints.put', poll: 'networkOperations.get' },
  zone_group: { operation: 'privateDnsZoneGroups.put', poll: 'networkOperations.get' },
  record: { operation: 'recordSets.put', poll: null },
};
const operationOf = (key: string) => OPERATIONS[key.split(':')[0] ?? ''] ?? { operation: '', poll: null };

/** Nothing after this happens in the killed process or tab. */
class Killed extends Error {}

type Kill = {
  readonly name: string;
  /** Puts a fault into Azure, or wraps what the run calls. Null: this step cannot be met this way. */
  readonly arrange: (key: string, ports: JobPorts) => Promise<JobPorts> | null;
};

const fault = async (operation: string, then: object, ports: JobPorts) => {
  await azure.emulator.admin.setFaults([{ match: { operation }, times: 1, then: then as never }]);
  return ports;
};
const failed = { code: 'InternalServerError', message: 'An error occurred.' };

const KILLS: readonly Kill[] = [
  {
    name: 'server stopped once Azure had accepted',
    arrange: async (wanted, ports) => ({
      ...ports,
      take: async (intent) => {
        const taken = await ports.take(intent);
        if (intent.key === wanted) throw new Killed();
        return taken;
      },
    }),
  },
  {
    name: 'server stopped before it sent anything',
    arrange: async (wanted, ports) => ({
      ...ports,
      take: (intent) => {
        if (intent.key === wanted) throw new Killed();
        return ports.take(intent);
      },
    }),
  },
  {
    name: 'tab closed while Azure was at it',
    arrange: async (wanted, ports) => {
      let isOn = false;
      return {
        ...ports,
        take: (intent) => {
          isOn = intent.key === wanted;
          return ports.take(intent);
        },
        follow: (handle) => {
          if (isOn) throw new Killed();
          return ports.follow(handle);
        },
      };
    },
  },
  {
    name: 'tab closed once the step was done',
    arrange: async (wanted, ports) => {
      let isTaken = false;
      return {
        ...ports,
        take: (intent) => {
          isTaken = intent.key === wanted;
          return ports.take(intent);
        },
        view: (job, isThorough) => {
          if (isTaken) throw new Killed();
          return ports.view(job, isThorough);
        },
      };
    },
  },
  {
    name: '503 instead of an answer',
    arrange: (key, ports) => fault(operationOf(key).operation, { status: 503 }, ports),
  },
  {
    name: 'connection reset before Azure took it',
    arrange: (key, ports) => fault(operationOf(key).operation, { reset: 'before' }, ports),
  },
  {
    name: 'connection reset after Azure took it',
    arrange: (key, ports) => fault(operationOf(key).operation, { reset: 'after' }, ports),
  },
  {
    name: '500 when asked how it stands',
    arrange: (key, ports) => {
      const { poll } = operationOf(key);
      return poll === null ? null : fault(poll, { status: 500 }, ports);
    },
  },
  {
    name: 'operation reported as failed',
    arrange: (key, ports) => {
      const { poll } = operationOf(key);
      return poll === null
        ? null
        : fault(poll, { rewrite: { body: { status: 'Failed', error: failed } } }, ports);
    },
  },
  {
    name: 'operation reported as canceled',
    arrange: (key, ports) => {
      const { poll } = operationOf(key);
      return poll === null
        ? null
        : fault(poll, { rewrite: { body: { status: 'Canceled', error: failed } } }, ports);
    },
  },
];

/** Patient enough to see a long operation through, not more: a lost answer is then left to the next run. */
const HASTY = { ...PACE, check: 200 };

async function untilKilled(job: EndpointJob, key: string, kill: Kill, arm: ArmConnection): Promise<boolean> {
  // The fault waits for the step, so that it does not strike an earlier one of the same kind.
  const plain = portsOf(arm);
  const before: JobPorts = {
    ...plain,
    take: (intent) => {
      if (intent.key === key) throw new Killed();
      return plain.take(intent);
    },
  };
  await runJob(job, before, () => undefined, HASTY).catch(ignoreKilled);
  const arranged = kill.arrange(key, plain);
  if (arranged === null) return false;
  await runJob(job, await arranged, () => undefined, HASTY).catch(ignoreKilled);
  await azure.emulator.admin.setFaults([]);
  return true;
}

const ignoreKilled = (error: unknown) => {
  if (!(error instanceof Killed)) throw error;
};

/** As a person would: again, until it is through. */
async function resume(job: EndpointJob): Promise<{ end: JobRun; runs: number }> {
  for (let runs = 1; ; runs += 1) {
    const again = JSON.parse(JSON.stringify(job)) as EndpointJob;
    const end = await runJob(again, portsOf(await azure.as('operator')), () => undefined, PACE);
    if (end.phase === 'finished' || runs === 3) return { end, runs };
  }
}

const survived = new Map<string, number>();
afterAll(() => {
  const total = [...survived.values()].reduce((sum, count) => sum + count, 0);
  const lines = [...survived].map(([name, count]) => `  ${count} steps: ${name}`);
  process.stdout.write(`Killed flow: ${total} of steps × faults survived\n${lines.join('\n')}\n`);
});

describe.each(JOBS)('%s', (_, job, keys) => {
  it.each(keys)('killed at %s', { timeout: 240_000 }, async (key) => {
    for (const kill of KILLS) {
      await azure.emulator.admin.reset();
      await azure.emulator.admin.settings({ longOperationMs: 120 });
      const before = storedResources(await azure.emulator.admin.state());
      if (!(await untilKilled(job, key, kill, await azure.as('operator')))) continue;
      const { end, runs } = await resume(job);
      expect([kill.name, end.phase, end.failure], kill.name).toEqual([kill.name, 'finished', null]);
      expect(runs, kill.name).toBe(1);
      expect(end.view?.steps.map((step) => step.key)).toEqual(keys);
      await expectOnce(job, before, kill.name);
      survived.set(kill.name, (survived.get(kill.name) ?? 0) + 1);
    }
  });
});

/** One group, one zone, one link, one endpoint with one connection, and its two records: no more than a plain run makes. */
async function expectOnce(
  job: EndpointJob,
  before: ReadonlyMap<string, unknown>,
  name: string,
): Promise<void> {
  if (job.kind !== 'create') throw new Error('A creation was to be killed.');
  const after = storedResources(await azure.emulator.admin.state());
  const zone = 'privateDnsZones/privatelink.azurecr.io';
  expect(differences(before, after), name).toEqual([
    'registries/mycontainerregistry',
    ...(job.choices.policies === null ? [] : ['virtualNetworks/myDockerVMVNET']),
    ...(job.choices.isNewGroup ? [`resourceGroups/${RESOURCE_GROUP}`] : []),
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
