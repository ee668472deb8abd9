// The part of the directory service that `az` asks when it turns a name into a principal.
// https://learn.microsoft.com/graph/api/overview
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { type KnownPrincipal, knownPrincipals } from '#emulator/known-principals.ts';
import type { VerifyToken } from '#emulator/principal.ts';
import type { World } from '#emulator/world.ts';

const idsBody = z.object({ ids: z.array(z.string()), types: z.array(z.string()).optional() });

/** Served below `/graph`. @param verify judges the Authorization header. */
export function createGraphApp(world: World, verify: VerifyToken): Hono {
  const app = new Hono().basePath('/graph/v1.0');

  app.use('*', async (c, next) => {
    const verdict = await verify(c.req.header('authorization'));
    return verdict.ok ? next() : refuse(c, 401, 'InvalidAuthenticationToken', verdict.message);
  });

  app.get('/servicePrincipals', (c) => {
    const filter = c.req.query('$filter') ?? '';
    const name = /^servicePrincipalNames\/any\(\w:\s*\w eq '([^']*)'\)$/i.exec(filter)?.[1];
    const appId = /^appId eq '([^']*)'$/i.exec(filter)?.[1];
    const wanted = (name ?? appId)?.toLowerCase();
    if (wanted === undefined) return notImplemented(c, `the filter "${filter}"`);
    return list(c, (principal) => principal.appId?.toLowerCase() === wanted);
  });

  app.get('/users', (c) => {
    const filter = c.req.query('$filter') ?? '';
    const wanted = /userPrincipalName eq '([^']*)'/i.exec(filter)?.[1]?.toLowerCase();
    if (wanted === undefined) return notImplemented(c, `the filter "${filter}"`);
    return list(c, (principal) => principal.upn === wanted);
  });

  app.post('/directoryObjects/getByIds', async (c) => {
    const read = idsBody.safeParse(await c.req.json().catch(() => undefined));
    if (!read.success) return refuse(c, 400, 'Request_BadRequest', 'ids must be a list of texts.');
    const ids = read.data.ids.map((id) => id.toLowerCase());
    return list(c, ({ oid }) => ids.includes(oid.toLowerCase()));
  });

  app.all('*', (c) => notImplemented(c, `${c.req.method} ${c.req.path}`));
  return app;

  function list(c: Context, wanted: (principal: KnownPrincipal) => boolean) {
    return c.json({ value: knownPrincipals(world).filter(wanted).map(show) });
  }
}

function show({ oid, type, displayName, appId, upn }: KnownPrincipal) {
  return type === 'User'
    ? { '@odata.type': '#microsoft.graph.user', id: oid, displayName, userPrincipalName: upn }
    : {
        '@odata.type': '#microsoft.graph.servicePrincipal',
        id: oid,
        displayName,
        appId,
        servicePrincipalNames: appId === null ? [] : [appId],
      };
}

function notImplemented(c: Context, what: string) {
  return refuse(c, 501, 'NotImplemented', `The embedded directory service does not implement ${what}.`);
}

function refuse(c: Context, status: 400 | 401 | 501, code: string, message: string) {
  return c.json({ error: { code, message } }, status);
}
