// Repairs through the real SDK: every planted defect, then what happens when somebody else, or the network, interferes.
import { describe, expect, it } from 'vitest';
import { deleteRecord, getRecord, listLinks, putLink, putRecord } from '#lib/arm/private-dns.ts';
import { sendWrite } from '#lib/arm/raw.ts';
import { rawClient } from '#lib/arm/raw-client.ts';
import type { RepairStep } from '#lib/dns-health/step.ts';
import { CURRENT_API } from '#lib/network-access/api-versions.ts';
import { registryId } from '#lib/network-access/registry-ref.ts';
import { startAzure } from '#lib/testing/azure.ts';
import { startRepairStep } from './start-repair-step.ts';
import { requireZone } from './step-state.ts';
import { kindsOf, PAUSES, perform, plan, repair, report, resolve, toTheEnd } from './testing/repairs.ts';

const azure = startAzure();
const fault = (operation: string, then: object, times = 1) =>
  azure.emulator.admin.setFaults([{ match: { operation }, times, then }]);
const sent = async () => (await azure.writes()).map(({ operation }) => operation);

type Of<K extends RepairStep['kind']> = Extract<RepairStep, { kind: K }>;
const only = <K extends RepairStep['kind']>(steps: readonly RepairStep[], kind: K): Of<K> => {
  const found = steps.find((step): step is Of<K> => step.kind === kind);
  if (found === undefined) throw new Error(`No ${kind} among ${steps.map((step) => step.kind).join()}.`);
  return found;
};

/** A registry with one wrong record, as a step to repair it by hand. */
async function wrongRecord() {
  const arm = await azure.as('operator');
  const registry = await azure.find('crcontososcan');
  const step = only(plan(await report(arm, registry), true), 'put_record');
  return { arm, registry, step, zone: requireZone(step.zoneId) };
}

describe('every planted defect', () => {
  it.each([
    ['crcontosoweb', false, ['put_record']],
    ['crcontososcan', false, ['put_group']],
    ['crcontososcan', true, ['put_record']],
    ['crcontosomobile', false, ['put_group']],
    ['crcontosomobile', true, ['put_record', 'put_record']],
    ['crcontososhop', false, ['put_record', 'put_record']],
    ['crcontosofirmware', false, ['remove_record', 'remove_record']],
    [
      'crcontosoml',
      true,
      [
        'put_zone',
        'put_record',
        'put_record',
        'put_record',
        'put_record',
        'put_record',
        'put_record',
        'remove_link',
        'put_link',
        'put_link',
      ],
    ],
  ])('%s, by hand: %s', { timeout: 60_000 }, async (name, byHand, kinds) => {
    const arm = await azure.as('operator');
    const registry = await azure.find(name);
    const steps = await repair(arm, registry, byHand);
    expect(steps.map(({ kind }) => kind)).toEqual(kinds);
    // One write for each step, and none besides.
    expect(await azure.writes()).toHaveLength(steps.length);
    const after = await report(arm, registry);
    expect(kindsOf(after).filter((kind) => kind !== 'no_zone_group' || !byHand)).toEqual([]);
    expect(after.networks.map(({ verdict }) => verdict)).toEqual(after.networks.map(() => 'found'));
    for (const { networkId, hosts } of after.networks)
      for (const { host, expected } of hosts) {
        const { addresses } = await resolve(azure.emulator.endpoints.admin, host, networkId);
        expect(expected).toContain(addresses[0]);
      }
  });

  it('other registries get the answers they got before, also from a network that has a new zone', async () => {
    const arm = await azure.as('operator');
    const others = await Promise.all(['crcontosolake', 'crcontosofeatures'].map((name) => azure.find(name)));
    const answers = async () =>
      Promise.all(
        others.map(async (ref) =>
          (await report(arm, ref)).networks.map(({ hosts }) => hosts.map(({ verdict }) => verdict)),
        ),
      );
    const before = await answers();
    await repair(arm, await azure.find('crcontosoml'));
    expect(await answers()).toEqual(before);
  }, 60_000);
});

