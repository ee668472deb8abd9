// The copied commands, run by the stock `az`, leave a registry as saving leaves it.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { azIsInstalled, openAz } from '#emulator/az/az.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { patchRegistry } from '#lib/arm/registries.ts';
import { CURRENT_API } from '#lib/network-access/api-versions.ts';
import { azScript } from '#lib/network-access/export/az.ts';
import type { modeFields } from '#lib/network-access/mode.ts';
import type { PublicAccess, PublicAccessChange } from '#lib/network-access/model.ts';
import { edit, registryIn } from '#lib/network-access/testing/states.ts';
import { startAzure } from '#lib/testing/azure.ts';
import { savePublicAccess } from './save-public-access.ts';
import type { RegistryRef } from './shapes.ts';
import { listed, PAUSES, seen, someoneElsePatches } from './testing/writes.ts';

const installed = azIsInstalled();
const REASON = 'the az command is not installed';
if (!installed) process.stdout.write(`az equivalence: skipped, ${REASON}\n`);

const azure = startAzure();
let az: ReturnType<typeof openAz>;

beforeAll(async () => {
  if (!installed) return;
  const { endpoints, servicePrincipal } = azure.emulator;
  az = openAz(endpoints, mkdtempSync(join(tmpdir(), 'az-equivalence-')), process.env['PATH'] ?? '');
  await az.register();
  const { clientId, clientSecret } = servicePrincipal;
  await az(
    `login --service-principal -u ${clientId} --tenant ${endpoints.tenantId}`,
    `--password=${clientSecret}`,
  );
}, 60_000);

/** Two subnets of the seed that have the service endpoint. */
async function subnetsOf(arm: ArmConnection): Promise<readonly string[]> {
  const all = (await listed(arm)).flatMap(({ access }) => access.subnetRules ?? []);
  return all.map(({ id }) => id).slice(0, 2);
}

async function bring(arm: ArmConnection, ref: RegistryRef, state: PublicAccess): Promise<void> {
  const { publicNetworkAccess, defaultAction, ipRules, subnetRules, bypass } = state;
  await someoneElsePatches(arm, ref, {
    publicNetworkAccess,
    networkRuleSet: {
      defaultAction,
      ipRules: ipRules.map((value) => ({ action: 'Allow', value })),
      virtualNetworkRules: (subnetRules ?? []).map(({ id, action }) => ({ id, action })),
    },
    networkRuleBypassOptions: bypass,
    dataEndpointEnabled: state.dataEndpointEnabled,
  });
  const properties = { networkRuleBypassAllowedForTasks: state.tasksBypass === true };
  await patchRegistry(arm, ref, { apiVersion: CURRENT_API, properties });
}

type State = Omit<Parameters<typeof registryIn>[1] & object, 'subnetRules'> & { readonly subnets?: number };
/** Subnets by their number among those of the seed. */
type Edit = Partial<Omit<PublicAccessChange, 'addSubnetRules' | 'removeSubnetRules'>> & {
  readonly addSubnets?: readonly number[];
  readonly removeSubnets?: readonly number[];
};

test.for<[about: string, mode: Parameters<typeof modeFields>[0], state: State, change: Edit]>([
  ['closing to addresses', 'all', {}, { setMode: 'selected', addIpRules: ['20.1.2.3', '51.144.7.0/24'] }],
  ['disabling', 'selected', { ipRules: ['20.1.2.3'] }, { setMode: 'disabled' }],
  ['disabling an open registry', 'all', {}, { setMode: 'disabled' }],
  ['coming back to selected networks', 'disabled', { ipRules: ['20.1.2.3'] }, { setMode: 'selected' }],
  ['coming back to everybody', 'disabled', {}, { setMode: 'all' }],
  [
    'swapping a rule',
    'selected',
    { ipRules: ['20.1.2.3', '20.1.2.4'] },
    { addIpRules: ['20.9.0.0/16'], removeIpRules: ['20.1.2.3'] },
  ],
  ['adding a subnet', 'selected', { ipRules: ['20.1.2.3'] }, { addSubnets: [0] }],
  ['swapping subnets', 'selected', { subnets: 1 }, { addSubnets: [1], removeSubnets: [0] }],
  [
    'restoring default access',
    'selected',
    { ipRules: ['20.1.2.3'], subnets: 1 },
    { setMode: 'all', removeIpRules: ['20.1.2.3'], removeSubnets: [0] },
  ],
  ['the bypass off', 'selected', { ipRules: ['20.1.2.3'] }, { setBypass: 'None' }],
  ['the Tasks switch on', 'selected', { ipRules: ['20.1.2.3'] }, { setTasksBypass: true }],
  ['data endpoints on', 'all', {}, { setDataEndpoint: true }],
  [
    'everything at once',
    'all',
    { tasksBypass: true, dataEndpointEnabled: true, bypass: 'None', ipRules: ['20.1.2.4'] },
    {
      setMode: 'selected',
      addIpRules: ['20.1.2.3'],
      removeIpRules: ['20.1.2.4'],
      addSubnets: [0],
      setBypass: 'AzureServices',
      setTasksBypass: false,
      setDataEndpoint: false,
    },
  ],
])('%s', { timeout: 60_000 }, async ([, mode, { subnets = 0, ...more }, asked], { skip }) => {
  if (!installed) skip(REASON);
  const arm = await azure.as('operator');
  const ids = await subnetsOf(arm);
  const [byAz, bySaving] = [await azure.find('crcontosoweb'), await azure.find('crcontosotasks')];
  const { addSubnets = [], removeSubnets = [], ...others } = asked;
  const pick = (numbers: readonly number[]) => numbers.map((number) => ids[number] ?? '');
  const change = edit({
    ...others,
    addSubnetRules: pick(addSubnets),
    removeSubnetRules: pick(removeSubnets),
  });
  const rules = ids.slice(0, subnets).map((id) => ({ id, action: 'Allow' }));
  const wanted = registryIn(mode, { ...more, subnetRules: rules });
  for (const ref of [byAz, bySaving]) await bring(arm, ref, wanted);
  const before = await seen(arm, byAz);
  expect(before).toEqual(await seen(arm, bySaving));

  await az.script(azScript(byAz, before, change, ({ key }) => key));
  const saved = await savePublicAccess(arm, { registry: bySaving, base: before, change }, PAUSES);
  expect(saved).toMatchObject({ ok: true, value: { result: 'saved' } });
  const after = await seen(arm, byAz);
  expect(after).toEqual(await seen(arm, bySaving));
  expect(after).not.toEqual(before);
});
