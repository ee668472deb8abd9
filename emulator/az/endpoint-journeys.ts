// Private endpoints from both sides by `az`, as in
// https://learn.microsoft.com/azure/container-registry/container-registry-private-link
import { expect } from 'vitest';
import type { Az } from './az.ts';
import { type Journeys, refused } from './journey.ts';

const STATE = '--query privateLinkServiceConnectionState.[status,description]';
const ZONE = 'privatelink.azurecr.io';
const REGISTRY = 'mycontainerregistry';
const DATA = `${REGISTRY}.westcentralus.data`;

const connections = (az: Az, verb: string, registry: string, more = '') =>
  az(`acr private-endpoint-connection ${verb} -r ${registry} ${more}`.trim());

async function connectionIn(az: Az, status: string, registry: string): Promise<string> {
  const query = `--query [?privateLinkServiceConnectionState.status=='${status}'].name`;
  return ((await connections(az, 'list', registry, query)) as string[])[0] ?? '';
}

export const endpointJourneys: Journeys = {
  'acr private-endpoint-connection list, show, approve, reject, delete': async (az) => {
    const wanted = await connectionIn(az, 'Pending', 'crcontosoprod');
    const approve = `-n ${wanted} --description CHG-1 ${STATE}`;
    expect(await connections(az, 'approve', 'crcontosoprod', approve)).toEqual(['Approved', 'CHG-1']);
    expect(await connections(az, 'show', 'crcontosoprod', `-n ${wanted} ${STATE}`)).toEqual([
      'Approved',
      'CHG-1',
    ]);

    await az('account set -s data-prod');
    const other = await connectionIn(az, 'Pending', 'crcontosodata');
    const reject = `-n ${other} --description No ${STATE}`;
    expect(await connections(az, 'reject', 'crcontosodata', reject)).toEqual(['Rejected', 'No']);
    await refused(connections(az, 'approve', 'crcontosodata', `-n ${other}`), /Rejected/);

    const old = await connectionIn(az, 'Disconnected', 'crcontosoml');
    await connections(az, 'delete', 'crcontosoml', `-n ${old}`);
    expect(await connections(az, 'list', 'crcontosoml', '--query [].name')).not.toContain(old);
    await refused(connections(az, 'show', 'crcontosoml', `-n ${old}`), /NotFound/);
  },

  'acr private-link-resource list': async (az) => {
    const shown = '--query [].[groupId,requiredMembers,requiredZoneNames]';
    expect(await az(`acr private-link-resource list -n crcontosoprod ${shown}`)).toEqual([
      ['registry', ['registry', 'registry_data_westeurope', 'registry_data_northeurope'], [ZONE]],
    ]);
  },

  'the article on Private Link: zone, link, endpoint, its addresses, records, and a zone group': async (
    az,
  ) => {
    await az('account set -s sandbox');
    const subnet = '-g myResourceGroup --vnet-name myDockerVMVNET -n myDockerVMSubnet';
    for (const [value, policies] of [
      ['false', 'Enabled'],
      ['true', 'Disabled'],
    ]) {
      const flag = `--disable-private-endpoint-network-policies ${value}`;
      const update = `network vnet subnet update ${subnet} ${flag} --query privateEndpointNetworkPolicies`;
      expect(await az(update)).toBe(policies);
    }
    const zone = await az(`network private-dns zone create -g myResourceGroup -n ${ZONE}`);
    expect(zone).toMatchObject({ name: ZONE, provisioningState: 'Succeeded', location: 'global' });
    const link = '--name MyDNSLink --virtual-network myDockerVMVNET --registration-enabled false';
    expect(
      await az(`network private-dns link vnet create -g myResourceGroup --zone-name ${ZONE} ${link}`),
    ).toMatchObject({ name: 'MyDNSLink', virtualNetworkLinkState: 'Completed', registrationEnabled: false });

    const registry = (await az(`acr show -n ${REGISTRY} --query id`)) as string;
    const where =
      '-n myPrivateEndpoint -g myResourceGroup --vnet-name myDockerVMVNET --subnet myDockerVMSubnet';
    const what = `--private-connection-resource-id ${registry} --group-ids registry --connection-name myConnection`;
    const status = 'privateLinkServiceConnections[0].privateLinkServiceConnectionState.status';
    expect(await az(`network private-endpoint create ${where} ${what} --query ${status}`)).toBe('Approved');
    const dataEndpoints = '--query [dataEndpointEnabled,publicNetworkAccess]';
    expect(await az(`acr show -n ${REGISTRY} ${dataEndpoints}`)).toEqual([true, 'Enabled']);

    const endpoint = '-n myPrivateEndpoint -g myResourceGroup';
    const nic = await az(`network private-endpoint show ${endpoint} --query networkInterfaces[0].id`);
    const members =
      'properties.ipConfigurations[].properties.[privateLinkConnectionProperties.fqdns[0],privateIPAddress]';
    const addresses = (await az(
      `resource show --ids ${nic} --api-version 2019-04-01 --query ${members}`,
    )) as [string, string][];
    expect(addresses.map(([name]) => name)).toEqual([`${DATA}.azurecr.io`, `${REGISTRY}.azurecr.io`]);

    await recordsByHand(az, addresses);
    const group = '--endpoint-name myPrivateEndpoint -g myResourceGroup -n myZoneGroup';
    const made = `${group} --private-dns-zone ${ZONE} --zone-name ${ZONE}`;
    const sets = 'privateDnsZoneConfigs[].recordSets[].[fqdn,ipAddresses[0]]';
    expect(await az(`network private-endpoint dns-zone-group create ${made} --query ${sets}`)).toEqual([
      [`${DATA}.${ZONE}`, addresses[0]?.[1]],
      [`${REGISTRY}.${ZONE}`, addresses[1]?.[1]],
    ]);

    await az(`acr update -n ${REGISTRY} --public-network-enabled false`);
    await az(`network private-endpoint delete ${endpoint}`);
    await refused(az(`network private-endpoint show ${endpoint}`), /\(ResourceNotFound\)/);
    expect(await connectionIn(az, 'Disconnected', REGISTRY)).toMatch(/^mycontainerregistry\.[\da-f]{32}$/);
  },

  'an endpoint by --manual-request waits, is approved by the registry, and is gone when deleted': async (
    az,
  ) => {
    const registry = await az('acr show -n crcontosobuild --query id');
    const where = '-n pe-manual -g rg-aks-neu --vnet-name vnet-aks-neu --subnet snet-pe';
    const what = `--private-connection-resource-id ${registry} --group-id registry --connection-name manual`;
    const manual = '--manual-request true --request-message CHG-7';
    const query =
      '--query manualPrivateLinkServiceConnections[0].[requestMessage,privateLinkServiceConnectionState.status]';
    expect(await az(`network private-endpoint create ${where} ${what} ${manual} ${query}`)).toEqual([
      'CHG-7',
      'Pending',
    ]);
    const waiting = await connectionIn(az, 'Pending', 'crcontosobuild');
    await connections(az, 'approve', 'crcontosobuild', `-n ${waiting}`);
    const endpoint = '-n pe-manual -g rg-aks-neu';
    expect(await az(`network private-endpoint show ${endpoint} ${query}`)).toEqual(['CHG-7', 'Approved']);
    await az(`network private-endpoint delete ${endpoint}`);
    expect(await connectionIn(az, 'Disconnected', 'crcontosobuild')).toBe(waiting);
    await connections(az, 'delete', 'crcontosobuild', `-n ${waiting}`);
    expect(await connectionIn(az, 'Disconnected', 'crcontosobuild')).toBe('');
  },
};

/** The article's own way to the records, before zone groups; takes them away again. */
async function recordsByHand(az: Az, addresses: readonly [string, string][]): Promise<void> {
  const zone = `--zone-name ${ZONE} -g myResourceGroup`;
  for (const [host, address] of addresses) {
    const name = host.replace(/\.azurecr\.io$/, '');
    expect(await az(`network private-dns record-set a create -n ${name} ${zone} --query [name,ttl]`)).toEqual(
      [name, 3600],
    );
    const record = `--record-set-name ${name} ${zone} --ipv4-address ${address}`;
    expect(
      await az(`network private-dns record-set a add-record ${record} --query aRecords[].ipv4Address`),
    ).toEqual([address]);
    await az(`network private-dns record-set a delete -n ${name} ${zone} -y`);
  }
}
