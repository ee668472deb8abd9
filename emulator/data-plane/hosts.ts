// Which registry a host name belongs to: a login server, or a dedicated data endpoint.
import { dataEndpointOf } from '#emulator/store/registry-hosts.ts';
import type { Registry } from '#emulator/store/shapes.ts';
import type { Store } from '#emulator/store/store.ts';

export type RegistryHost = {
  readonly registry: Registry;
  readonly kind: 'login' | 'data';
  /** The home region, or that of the replica behind a data endpoint. */
  readonly region: string;
};

/** Host names in any case; undefined for a name nobody has. */
export function findHost(store: Store, host: string): RegistryHost | undefined {
  const name = host.toLowerCase();
  for (const registry of store.registries.all()) {
    if (registry.loginServer.toLowerCase() === name) {
      return { registry, kind: 'login', region: registry.location };
    }
    if (!registry.dataEndpointEnabled) continue;
    for (const region of [registry.location, ...registry.replicaLocations]) {
      if (dataEndpointOf(registry, region).toLowerCase() === name) return { registry, kind: 'data', region };
    }
  }
  return undefined;
}
