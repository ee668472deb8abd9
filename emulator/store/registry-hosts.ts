// The host names of a registry, and the members of its private link group `registry` that stand for them.
import type { Registry } from './shapes.ts';

/** One private address each. */
export type RegistryMember = { readonly name: string; readonly fqdn: string };

/** `crx.westeurope.data.azurecr.io` */
export function dataEndpointOf({ loginServer }: Pick<Registry, 'loginServer'>, region: string): string {
  const [label = '', ...suffix] = loginServer.split('.');
  return `${label}.${region}.data.${suffix.join('.')}`;
}

/** The login server, and the data of the home region and of every replica. */
export function membersOf(registry: Registry): readonly RegistryMember[] {
  const regions = [registry.location, ...registry.replicaLocations];
  return [
    { name: 'registry', fqdn: registry.loginServer },
    ...regions.map((region) => ({
      name: dataMemberOf(region),
      fqdn: dataEndpointOf(registry, region),
    })),
  ];
}

export function dataMemberOf(region: string): string {
  return `registry_data_${region}`;
}

/** The member behind a host name. */
export function memberOf(fqdn: string): string {
  const [, region = '', kind] = fqdn.split('.');
  return kind === 'data' ? dataMemberOf(region) : 'registry';
}
