// The data plane: what `docker pull` would meet, for a client that is only described. Decides from stored state.
// Below the admin origin, `/data-plane/{host}/…` stands for `https://{host}/…`.
import { type Context, Hono } from 'hono';
import type { VerifyToken } from '#emulator/principal.ts';
import type { Registry } from '#emulator/store/shapes.ts';
import type { World } from '#emulator/world.ts';
import { createBlobLinks } from './blob-links.ts';
import { BadClient, type Client, readClient } from './client.ts';
import { letsIn } from './decision.ts';
import { type DnsView, dnsViewOf } from './dns-view.ts';
import { entranceOf } from './entrance.ts';
import { findHost, type RegistryHost } from './hosts.ts';
import { findBlob, findImage } from './images.ts';
import { createRegistryTokens } from './registry-tokens.ts';
import {
  badRequest,
  denied,
  noConnection,
  notFound,
  notImplemented,
  reply,
  unauthorized,
} from './replies.ts';
import { repositoryActions } from './repository-rights.ts';
import { resolve, zonesFor } from './resolver.ts';
import { exchange, identify, type TokenDesk, token } from './token-endpoints.ts';

/** Let through by the firewall: the call as the endpoints see it. */
type Visit = {
  readonly registry: Registry;
  readonly client: Client;
  readonly request: Request;
  readonly url: URL;
  /** As called, without the host; still percent-encoded. */
  readonly pathname: string;
};

/** @param verify judges tokens for Azure Resource Manager, given as `Bearer …`. */
export function createDataPlane(
  world: World,
  verify: VerifyToken,
  dns: DnsView = dnsViewOf(world.store),
): Hono {
  const { store } = world;
  const links = createBlobLinks(world.now);
  const desk: TokenDesk = { store, verify, tokens: createRegistryTokens(world.now) };
  const app = new Hono();

  app.get('/resolver', (c) => {
    world.settle();
    const { name, vnet } = c.req.query();
    if (!name) return c.json({ error: "Say which 'name' to resolve." }, 400);
    if (vnet && store.virtualNetworks.get(vnet) === undefined) {
      return c.json({ error: `There is no virtual network ${vnet}.` }, 400);
    }
    return c.json(resolve(store, zonesFor(dns, vnet || undefined), name));
  });
  app.all('/data-plane/:host/*', (c) => answer(c, c.req.param('host')));

  async function answer(c: Context, host: string): Promise<Response> {
    world.settle();
    try {
      return await visit(c.req.raw, host, readClient(c.req.header('x-client')));
    } catch (error) {
      if (error instanceof BadClient) return c.json({ error: error.message }, 400);
      throw error;
    }
  }

  async function visit(request: Request, host: string, client: Client): Promise<Response> {
    if (host.toLowerCase().endsWith('.blob.core.windows.net')) return notImplemented('storage');
    const called = findHost(store, host);
    if (called === undefined) return noConnection(`${host} does not resolve.`);
    const refused = firewall(called, host, client);
    if (refused !== null) return refused;
    const url = new URL(request.url);
    const pathname = url.pathname.replace(/^\/data-plane\/[^/]+/, '');
    const arrived = { registry: called.registry, client, request, url, pathname };
    return called.kind === 'data' ? dataEndpoint(arrived, host) : loginServer(arrived);
  }

  function firewall({ registry }: RegistryHost, host: string, client: Client): Response | null {
    const entrance = entranceOf(store, dns, host, client);
    if (entrance.way === 'none') return noConnection(entrance.reason);
    if (letsIn(registry, entrance, world.settings.unconfirmed.tasksPassSubnetRules)) return null;
    if (entrance.way !== 'privateEndpoint') return denied(entrance.address);
    return noConnection(`The connection of ${entrance.endpointId} is not approved.`);
  }

  async function loginServer(visit: Visit): Promise<Response> {
    const { registry, request, pathname, url } = visit;
    if (pathname === '/oauth2/exchange' && request.method === 'POST') {
      return exchange(desk, registry, new URLSearchParams(await request.text()));
    }
    if (pathname === '/oauth2/token') {
      const anonymous = request.method === 'GET';
      const form = anonymous ? url.searchParams : new URLSearchParams(await request.text());
      return token(desk, registry, form, anonymous);
    }
    const [, repository, kind, reference] = /^\/v2\/(.+)\/(manifests|blobs)\/([^/]+)$/.exec(pathname) ?? [];
    const known = repository !== undefined || pathname === '/v2/' || pathname === '/v2';
    if (!known || !['GET', 'HEAD'].includes(request.method)) {
      return notImplemented(`${request.method} ${pathname}`);
    }
    const challenge = await authorize(visit, repository ?? null);
    if (challenge !== null) return challenge;
    if (repository === undefined || reference === undefined) return reply(200, {});
    return kind === 'manifests'
      ? manifest(repository, reference.replace(/%3a/gi, ':'))
      : blob(registry, repository, reference.replace(/%3a/gi, ':'));
  }

  /** Null for a caller that may; otherwise the registry's challenge. */
  async function authorize(
    { registry, client, request }: Visit,
    repository: string | null,
  ): Promise<Response | null> {
    const { loginServer } = registry;
    if (client.token !== undefined) {
      const oid = await identify(desk, registry, client.token);
      const may = oid !== null && repositoryActions(store, registry, oid).includes('pull');
      return may
        ? null
        : unauthorized(loginServer, repository, oid === null ? 'invalid_token' : 'insufficient_scope');
    }
    const sent = /^bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
    if (sent === undefined) return unauthorized(loginServer, repository, null);
    const granted = await desk.tokens.readAccess(loginServer, sent);
    if (granted === null) return unauthorized(loginServer, repository, 'invalid_token');
    const may =
      repository === null ||
      granted.access.some(({ name, actions }) => name === repository && actions.includes('pull'));
    return may ? null : unauthorized(loginServer, repository, 'insufficient_scope');
  }

  function manifest(repository: string, reference: string): Response {
    const found = findImage(repository, reference)?.manifest;
    if (found === undefined) {
      const message = `manifest tagged by "${reference}" is not found`;
      return notFound('MANIFEST_UNKNOWN', message, { Name: repository, Tag: reference });
    }
    return reply(200, found.bytes, {
      'content-type': found.mediaType,
      'docker-content-digest': found.digest,
      etag: `"${found.digest}"`,
    });
  }

  function blob(registry: Registry, repository: string, digest: string): Response {
    const found = findBlob(repository, digest);
    if (found === null) return notFound('BLOB_UNKNOWN', 'blob unknown to registry', digest);
    return reply(307, null, {
      location: links.make(registry, repository, digest),
      'docker-content-digest': digest,
    });
  }

  function dataEndpoint({ request, pathname, url }: Visit, host: string): Response {
    if (!['GET', 'HEAD'].includes(request.method)) return notImplemented(`${request.method} ${pathname}`);
    const wanted = links.read(host, pathname, url.searchParams);
    const found = wanted === null ? null : findBlob(wanted.repository, wanted.digest);
    if (found === null)
      return badRequest('BLOB_UNKNOWN', 'The link is not one of this registry, or has expired.');
    return reply(200, found.bytes, { 'content-type': 'application/octet-stream' });
  }

  return app;
}
