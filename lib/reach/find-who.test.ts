// Who signs in, read from the embedded Azure, against that Azure's own data plane with the identity's token.
import { expect, test } from 'vitest';
import { sendWrite } from '#lib/arm/raw.ts';
import { rawClient } from '#lib/arm/raw-client.ts';
import { TASKS_API } from '#lib/network-access/api-versions.ts';
import type { AskedClient } from '#lib/network-access/reach/client-param.ts';
import { judgeSignIn } from '#lib/network-access/reach/sign-in.ts';
import { registryId } from '#lib/network-access/registry-ref.ts';
import type { AskedIdentity } from '#lib/rights/asked-identity.ts';
import { startAzure } from '#lib/testing/azure.ts';
import { findWho } from './find-who.ts';
import { listTasks } from './list-tasks.ts';

const azure = startAzure();

type Named = { readonly id: string; readonly name: string };
type State = {
  readonly virtualMachines: readonly Named[];
  readonly userAssignedIdentities: readonly (Named & { readonly principalId: string })[];
};
async function idOf(kind: keyof State, name: string): Promise<string> {
  const found = ((await azure.emulator.admin.state()) as State)[kind].find((one) => one.name === name);
  if (found === undefined) throw new Error(`The demo has no ${name}.`);
  return found.id;
}
const vm = async (name: string): Promise<AskedClient> => ({
  kind: 'vm',
  id: await idOf('virtualMachines', name),
});
const assigned = async (name: string): Promise<AskedIdentity> => ({
  kind: 'identity',
  id: await idOf('userAssignedIdentities', name),
});
const OWN: AskedIdentity = { kind: 'own' };

/** A token of the identity from the machine's metadata endpoint, shown to the registry. */
async function truth(machineId: string, registry: string): Promise<number> {
  const { admin } = azure.emulator.endpoints;
  const resource = encodeURIComponent('https://management.azure.com/');
  const metadata = await fetch(
    `${admin}/imds${machineId}/metadata/identity/oauth2/token?resource=${resource}`,
    { headers: { metadata: 'true' } },
  );
  const { access_token: token } = (await metadata.json()) as { access_token: string };
  const answer = await fetch(`${admin}/data-plane/${registry}.azurecr.io/v2/`, {
    headers: { 'x-client': JSON.stringify({ address: '20.1.2.3', token }) },
  });
  return answer.status;
}

const ask = async (registry: string, client: AskedClient, as: AskedIdentity | null) =>
  findWho(await azure.as('reader'), await azure.find(registry), client, as);

test('the same machine: by a role of its subscription here, by none where rights are by repository', async () => {
  const client = await vm('vm-ingest-01');
  const machineId = 'id' in client ? client.id : '';
  const may = await ask('crcontosodata', client, OWN);
  expect(judgeSignIn(may)).toEqual({ pulls: 'yes', why: 'may' });
  expect(may.signIn).toMatchObject({
    who: 'vm-ingest-01',
    isOwn: true,
    held: [{ role: 'AcrPull', level: 'subscription', pulls: 'yes', viaGroup: false }],
  });
  expect(await truth(machineId, 'crcontosodata')).toBe(200);

  const idle = await ask('crcontosofeatures', client, OWN);
  expect(judgeSignIn(idle)).toEqual({ pulls: 'no', why: 'idle' });
  expect(idle).toMatchObject({ role: 'Container Registry Repository Reader' });
  expect([401, 403]).toContain(await truth(machineId, 'crcontosofeatures'));
});

