// The live answer, read from the embedded Azure, against that Azure's own data plane over HTTP.
import { expect, test } from 'vitest';
import type { ArmConnection } from '#lib/arm/connection.ts';
import type { AskedClient } from '#lib/network-access/reach/client-param.ts';
import type { AskedIdentity } from '#lib/rights/asked-identity.ts';
import { startAzure } from '#lib/testing/azure.ts';
import { explainClient } from './explain-client.ts';
import type { ReachAnswer } from './shapes.ts';

const azure = startAzure();
const SUBSCRIPTION = '/subscriptions/5ab00001-0000-4000-8000-000000000001';
const HUB = `${SUBSCRIPTION}/resourceGroups/rg-hub-weu/providers/Microsoft.Network/virtualNetworks/vnet-hub-weu`;

type State = {
  readonly registries: readonly {
    readonly name: string;
    readonly loginServer: string;
    readonly connections: readonly unknown[];
  }[];
  readonly virtualNetworks: readonly {
    readonly id: string;
    readonly subnets: readonly { readonly id: string }[];
  }[];
  readonly virtualMachines: readonly { readonly id: string; readonly subnetId: string }[];
};
const state = async () => (await azure.emulator.admin.state()) as State;

async function answer(
  name: string,
  client: AskedClient,
  as: AskedIdentity | null = null,
  arm?: ArmConnection,
): Promise<ReachAnswer> {
  const read = await explainClient(arm ?? (await azure.as('reader')), await azure.find(name), client, as);
  if (!read.ok) throw new Error(read.failure.code);
  return read.value;
}

async function truth(loginServer: string, client: object): Promise<'yes' | 'no'> {
  const { status } = await fetch(`${azure.emulator.endpoints.admin}/data-plane/${loginServer}/v2/`, {
    headers: { 'x-client': JSON.stringify(client) },
  });
  if (status === 401) return 'yes';
  expect([403, 504]).toContain(status);
  return 'no';
}

const nameStep = ({ reach }: ReachAnswer) => reach.steps[0]?.title.key;

const REGISTRIES = ['crcontosoprod', 'crcontosotasks', 'crcontosoweb', 'crcontosobatch'];
/** Enough of each: every answer reads all subscriptions’ zones. */
const MOST_NETWORKS = 5;

test('what is decided equals the data plane, from every network and subnet', {
  timeout: 180_000,
}, async () => {
  const { registries, virtualNetworks } = await state();
  const arm = await azure.as('reader');
  const asked = REGISTRIES.flatMap((name) => {
    const { loginServer = '', connections = [] } = registries.find((one) => one.name === name) ?? {};
    return virtualNetworks.slice(0, MOST_NETWORKS).flatMap(({ id, subnets }) => {
      // The data plane sends subnets to the public side and networks without one past service endpoints: of a
      // registry without connections only subnets can be compared, of one with them networks mostly.
      const isPublic = connections.length === 0;
      const [subnet] = subnets;
      if (!isPublic)
        return { name, loginServer, client: { kind: 'network', id } as const, header: { vnet: id } };
      return subnet === undefined
        ? []
        : {
            name,
            loginServer,
            client: { kind: 'subnet', id: subnet.id } as const,
            header: { subnet: subnet.id },
          };
    });
  });
  const counts = { yes: 0, no: 0, unknown: 0, skipped: 0 };
  for (const { name, loginServer, client, header } of asked) {
    // Each as somebody with full budgets: all of them together would meet ARM's limits on reading.
    await azure.emulator.admin.reset('demo');
    const seen = await answer(name, client, null, arm);
    const { reaches } = seen.reach;
    const isPublic = client.kind === 'network' && nameStep(seen) === 'name.public';
    if (isPublic) counts.skipped += 1;
    else counts[reaches] += 1;
    if (reaches !== 'unknown' && !isPublic)
      expect(reaches, `${name} ${JSON.stringify(client)}`).toBe(await truth(loginServer, header));
  }
  process.stdout.write(`live answers: ${JSON.stringify(counts)}\n`);
  expect(counts.yes).toBeGreaterThan(2);
  expect(counts.no).toBeGreaterThan(3);
});

test('a machine is found in its subnet; one that is not there is not known', async () => {
  const { virtualMachines } = await state();
  const [machine] = virtualMachines;
  if (machine === undefined) throw new Error('The demo has no machine.');
  const known = await answer('crcontosotasks', { kind: 'vm', id: machine.id });
  expect(known.unread).toEqual([]);
  const gone = await answer('crcontosotasks', { kind: 'vm', id: `${machine.id}gone` });
  expect(gone).toMatchObject({ unread: ['machine'], reach: { reaches: 'unknown' } });
});

test('zones that cannot be read: nothing is guessed', async () => {
  await azure.emulator.admin.setFaults([
    { match: { operation: 'privateDnsZones.listAll' }, times: -1, then: { status: 403 } },
  ]);
  const { reach, unread } = await answer('crcontosotasks', { kind: 'network', id: HUB });
  await azure.emulator.admin.setFaults([]);
  expect(unread).toEqual(['dns']);
  expect(reach.steps[0]).toMatchObject({ key: 'name', state: 'unknown' });
  expect(reach.reaches).toBe('unknown');
});

test('a registry that cannot be read is a failure, not an answer', async () => {
  const ref = { ...(await azure.find('crcontosotasks')), name: 'nobodyhome' };
  const read = await explainClient(
    await azure.as('reader'),
    ref,
    { kind: 'address', address: '20.1.2.3' },
    null,
  );
  expect(read).toMatchObject({ ok: false, failure: { code: 'not_found' } });
});

test('a role from further up is named with the subscription’s name, and the fix leads into the grant flow', async () => {
  const { virtualMachines } = await state();
  const id = virtualMachines.find((one) => one.id.endsWith('/vm-ingest-01'))?.id ?? '';
  const { reach } = await answer('crcontosofeatures', { kind: 'vm', id }, { kind: 'own' });
  expect(reach).toMatchObject({ reaches: 'yes', pulls: 'no', verdict: { key: 'noRole' } });
  const identity = reach.steps.find(({ key }) => key === 'identity');
  expect(identity).toMatchObject({ state: 'refused', title: { key: 'identity.idle' } });
  expect(identity?.evidence[0]?.values).toMatchObject({
    role: 'AcrPull',
    scope: 'data-prod',
    effect: 'idle',
  });
  expect(reach.fix).toMatchObject({
    kind: 'grant',
    grant: { kind: 'machine', machineId: id },
    say: [{ key: 'grantRole', values: { role: 'Container Registry Repository Reader' } }],
  });
});
