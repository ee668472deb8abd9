// The stock `az` CLI against the embedded Azure: the commands of Microsoft's articles, unmodified.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { azIsInstalled, openAz } from '#emulator/az/az.ts';
import { type Emulator, launchEmulator } from '#emulator/launch.ts';

const installed = azIsInstalled();
const REASON = 'the az command is not installed';
if (!installed) process.stdout.write(`az CLI: skipped, ${REASON}\n`);

const PROGRAMS = process.env['PATH'] ?? '';
const WEB = '-g rg-registry-weu -n crcontosoweb';
const ARTICLE = '-g myResourceGroup --subscription sandbox';

let emulator: Emulator;
let az: ReturnType<typeof openAz>;

beforeAll(async () => {
  if (!installed) return;
  const folder = mkdtempSync(join(tmpdir(), 'emulator-az-'));
  emulator = await launchEmulator({ stateDir: join(folder, 'state') });
  await emulator.admin.settings({ longOperationMs: 500, directoryReplicationMs: 0 });
  az = openAz(emulator.endpoints, join(folder, 'az'), PROGRAMS);
  await az.register();
  const { servicePrincipal } = emulator;
  const { tenantId } = emulator.endpoints;
  const { clientId, clientSecret } = servicePrincipal;
  await az(`login --service-principal -u ${clientId} --tenant ${tenantId}`, `--password=${clientSecret}`);
}, 60_000);
afterAll(() => emulator?.stop());

/** One journey of commands; each command takes about a second. */
function journey(name: string, work: () => Promise<void>) {
  test(name, { timeout: 180_000 }, async ({ skip }) => {
    if (!installed) skip(REASON);
    await work();
  });
}

describe('az', () => {
  journey('account: signed in as the service principal; a wrong secret is refused', async () => {
    expect(await az('account show')).toMatchObject({
      name: 'platform-prod',
      tenantId: emulator.endpoints.tenantId,
      user: { name: emulator.servicePrincipal.clientId, type: 'servicePrincipal' },
    });
    const { clientId } = emulator.servicePrincipal;
    const other = openAz(emulator.endpoints, mkdtempSync(join(tmpdir(), 'emulator-az-wrong-')), PROGRAMS);
    await other.register();
    const login = `login --service-principal -u ${clientId} -p wrong --tenant ${emulator.endpoints.tenantId}`;
    await expect(other(login)).rejects.toThrow(/AADSTS7000215/);
  });

  journey('acr list, show, and update with each network flag', async () => {
    expect(await az('acr list --query [].name')).toEqual(
      expect.arrayContaining(['crcontosoprod', 'crcontosoweb']),
    );
    const shown =
      '[publicNetworkAccess,networkRuleSet.defaultAction,networkRuleBypassOptions,dataEndpointEnabled]';
    const update = (flags: string) => az(`acr update ${WEB} ${flags} --query ${shown}`);
    expect(await az(`acr show ${WEB} --query ${shown}`)).toEqual(['Enabled', 'Deny', 'AzureServices', true]);
    expect(await update('--public-network-enabled false')).toEqual([
      'Disabled',
      'Deny',
      'AzureServices',
      true,
    ]);
    // Turning it on again does not restore Allow.
    expect(await update('--public-network-enabled true')).toEqual(['Enabled', 'Deny', 'AzureServices', true]);
    expect(await update('--default-action Allow')).toEqual(['Enabled', 'Allow', 'AzureServices', true]);
    expect(await update('--default-action Deny')).toEqual(['Enabled', 'Deny', 'AzureServices', true]);
    expect(await update('--allow-trusted-services false')).toEqual(['Enabled', 'Deny', 'None', true]);
    expect(await update('--data-endpoint-enabled false')).toEqual(['Enabled', 'Deny', 'None', false]);
  });

  journey('acr network-rule add, list, remove by address', async () => {
    const rules = () => az(`acr network-rule list ${WEB} --query ipRules[].ipAddressOrRange`);
    const before = (await rules()) as string[];
    await az(`acr network-rule add ${WEB} --ip-address 20.1.2.3/32`);
    expect(await rules()).toEqual([...before, '20.1.2.3']);
    await az(`acr network-rule remove ${WEB} --ip-address 20.1.2.3`);
    expect(await rules()).toEqual(before);
    await expect(az(`acr network-rule add ${WEB} --ip-address 10.0.0.1`)).rejects.toThrow(/IP/);
  });

  journey('acr private-endpoint-connection list, show, approve, reject', async () => {
    const command = (verb: string, registry: string, more = '') =>
      az(`acr private-endpoint-connection ${verb} -r ${registry} ${more}`.trim());
    const pending = async (registry: string, group: string) => {
      const query = `-g ${group} --query [?privateLinkServiceConnectionState.status=='Pending'].name`;
      return ((await command('list', registry, query)) as string[])[0] ?? '';
    };
    const state = '--query privateLinkServiceConnectionState.[status,description]';
    const wanted = await pending('crcontosoprod', 'rg-registry-weu');
    const one = `-g rg-registry-weu -n ${wanted}`;
    expect(await command('approve', 'crcontosoprod', `${one} --description CHG-1 ${state}`)).toEqual([
      'Approved',
      'CHG-1',
    ]);
    expect(await command('show', 'crcontosoprod', `${one} ${state}`)).toEqual(['Approved', 'CHG-1']);
    const other = await pending('crcontosodata', 'rg-data-weu --subscription data-prod');
    const rejected = `-g rg-data-weu --subscription data-prod -n ${other} --description No ${state}`;
    expect(await command('reject', 'crcontosodata', rejected)).toEqual(['Rejected', 'No']);
  });

  journey('identity create, show; vm identity assign; role assignment create, list, delete', async () => {
    const made = (await az(`identity create ${ARTICLE} -n myACRId`)) as Record<string, string>;
    expect(await az(`identity show ${ARTICLE} -n myACRId`)).toEqual(made);
    const own = `vm identity assign ${ARTICLE} -n myDockerVM`;
    expect(await az(own, '--identities', made['id'] ?? '')).toMatchObject({
      userAssignedIdentities: { [made['id'] ?? '']: { clientId: made['clientId'] } },
    });
    expect(await az(own)).toMatchObject({ systemAssignedIdentity: expect.stringMatching(/^[\da-f-]{36}$/) });
    const machine = await az(`vm show ${ARTICLE} -n myDockerVM --query identity.principalId`);

    const registry = await az(`acr show ${ARTICLE} -n mycontainerregistry --query id`);
    for (const principal of [made['principalId'], machine]) {
      const which = `--assignee ${principal} --scope ${registry}`;
      expect(await az(`role assignment create ${which} --role acrpull`)).toMatchObject({
        principalId: principal,
        principalType: 'ServicePrincipal',
        scope: registry,
      });
      expect(await az(`role assignment list ${which} --query [].roleDefinitionName`)).toEqual(['AcrPull']);
      await az(`role assignment delete ${which} --role acrpull`);
      expect(await az(`role assignment list ${which}`)).toEqual([]);
    }
  });

  journey('group show, aks show, role definition list', async () => {
    expect(await az('group show -n rg-registry-weu --query location')).toBe('westeurope');
    const kubelet = '--query identityProfile.kubeletidentity.clientId';
    expect(await az(`aks show -g rg-aks-weu -n aks-weu ${kubelet}`)).toEqual(expect.any(String));
    expect(await az('role definition list -n AcrPush --query [].name')).toEqual([
      '8311e382-0749-4cb8-b61a-304f252e45ec',
    ]);
  });
});
