// Registries and their rules by `az acr`, as in
// https://learn.microsoft.com/azure/container-registry/container-registry-access-selected-networks and …/container-registry-vnet
import { expect } from 'vitest';
import type { Az } from './az.ts';
import { type Journeys, refused } from './journey.ts';

const WEB = '-g rg-registry-weu -n crcontosoweb';
const BUILD_NETWORK = '-g rg-build-weu --vnet-name vnet-build-weu';
const NETWORK =
  '[publicNetworkAccess,networkRuleSet.defaultAction,networkRuleBypassOptions,dataEndpointEnabled]';

/** Of one registry: adds, lists and removes its rules. */
const ruleCommands = (az: Az, registry: string) => ({
  add: (what: string) => az(`acr network-rule add -n ${registry} ${what}`),
  remove: (what: string) => az(`acr network-rule remove -n ${registry} ${what}`),
  list: (query: string) => az(`acr network-rule list -n ${registry} --query ${query}`) as Promise<string[]>,
});

export const registryJourneys: Journeys = {
  'acr list, show, and update with each network flag': async (az) => {
    expect(await az('acr list --query [].name')).toEqual(
      expect.arrayContaining(['crcontosoprod', 'crcontosoweb']),
    );
    expect(await az('acr list -g rg-registry-neu --query [].name')).toContain('crcontososcan');
    const update = (flags: string, query = NETWORK) => az(`acr update ${WEB} ${flags} --query ${query}`);
    expect(await az(`acr show ${WEB} --query ${NETWORK}`)).toEqual([
      'Enabled',
      'Deny',
      'AzureServices',
      true,
    ]);
    expect(await update('--default-action Allow')).toEqual(['Enabled', 'Allow', 'AzureServices', true]);
    // Turning it off also denies; turning it on again does not restore Allow.
    const off = ['Disabled', 'Deny', 'AzureServices', true];
    expect(await update('--public-network-enabled false')).toEqual(off);
    const exports = (allowed: boolean) =>
      update(`--allow-exports ${allowed}`, 'policies.exportPolicy.status');
    expect(await exports(false)).toBe('disabled');
    await refused(update('--public-network-enabled true'), /\(ExportPolicyNotSupported\)/);
    expect(await exports(true)).toBe('enabled');
    expect(await update('--public-network-enabled true')).toEqual(['Enabled', 'Deny', 'AzureServices', true]);
    await refused(exports(false), /\(ExportPolicyNotSupported\)/);
    expect(await update('--allow-trusted-services false')).toEqual(['Enabled', 'Deny', 'None', true]);
    expect(await update('--data-endpoint-enabled false')).toEqual(['Enabled', 'Deny', 'None', false]);
    await refused(
      az('acr update -n crcontosopoc --subscription sandbox --data-endpoint-enabled true'),
      /data endpoint rule is not supported for the SKU Standard/,
    );
    expect(await update('--anonymous-pull-enabled true', 'anonymousPullEnabled')).toBe(true);
    expect(await update('--default-action Allow --allow-trusted-services true')).toEqual([
      'Enabled',
      'Allow',
      'AzureServices',
      false,
    ]);
  },

  'acr network-rule add, list, remove by address': async (az) => {
    const rules = ruleCommands(az, 'crcontosopos');
    const before = await rules.list('ipRules[].ipAddressOrRange');
    await rules.add('--ip-address 20.1.2.3/32');
    await rules.add('--ip-address 20.4.0.0/24');
    expect(await rules.list('ipRules[].ipAddressOrRange')).toEqual([...before, '20.1.2.3', '20.4.0.0/24']);
    await rules.remove('--ip-address 20.1.2.3');
    await rules.remove('--ip-address 20.4.0.0/24');
    await refused(rules.add('--ip-address 10.0.0.4'), /'10\.0\.0\.4'.*Only public IP addresses/);
    expect(await rules.list('ipRules[].ipAddressOrRange')).toEqual(before);
  },

  'network vnet list, subnet show, update; acr network-rule add, list, remove by subnet': async (az) => {
    expect(await az('network vnet list -g rg-build-weu --query [].name')).toEqual(['vnet-build-weu']);
    const subnet = (verb: string, more: string) =>
      az(`network vnet subnet ${verb} ${BUILD_NETWORK} -n snet-tools ${more}`);
    const id = (await subnet('show', '--query id')) as string;
    const rules = ruleCommands(az, 'crcontosotasks');
    await refused(
      rules.add(`--subnet ${id}`),
      /\(NetworkRuleValidationError\).*Subnets snet-tools .* do not have ServiceEndpoints/,
    );
    const service = '--service-endpoints Microsoft.ContainerRegistry';
    expect(await subnet('update', `${service} --query serviceEndpoints[]`)).toEqual([
      { locations: ['*'], provisioningState: 'Succeeded', service: 'Microsoft.ContainerRegistry' },
    ]);
    expect(await subnet('show', '--query serviceEndpoints[].service')).toEqual([
      'Microsoft.ContainerRegistry',
    ]);
    await rules.add(`--subnet ${id}`);
    const subnets = 'virtualNetworkRules[].[action,virtualNetworkResourceId]';
    expect(await rules.list(subnets)).toEqual([['Allow', id]]);
    // The addresses are untouched, and `acr show`, whose version hides subnets, says nothing of them.
    expect(await rules.list('ipRules[].action')).toHaveLength(8);
    expect(await az('acr show -n crcontosotasks --query networkRuleSet')).not.toHaveProperty(
      'virtualNetworkRules',
    );
    await rules.remove(`--subnet ${id}`);
    expect(await rules.list(subnets)).toEqual([]);
  },
};
