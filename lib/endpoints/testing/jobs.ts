/** What tests of private endpoints share: the article's job, the ports of a run, and what the store holds. */
import { setTimeout as wait } from 'node:timers/promises';
import type { AdminClient } from '#emulator/admin-client.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { followStep } from '#lib/endpoints/follow-step.ts';
import { viewJob } from '#lib/endpoints/read-job.ts';
import type { EndpointJob } from '#lib/endpoints/shapes.ts';
import type { StepTicket } from '#lib/endpoints/step-ticket.ts';
import { takeStep } from '#lib/endpoints/take-step.ts';
import { ok } from '#lib/errors/failure.ts';
import type { EndpointChoices } from '#lib/network-access/endpoint-plan/choices.ts';
import type { JobPace, JobPorts } from '#lib/operations/run-job.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';

const SUBSCRIPTION = '5ab00003-0000-4000-8000-000000000003';

/** https://learn.microsoft.com/azure/container-registry/container-registry-private-link */
export const ARTICLE: EndpointChoices = {
  subscriptionId: SUBSCRIPTION,
  resourceGroup: 'myResourceGroup',
  isNewGroup: false,
  name: 'myPrivateEndpoint',
  connectionName: 'myConnection',
  location: 'westcentralus',
  network: { resourceGroup: 'myResourceGroup', name: 'myDockerVMVNET' },
  subnet: 'myDockerVMSubnet',
  register: [],
  policies: 'NetworkSecurityGroupEnabled',
  addresses: null,
  requestMessage: null,
  dns: {
    kind: 'zone_group',
    zone: { subscriptionId: SUBSCRIPTION, resourceGroup: 'myResourceGroup', isNew: true },
    link: 'MyDNSLink',
  },
};

export const REGISTRY: RegistryRef = {
  subscriptionId: SUBSCRIPTION,
  resourceGroup: 'myResourceGroup',
  name: 'mycontainerregistry',
};

export const jobOf = (change: Partial<EndpointChoices> = {}): EndpointJob => ({
  kind: 'create',
  registry: REGISTRY,
  choices: { ...ARTICLE, ...change },
});

/** The article's other way: A records by hand. */
export const byHand = (change: Partial<EndpointChoices> = {}): EndpointJob => {
  if (ARTICLE.dns.kind === 'none') throw new Error('The article has a zone.');
  return jobOf({ ...change, dns: { ...ARTICLE.dns, kind: 'records' } });
};

/** Short enough for a test, in the order of the real ones. */
export const PACE: JobPace = { ask: 60, check: 1_500, follow: 20_000 };

const wallClock: Pick<JobPorts, 'wait' | 'now'> = {
  wait: (milliseconds) => wait(Math.min(milliseconds, 200)),
  now: () => performance.now(),
};

/** Azure's clock is held, and moves by what a run waits: nothing is waited for, and no step is over by chance. */
export async function heldClock(admin: AdminClient): Promise<Pick<JobPorts, 'wait' | 'now'>> {
  let moved = 0;
  await admin.clock({ frozen: true });
  return {
    wait: async (milliseconds) => {
      moved += milliseconds;
      await admin.clock({ advanceMs: milliseconds });
    },
    now: () => moved,
  };
}

/** The use cases as the browser reaches them, without the network between; the handle is the ticket itself. */
export function portsOf(arm: ArmConnection, clock = wallClock): JobPorts {
  return {
    view: (job, isThorough) => viewJob(arm, job, isThorough),
    take: async (intent) => {
      const ticket = await takeStep(arm, intent, [0, 50, 100]);
      return ticket.ok ? ok({ handle: JSON.stringify(ticket.value), correlationId: '' }) : ticket;
    },
    follow: (handle) => followStep(arm, JSON.parse(handle) as StepTicket),
    ...clock,
  };
}

const KEPT = ['resourceGroups', 'registries', 'virtualNetworks', 'privateEndpoints', 'privateDnsZones'];
/** What changes with every write and says nothing about leftovers. */
const VERSIONS = ['etag', 'stamp'];

/** What the store holds of resources, by id: without operations that are over and without versions. */
export function storedResources(state: unknown): ReadonlyMap<string, unknown> {
  const collections = state as Record<string, { id: string }[]>;
  const plain = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value, (key, inner) => (VERSIONS.includes(key) ? undefined : inner)));
  return new Map(
    KEPT.flatMap((name) => (collections[name] ?? []).map((item) => [item.id, plain(item)] as const)),
  );
}

/** Ids of what is other than it was, is new, or is gone. */
export function differences(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>) {
  const text = (value: unknown) => JSON.stringify(value) ?? '';
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((id) => text(before.get(id)) !== text(after.get(id)))
    .map((id) => id.split('/').slice(-2).join('/'));
}
