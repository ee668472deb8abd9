// A private endpoint made and taken away again through the real wire, both of the article's ways.
import { describe, expect, it } from 'vitest';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { getEndpoint } from '#lib/arm/endpoints.ts';
import type { EndpointChoices } from '#lib/network-access/endpoint-plan/choices.ts';
import { type JobRun, runJob } from '#lib/operations/run-job.ts';
import { startAzure } from '#lib/testing/azure.ts';
import { readCleanUpOffer } from './read-clean-up.ts';
import { viewJob } from './read-job.ts';
import { readEndpointOptions } from './read-options.ts';
import type { EndpointJob } from './shapes.ts';
import { takeStep } from './take-step.ts';
import {
  ARTICLE,
  byHand,
  differences,
  jobOf,
  PACE,
  portsOf,
  REGISTRY,
  storedResources,
} from './testing/jobs.ts';

const azure = startAzure();
const ZONE = 'privatelink.azurecr.io';

async function run(arm: ArmConnection, job: EndpointJob): Promise<JobRun> {
  return runJob(job, portsOf(arm), () => undefined, PACE);
}

async function sentTo(): Promise<string[]> {
  const writes = await azure.writes();
  return writes.map(
    ({ method, path }) => `${method} ${String(path).split('?')[0]?.split('/').slice(-2).join('/')}`,
  );
}

const problemsIn = async (arm: ArmConnection, change: Partial<EndpointChoices>) => {
  const view = await viewJob(arm, jobOf(change), true);
  if (!view.ok) throw new Error(JSON.stringify(view.failure));
  return view.value.problems.map(({ code }) => code);
};

describe('the article', () => {
  it('with a zone group: every step once, in order, read back', async () => {
    const arm = await azure.as('operator');
    const end = await run(arm, jobOf());
    expect(end).toMatchObject({
      phase: 'finished',
      failure: null,
      view: { endpoint: { status: 'Approved' } },
    });
    expect(await sentTo()).toEqual([
      'PUT subnets/myDockerVMSubnet',
      `PUT privateDnsZones/${ZONE}`,
      'PUT virtualNetworkLinks/MyDNSLink',
      'PUT privateEndpoints/myPrivateEndpoint',
      'PUT privateDnsZoneGroups/default',
    ]);
    const writes = await azure.writes();
    expect(writes[2]?.requestBody).toMatchObject({ properties: { registrationEnabled: false } });
    const state = JSON.stringify(await azure.emulator.admin.state());
    expect(state).toContain('mycontainerregistry.westcentralus.data');
  });

  it('with records by hand: each only if there is none', async () => {
    const arm = await azure.as('operator');
    const end = await run(arm, byHand({ policies: null }));
    expect(end.phase).toBe('finished');
    expect((await sentTo()).slice(3)).toEqual([
      'PUT A/mycontainerregistry',
      'PUT A/mycontainerregistry.westcentralus.data',
    ]);
    const endpoint = await getEndpoint(arm, ARTICLE);
    expect(end.view?.steps.slice(-2).map(({ detail }) => detail)).toEqual(
      ['registry', 'registry_data_westcentralus'].map(
        (member) => endpoint?.addresses?.find((known) => known.member === member)?.address,
      ),
    );
  });

  it('done once is done: a second run sends nothing', async () => {
    const arm = await azure.as('operator');
    await run(arm, jobOf());
    const before = (await azure.writes()).length;
    expect((await run(arm, jobOf())).phase).toBe('finished');
    expect((await azure.writes()).length).toBe(before);
  });

  it('two runs at once make one endpoint', async () => {
    const arm = await azure.as('operator');
    const both = await Promise.all([run(arm, jobOf()), run(await azure.as('operator'), jobOf())]);
    expect(both.map(({ phase }) => phase)).toEqual(['finished', 'finished']);
    expect((await sentTo()).filter((sent) => sent.includes('privateEndpoints/'))).toHaveLength(1);
  });
});