test('an identity that the machine carries, one that it does not, and one of a machine without any', async () => {
  const agent = await vm('vm-agent-01');
  const carried = await ask('crcontosoprod', agent, await assigned('id-build-agents'));
  expect(judgeSignIn(carried)).toEqual({ pulls: 'yes', why: 'may' });
  const other = await ask('crcontosofeatures', agent, await assigned('id-feature-store'));
  expect(judgeSignIn(other)).toEqual({ pulls: 'no', why: 'absent.identity' });
  expect(other.signIn).toMatchObject({
    target: { kind: 'identity', machineId: expect.stringMatching(/vm-agent-01$/) },
  });
  const none = await ask('crcontosoprod', await vm('vm-jump-01'), OWN);
  expect(judgeSignIn(none)).toEqual({ pulls: 'no', why: 'absent.machine' });
  expect(none.signIn).toMatchObject({ target: { kind: 'machine' } });
});

test('an object id beside any client; a task by its name', async () => {
  const anywhere: AskedClient = { kind: 'address', address: '20.1.2.3' };
  const { userAssignedIdentities } = (await azure.emulator.admin.state()) as State;
  const principalId =
    userAssignedIdentities.find(({ name }) => name === 'id-feature-store')?.principalId ?? '';
  const known = await ask('crcontosofeatures', anywhere, { kind: 'principal', principalId });
  expect(judgeSignIn(known)).toEqual({ pulls: 'yes', why: 'may' });
  const stranger = { kind: 'principal', principalId: '0b0e0000-0000-4000-8000-00000000dead' } as const;
  const nobody = await ask('crcontosofeatures', anywhere, stranger);
  expect(judgeSignIn(nobody)).toEqual({ pulls: 'no', why: 'none' });
  const task = await ask('crcontosotasks', { kind: 'task', identity: 'system', name: 'nobodyhome' }, null);
  expect(judgeSignIn(task)).toEqual({ pulls: 'unknown', why: 'identityUnread' });
});

test('a task: by its own identity; one that it does not have is absent', async () => {
  const owner = await azure.as('owner');
  const registry = await azure.find('crcontosotasks');
  await sendWrite(rawClient(owner, 'write'), owner, {
    method: 'PUT',
    path: `${registryId(registry)}/tasks/hello`,
    apiVersion: TASKS_API,
    body: {
      location: 'westeurope',
      identity: { type: 'SystemAssigned' },
      properties: {
        platform: { os: 'Linux' },
        step: {
          type: 'EncodedTask',
          encodedTaskContent: Buffer.from('version: v1.1.0\nsteps:\n  - cmd: x\n').toString('base64'),
        },
      },
    },
  });
  expect(await listTasks(await azure.as('reader'), registry)).toEqual({
    ok: true,
    value: [{ name: 'hello', identities: ['system'] }],
  });
  const own = await ask('crcontosotasks', { kind: 'task', identity: 'system', name: 'hello' }, null);
  expect(judgeSignIn(own)).toEqual({ pulls: 'no', why: 'none' });
  expect(own.signIn).toMatchObject({ who: 'hello', isOwn: true, target: { kind: 'principal' } });
  const user = await ask('crcontosotasks', { kind: 'task', identity: 'user', name: 'hello' }, null);
  expect(judgeSignIn(user)).toEqual({ pulls: 'no', why: 'absent.task' });
});

test('what cannot be read, or was not named, is not guessed', async () => {
  const client = await vm('vm-ingest-01');
  expect(judgeSignIn(await ask('crcontosodata', client, null))).toEqual({ pulls: 'unknown', why: 'needed' });
  await azure.emulator.admin.setFaults([
    { match: { operation: 'roleAssignments.list' }, times: 1, then: { status: 403 } },
  ]);
  // Azure refused to look into groups: what the identity itself holds is still read.
  const own = await ask('crcontosodata', client, OWN);
  expect(own.signIn).toMatchObject({ areGroupsRead: false });
  expect(judgeSignIn(own)).toEqual({ pulls: 'yes', why: 'may' });
  await azure.emulator.admin.setFaults([
    { match: { operation: 'roleAssignments.list' }, times: -1, then: { status: 403 } },
  ]);
  expect(judgeSignIn(await ask('crcontosodata', client, OWN))).toEqual({
    pulls: 'unknown',
    why: 'rolesUnread',
  });
  await azure.emulator.admin.setFaults([]);
});