describe('a repair that stopped', () => {
  it.each([1, 3, 5, 7, 8])(
    'after %i steps is planned anew for what is left, and nothing is made twice',
    { timeout: 60_000 },
    async (stop) => {
      const arm = await azure.as('operator');
      const registry = await azure.find('crcontosolake');
      const steps = plan(await report(arm, registry));
      expect(steps).toHaveLength(9);
      for (const step of steps.slice(0, stop)) expect(await perform(arm, registry, step)).toBe(null);
      const rest = await repair(arm, registry);
      // While no zone answers, the link waits last: the new zone is complete by then.
      expect(rest.map(({ kind }) => kind)).toEqual(steps.slice(stop).map(({ kind }) => kind));
      expect(kindsOf(await report(arm, registry))).toEqual([]);
      expect(await azure.writes()).toHaveLength(steps.length);
    },
  );

  it('the same list again writes nothing that is there', async () => {
    const arm = await azure.as('operator');
    const registry = await azure.find('crcontosomobile');
    const steps = plan(await report(arm, registry));
    for (const step of [...steps, ...steps]) expect(await perform(arm, registry, step)).toBe(null);
    expect(await azure.writes()).toHaveLength(steps.length);
  });
});

describe('somebody else was there since the review', () => {
  it('the record is another: shown, nothing written', async () => {
    const { arm, registry, step, zone } = await wrongRecord();
    await putRecord(arm, zone, step.name, { addresses: ['10.44.8.91'], ttl: 60 }, step.etag);
    const before = await azure.writes();
    expect(await perform(arm, registry, step)).toMatchObject({
      code: 'conflict',
      fields: ['put_record'],
      current: { addresses: ['10.44.8.91'] },
    });
    expect(await azure.writes()).toEqual(before);
  });

  it('somebody repaired it already: done, nothing written', async () => {
    const { arm, registry, step, zone } = await wrongRecord();
    await putRecord(arm, zone, step.name, step, step.etag);
    expect(await perform(arm, registry, step)).toBe(null);
    expect(await azure.writes()).toHaveLength(1);
  });

  it('between our reading and our write: Azure refuses by the etag', async () => {
    const { arm, registry, step } = await wrongRecord();
    const body = { code: 'PreconditionFailed', message: 'The Record set has been modified (etag mismatch).' };
    await fault('recordSets.put', { status: 412, body });
    expect(await perform(arm, registry, step)).toMatchObject({
      code: 'conflict',
      details: { status: 412, azureCode: 'PreconditionFailed' },
    });
    expect(await sent()).toEqual(['recordSets.put']);
  });

  it('a record to be made exists meanwhile', async () => {
    const arm = await azure.as('operator');
    const registry = await azure.find('crcontosoweb');
    const step = only(plan(await report(arm, registry)), 'put_record');
    expect(step.etag).toBe(null);
    await putRecord(arm, requireZone(step.zoneId), step.name, { addresses: ['10.44.8.77'], ttl: 60 }, null);
    expect(await perform(arm, registry, step)).toMatchObject({
      code: 'conflict',
      current: { addresses: ['10.44.8.77'] },
    });
  });

  it('a record to be removed is another meanwhile, or gone', async () => {
    const arm = await azure.as('operator');
    const registry = await azure.find('crcontosofirmware');
    const [first, second] = plan(await report(arm, registry)) as [Of<'remove_record'>, Of<'remove_record'>];
    const zone = requireZone(first.zoneId);
    await putRecord(arm, zone, first.name, { addresses: ['10.102.8.44'], ttl: 60 }, first.etag);
    expect(await perform(arm, registry, first)).toMatchObject({
      code: 'conflict',
      fields: ['remove_record'],
    });
    expect((await getRecord(arm, zone, first.name))?.addresses).toEqual(['10.102.8.44']);
    await deleteRecord(arm, zone, second.name, second.etag);
    expect(await perform(arm, registry, second)).toBe(null);
  });

  it('the endpoint has another address meanwhile', async () => {
    const { arm, registry, step } = await wrongRecord();
    const stale = { ...step, addresses: ['10.44.8.200'] };
    expect(await perform(arm, registry, stale)).toMatchObject({ code: 'conflict', fields: ['endpoint'] });
    expect(await azure.writes()).toEqual([]);
  });

  it('the link has the name that ours would have', async () => {
    const arm = await azure.as('operator');
    const registry = await azure.find('crcontosoml');
    const step = only(
      plan(await report(arm, registry)).filter(
        (one) => 'networkId' in one && one.networkId.endsWith('vnet-lake-neu'),
      ),
      'put_link',
    );
    const build =
      '/subscriptions/5ab00001-0000-4000-8000-000000000001/resourceGroups/rg-build-weu/providers/Microsoft.Network/virtualNetworks/vnet-build-weu';
    const zone = requireZone(step.zoneId);
    await putLink(arm, zone, step.link, { networkId: build, redirects: true });
    await expect.poll(() => listLinks(arm, zone)).toHaveLength(1);
    expect(await perform(arm, registry, step)).toMatchObject({ code: 'conflict', fields: ['put_link'] });
  });
});