describe('other ways', () => {
  it('a new group, chosen addresses and a message: waits for approval', async () => {
    const arm = await azure.as('operator');
    const addresses = { registry: '10.0.0.40', registry_data_westcentralus: '10.0.0.41' };
    const requestMessage = 'CHG-7 빌드 서버';
    const resourceGroup = 'rg-new';
    const end = await run(
      arm,
      jobOf({ resourceGroup, isNewGroup: true, addresses, requestMessage, policies: null }),
    );
    expect(end).toMatchObject({ phase: 'finished', view: { endpoint: { status: 'Pending' } } });
    const endpoint = await getEndpoint(arm, { ...ARTICLE, resourceGroup });
    expect(endpoint?.addresses).toEqual(
      expect.arrayContaining([
        { member: 'registry', address: '10.0.0.40' },
        { member: 'registry_data_westcentralus', address: '10.0.0.41' },
      ]),
    );
  });

  it('registers the subscription first where that is missing, and says so before', async () => {
    const arm = await azure.as('operator');
    const match = { operation: 'providers.get', pathIncludes: '/providers/Microsoft.ContainerRegistry?' };
    const then = { rewrite: { body: { registrationState: 'NotRegistered' } } };
    await azure.emulator.admin.setFaults([{ match, times: 3, then }]);
    expect(await problemsIn(arm, {})).toEqual(['unregistered', 'data_endpoints']);
    const change = {
      register: ['Microsoft.ContainerRegistry'],
      policies: null,
      dns: { kind: 'none' },
    } as const;
    expect((await run(arm, jobOf(change))).phase).toBe('finished');
    expect(await sentTo()).toEqual([
      'POST Microsoft.ContainerRegistry/register',
      'PUT privateEndpoints/myPrivateEndpoint',
    ]);
  });

  it('a registration that could not be read is not taken for done', async () => {
    const arm = await azure.as('operator');
    const then = { status: 503, headers: { 'retry-after': '0' } };
    await azure.emulator.admin.setFaults([{ match: { operation: 'providers.get' }, times: 3, then }]);
    const job = jobOf({ register: ['Microsoft.ContainerRegistry'] });
    expect(await viewJob(arm, job, false)).toMatchObject({ ok: false, failure: { code: 'unavailable' } });
  });

  it('changes nothing of the subnet but its policies', async () => {
    const arm = await azure.as('operator');
    await run(arm, jobOf({ dns: { kind: 'none' } }));
    const [put] = await azure.writes();
    expect(put?.requestBody).toMatchObject({
      properties: {
        addressPrefix: '10.0.0.0/24',
        privateEndpointNetworkPolicies: 'NetworkSecurityGroupEnabled',
      },
    });
  });
});

describe('known before sending', () => {
  it('a taken name, a missing network, a delegated and a full subnet, the wrong region', async () => {
    const arm = await azure.as('operator');
    // The first endpoint of a registry turns its data endpoints on.
    expect(await problemsIn(arm, {})).toEqual(['data_endpoints']);
    expect(await problemsIn(arm, { location: 'westeurope' })).toEqual(['data_endpoints', 'wrong_region']);
    expect(await problemsIn(arm, { subnet: 'nothing' })).toEqual(['data_endpoints', 'subnet_missing']);
    expect(await problemsIn(arm, { resourceGroup: 'rg-not-there' })).toContain('group_missing');
  });

  it('rights that a reader lacks, each with its scope', async () => {
    const arm = await azure.as('reader');
    const view = await viewJob(arm, jobOf(), true);
    if (!view.ok) throw new Error(view.failure.code);
    expect(view.value.problems.map(({ values }) => values?.['action'])).toContain(
      'Microsoft.Network/virtualNetworks/subnets/join/action',
    );
  });

  it('is not sent by the action either', async () => {
    const arm = await azure.as('operator');
    const step = {
      job: jobOf({ location: 'westeurope', policies: null, dns: { kind: 'none' } }),
      key: 'endpoint',
    };
    expect(await takeStep(arm, step)).toMatchObject({
      ok: false,
      failure: { code: 'invalid_input', issues: [{ path: 'network', code: 'wrong_region' }] },
    });
    expect(await azure.writes()).toEqual([]);
  });

  it('no step before its turn', async () => {
    const arm = await azure.as('operator');
    expect(await takeStep(arm, { job: jobOf(), key: 'endpoint' })).toMatchObject({
      ok: false,
      failure: { code: 'conflict', fields: ['policies'] },
    });
    expect(await takeStep(arm, { job: jobOf(), key: 'record:mars' })).toMatchObject({
      ok: false,
      failure: { code: 'invalid_input' },
    });
  });
});

