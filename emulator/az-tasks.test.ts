// The stock `az` CLI with what the articles leave out: ACR Tasks and their runs, identities of a registry, groups.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { azIsInstalled, openAz } from '#emulator/az/az.ts';
import { type Emulator, launchEmulator } from '#emulator/launch.ts';

const installed = azIsInstalled();
const REASON = 'the az command is not installed';
const SANDBOX = '--subscription sandbox';
const REGISTRY = '-g myResourceGroup -r mycontainerregistry';
const HOST = 'mycontainerregistry.azurecr.io';

let emulator: Emulator;
let az: ReturnType<typeof openAz>;

beforeAll(async () => {
  if (!installed) return;
  const folder = mkdtempSync(join(tmpdir(), 'emulator-az-tasks-'));
  emulator = await launchEmulator({ stateDir: join(folder, 'state') });
  await emulator.admin.settings({ longOperationMs: 300, directoryReplicationMs: 0 });
  az = openAz(emulator.endpoints, join(folder, 'az'), process.env['PATH'] ?? '');
  await az.register();
  const { clientId, clientSecret } = emulator.servicePrincipal;
  const { tenantId } = emulator.endpoints;
  await az(`login --service-principal -u ${clientId} --tenant ${tenantId}`, `--password=${clientSecret}`);
}, 60_000);
afterAll(() => emulator?.stop());

test('acr task create, credential add, run, list-runs: in and out by the switches', {
  timeout: 180_000,
}, async ({ skip }) => {
  if (!installed) skip(REASON);
  const task = `${REGISTRY} -n hello ${SANDBOX}`;
  const made = (await az(
    `acr task create ${task} --context /dev/null --auth-mode None --assign-identity`,
    '--cmd',
    `${HOST}/samples/nginx:v1`,
  )) as { readonly identity: { readonly principalId: string } };
  await az(`acr task credential add ${task} --login-server ${HOST} --use-identity [system]`);
  expect(await az(`acr task credential list ${task}`)).toMatchObject({ [HOST]: { identity: '[system]' } });
  const registry = await az(`acr show -n mycontainerregistry -g myResourceGroup ${SANDBOX} --query id`);
  await az(
    `role assignment create --assignee ${made.identity.principalId} --role acrpull --scope ${registry}`,
  );
  // Waiting for a run's end, `az` sleeps half a minute.
  const run = async () => {
    await az(`acr task run ${task} --no-wait`);
    await new Promise((resolve) => setTimeout(resolve, 300));
    return az(`acr task list-runs ${task} --query [].status`);
  };
  expect(await run()).toEqual(['Succeeded']);
  await az(`acr update -n mycontainerregistry -g myResourceGroup ${SANDBOX} --public-network-enabled false`);
  expect(await run()).toEqual(['Failed', 'Succeeded']);
  await az(`acr update -n mycontainerregistry -g myResourceGroup ${SANDBOX} --public-network-enabled true`);
  await az(`acr task update ${task} --status Disabled`);
  expect(await az(`acr task list ${REGISTRY} ${SANDBOX} --query [].status`)).toEqual(['Disabled']);
  await az(`acr task delete ${task} --yes`);
});

test('acr identity, credential show, token list; network private-endpoint create with addresses; group create, delete', {
  timeout: 180_000,
}, async ({ skip }) => {
  if (!installed) skip(REASON);
  const one = `-g myResourceGroup ${SANDBOX}`;
  const acr = `-n mycontainerregistry ${one}`;
  const { id } = (await az(`identity create ${one} -n id-az`)) as { readonly id: string };
  await az(`acr identity assign ${acr} --identities [system] ${id}`);
  const types = await az(`acr identity show ${acr} --query type`);
  expect(String(types).toLowerCase()).toBe('systemassigned, userassigned');
  await az(`acr identity remove ${acr} --identities ${id}`);
  expect(await az(`acr identity show ${acr} --query userAssignedIdentities`)).toBeNull();
  await az(`acr update ${acr} --admin-enabled true`);
  expect(await az(`acr credential show ${acr} --query username`)).toBe('mycontainerregistry');
  expect(await az(`acr scope-map list ${REGISTRY} ${SANDBOX} --query [].name`)).toContain(
    '_repositories_pull',
  );
  expect(await az(`acr token list ${REGISTRY} ${SANDBOX}`)).toEqual([]);

  await az(`group create -n rg-az -l westcentralus ${SANDBOX} --tags team=web`);
  await az(
    `network vnet create -g rg-az -n vnet ${SANDBOX} --address-prefixes 10.9.0.0/16 --subnet-name pe --subnet-prefixes 10.9.1.0/24`,
  );
  const registry = await az(`acr show ${acr} --query id`);
  const endpoint = `network private-endpoint create -g rg-az -n pe ${SANDBOX} --vnet-name vnet --subnet pe --connection-name c --group-id registry --nic-name nic-az --private-connection-resource-id ${registry}`;
  const login = '--ip-config name=login group-id=registry member-name=registry private-ip-address=10.9.1.20';
  const data =
    '--ip-config name=data group-id=registry member-name=registry_data_westcentralus private-ip-address=10.9.1.21';
  expect(await az(`${endpoint} ${login} ${data} --query customDnsConfigs[].ipAddresses[]`)).toEqual([
    '10.9.1.21',
    '10.9.1.20',
  ]);
  expect(await az(`group exists -n rg-az ${SANDBOX}`)).toBe(true);
  await az(`group delete -n rg-az ${SANDBOX} --yes`);
  expect(await az(`group exists -n rg-az ${SANDBOX}`)).toBe(false);
});