describe('operations of Azure that take a while', () => {
  it('a failed precondition shows at the poll only, and is a conflict', async () => {
    const arm = await azure.as('operator');
    const registry = await azure.find('crcontosolake');
    const step = only(plan(await report(arm, registry)), 'remove_link');
    const started = await startRepairStep(arm, { registry, step }, PAUSES);
    const ticket = started.ok && started.value.state === 'running' ? started.value.ticket : null;
    expect(ticket?.operationUrl).toContain('/privateDnsOperationStatuses/');
    const error = {
      code: 'PreconditionFailed',
      message: 'The Virtual network link has been modified (etag mismatch).',
    };
    // What the zone still holds, as if somebody had changed the link while the operation waited.
    await azure.emulator.admin.setFaults([
      {
        match: { operation: 'privateDnsOperations.get' },
        times: 1,
        then: { status: 200, body: { status: 'Failed', error } },
      },
    ]);
    if (ticket === null) throw new Error('It was not accepted.');
    expect(await toTheEnd(arm, ticket)).toMatchObject({ code: 'conflict', fields: ['precondition'] });
  });

  it('another failure is Azure’s own words', async () => {
    const arm = await azure.as('operator');
    const registry = await azure.find('crcontosoml');
    const step = only(plan(await report(arm, registry)), 'put_link');
    const error = { code: 'InternalServerError', message: 'Try again.' };
    await azure.emulator.admin.setFaults([
      {
        match: { operation: 'privateDnsOperations.get' },
        times: 1,
        then: { status: 200, body: { status: 'Failed', error } },
      },
    ]);
    expect(await perform(arm, registry, step)).toMatchObject({
      code: 'rejected',
      details: { azureCode: 'InternalServerError' },
    });
  });

  it('an operation address elsewhere is not followed: the thing itself tells', async () => {
    const arm = await azure.as('operator');
    const registry = await azure.find('crcontosomobile');
    const step = only(plan(await report(arm, registry)), 'put_group');
    await fault('privateDnsZoneGroups.put', {
      rewrite: {
        headers: { 'azure-asyncoperation': 'https://elsewhere.example/operations/1', location: null },
      },
    });
    const started = await startRepairStep(arm, { registry, step }, PAUSES);
    expect(started).toMatchObject({ ok: true, value: { state: 'running', ticket: { operationUrl: null } } });
    if (!started.ok || started.value.state !== 'running') throw new Error('It was not accepted.');
    expect(await toTheEnd(arm, started.value.ticket)).toBe(null);
  });
});

describe('a lost answer', () => {
  it.each([
    ['recordSets.put', 'crcontosoweb', 'put_record'],
    ['privateDnsZoneGroups.put', 'crcontosomobile', 'put_group'],
  ] as const)('%s: settled by reading, never sent twice', async (operation, name, kind) => {
    const arm = await azure.as('operator');
    const registry = await azure.find(name);
    const step = only(plan(await report(arm, registry)), kind);
    await fault(operation, { reset: 'after' });
    expect(await perform(arm, registry, step)).toBe(null);
    expect(await sent()).toEqual([operation]);
  });

  it('and nothing there: said to be unknown, not done', async () => {
    const { arm, registry, step } = await wrongRecord();
    await fault('recordSets.put', { reset: 'before' });
    expect(await perform(arm, registry, step)).toMatchObject({ code: 'unavailable', outcomeUnknown: true });
  });
});

it('without the right Azure names the action, and nothing is half done', async () => {
  const arm = await azure.as('approver');
  const registry = await azure.find('crcontosoweb');
  const [step] = plan(await report(arm, registry));
  if (step === undefined) throw new Error('Nothing to repair.');
  expect(await perform(arm, registry, step)).toMatchObject({
    code: 'forbidden',
    action: 'Microsoft.Network/privateDnsZones/A/write',
  });
});

it.each([
  ['records made by hand', true, ['missing_replica_record', 'no_zone_group']],
  ['a zone group', false, []],
])('a replica is added later: %s', { timeout: 30_000 }, async (_what, byHand, kinds) => {
  const arm = await azure.as('operator');
  const registry = await azure.find('crcontosomobile');
  await repair(arm, registry, byHand);
  await sendWrite(rawClient(arm, 'write'), arm, {
    method: 'PUT',
    path: `${registryId(registry)}/replications/koreacentral`,
    apiVersion: CURRENT_API,
    body: { location: 'koreacentral', properties: {} },
  });
  await expect.poll(async () => kindsOf(await report(arm, registry)), { timeout: 10_000 }).toEqual(kinds);
  expect((await report(arm, registry)).regions).toContain('koreacentral');
  await repair(arm, registry);
  expect(kindsOf(await report(arm, registry))).toEqual([]);
});