describe('a refusal of Azure', () => {
  it('stops at its step, with the finished ones done', async () => {
    const arm = await azure.as('reader');
    const end = await run(arm, jobOf({ dns: { kind: 'none' }, policies: null }));
    expect(end).toMatchObject({ phase: 'stopped', at: 'endpoint' });
    expect(end.failure === null || end.failure.code === 'forbidden').toBe(true);
    expect((await sentTo()).length).toBeLessThanOrEqual(1);
  });
});

it('offers groups, networks with free addresses, and zones with their networks', async () => {
  const arm = await azure.as('operator');
  const options = await readEndpointOptions(arm, REGISTRY, ARTICLE.subscriptionId);
  if (!options.ok) throw new Error(options.failure.code);
  const { groups, networks, zones, members } = options.value;
  expect(groups.map(({ name }) => name)).toContain('myResourceGroup');
  expect(networks.map(({ name }) => name)).toContain('myDockerVMVNET');
  expect(zones.length).toBeGreaterThan(0);
  expect(zones.every(({ networkIds }) => networkIds !== null)).toBe(true);
  expect(members).toEqual(['registry', 'registry_data_westcentralus']);
  expect(options.value.mayApprove).toBe('allowed');
  const asReader = await readEndpointOptions(await azure.as('reader'), REGISTRY, ARTICLE.subscriptionId);
  expect(asReader.ok && asReader.value.mayApprove).toBe('missing');
});

describe('cleaning up', () => {
  it.each([
    ['zone group', jobOf()],
    ['records by hand', byHand()],
  ])('%s: nothing of the endpoint is left; zone and link stay and are named', async (_, job) => {
    const arm = await azure.as('operator');
    const before = storedResources(await azure.emulator.admin.state());
    await run(arm, job);
    const offer = await readCleanUpOffer(arm, REGISTRY, ARTICLE);
    if (!offer.ok) throw new Error(offer.failure.code);
    const { cleanUp, status, stays, networkName } = offer.value;
    expect({ status, stays, networkName }).toEqual({
      status: 'Approved',
      stays: [{ zone: ZONE, resourceGroup: 'myResourceGroup', links: ['MyDNSLink'] }],
      networkName: 'myDockerVMVNET',
    });
    const end = await run(arm, { kind: 'clean_up', registry: REGISTRY, cleanUp });
    expect(end).toMatchObject({ phase: 'finished' });
    const after = storedResources(await azure.emulator.admin.state());
    expect(differences(before, after)).toEqual([
      // Azure has turned its data endpoints on; the policies were changed on purpose.
      'registries/mycontainerregistry',
      'virtualNetworks/myDockerVMVNET',
      `privateDnsZones/${ZONE}`,
    ]);
    const kept = [...after].find(([id]) => id.includes('/myResourceGroup/') && id.endsWith(`/${ZONE}`))?.[1];
    expect(kept).toMatchObject({ records: [], links: [{ name: 'MyDNSLink' }] });
    const registry = [...after].find(([id]) => id.endsWith('/mycontainerregistry'))?.[1];
    expect(registry).toMatchObject({ connections: [], dataEndpointEnabled: true });
    expect((await readCleanUpOffer(arm, REGISTRY, ARTICLE)).ok).toBe(false);
  });

  it('leaves a record that somebody has changed meanwhile', async () => {
    const arm = await azure.as('operator');
    await run(arm, byHand({ policies: null }));
    const offer = await readCleanUpOffer(arm, REGISTRY, ARTICLE);
    if (!offer.ok) throw new Error(offer.failure.code);
    const [record, ...others] = offer.value.cleanUp.records;
    if (record === undefined) throw new Error('no record');
    const cleanUp = { ...offer.value.cleanUp, records: [{ ...record, address: '10.9.9.9' }, ...others] };
    expect((await run(arm, { kind: 'clean_up', registry: REGISTRY, cleanUp })).phase).toBe('finished');
    const deletes = (await sentTo()).filter((sent) => sent.startsWith('DELETE A/'));
    expect(deletes).toEqual(['DELETE A/mycontainerregistry.westcentralus.data']);
  });
});
