// For tests: a data plane without a network, on the demo's networks, with one registry in the hands of the test.
import { directory, userByKey } from '#emulator/directory.ts';
import type { VerifyToken } from '#emulator/principal.ts';
import type { Registry } from '#emulator/store/shapes.ts';
import { createWorld, type World } from '#emulator/world.ts';
import { createDataPlane } from './app.ts';
import type { DnsZone } from './dns-view.ts';

const PLATFORM = '/subscriptions/5ab00001-0000-4000-8000-000000000001';
const NETWORKS = 'providers/Microsoft.Network/virtualNetworks';
const BUILD = `${PLATFORM}/resourceGroups/rg-build-weu/${NETWORKS}/vnet-build-weu`;

/** Two subnets with the service endpoint for registries, and one without. */
export const SUBNET_BUILD = `${BUILD}/subnets/snet-build`;
export const SUBNET_AGENTS = `${BUILD}/subnets/snet-agents`;
export const SUBNET_TOOLS = `${BUILD}/subnets/snet-tools`;
/** Holds no private endpoint. */
export const NETWORK_BUILD = BUILD;
/** Holds the private endpoint of crcontosotasks. */
export const NETWORK_HUB = `${PLATFORM}/resourceGroups/rg-hub-weu/${NETWORKS}/vnet-hub-weu`;

/** Has one approved endpoint, in the hub; its login server is HOST. */
export const REGISTRY = `${PLATFORM}/resourceGroups/rg-registry-weu/providers/Microsoft.ContainerRegistry/registries/crcontosotasks`;
export const HOST = 'crcontosotasks.azurecr.io';

export type TestPlane = {
  readonly world: World;
  /** Of the zone linked to the hub; change them at will. */
  readonly records: Map<string, readonly string[]>;
  registry(): Registry;
  /** Changes the registry behind HOST. */
  change(wish: Partial<Registry>): void;
  /** @param path below the host. @param client the header `x-client`. */
  ask(client: object, path?: string, init?: RequestInit & { readonly host?: string }): Promise<Response>;
  resolve(name: string, vnet?: string): Promise<unknown>;
  /** Moves the clock. */
  pass(milliseconds: number): void;
};

export function createTestPlane(): TestPlane {
  let now = Date.UTC(2026, 10, 21, 9, 0, 0);
  const world = createWorld({ seed: 'demo', armOrigin: () => 'https://arm.test', now: () => now });
  const records = hubRecords(world);
  const zone: DnsZone = { name: 'privatelink.azurecr.io', records, redirects: false };
  const app = createDataPlane(world, trusting, (network) =>
    network.toLowerCase() === NETWORK_HUB.toLowerCase() ? [zone] : [],
  );
  const registry = () => {
    const found = world.store.registries.get(REGISTRY);
    if (found === undefined) throw new Error(`The seed has no ${REGISTRY}.`);
    return found;
  };
  return {
    world,
    records,
    registry,
    change: (wish) => world.store.registries.put({ ...registry(), ...wish }),
    async ask(client, path = '/v2/', { host = HOST, ...init } = {}) {
      const headers = new Headers(init.headers);
      headers.set('x-client', JSON.stringify(client));
      return app.request(`http://127.0.0.1:4103/data-plane/${host}${path}`, { ...init, headers });
    },
    async resolve(name, vnet) {
      const query = new URLSearchParams(vnet === undefined ? { name } : { name, vnet });
      return (await app.request(`http://127.0.0.1:4103/resolver?${query}`)).json();
    },
    pass: (milliseconds) => {
      now += milliseconds;
    },
  };
}

/** The records of the endpoint in the hub, as its zone group would have written them. */
function hubRecords({ store }: World): Map<string, readonly string[]> {
  const endpoint = [...store.privateEndpoints.all()].find(({ name }) => name === 'pe-tasks-hub');
  return new Map(
    endpoint?.addresses.map(({ fqdn, ipAddress }) => [fqdn.replace('.azurecr.io', ''), [ipAddress]]),
  );
}

/** A token is a user's short name, or an object id. */
const trusting: VerifyToken = (authorization) => {
  const token = authorization?.replace(/^Bearer /, '') ?? '';
  const oid = userByKey(token)?.oid ?? token;
  if (!/^[\da-f-]{36}$/.test(oid)) {
    const message = 'The access token is invalid.';
    const wwwAuthenticate = 'Bearer error="invalid_token"';
    return Promise.resolve({ ok: false, code: 'InvalidAuthenticationToken', message, wwwAuthenticate });
  }
  const { tenantId: tid, clientId: appId } = directory;
  return Promise.resolve({
    ok: true,
    principal: { oid, upn: 'somebody', tid, appId, amr: [], acrs: [], xmsCc: [] },
  });
};
