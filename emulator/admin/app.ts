// The admin API for tests: reset and look into the world, switch it, make tokens. See emulator/ADMIN.md.
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { createDataPlane } from '#emulator/data-plane/app.ts';
import { directory, userByKey } from '#emulator/directory.ts';
import type { IdentityContext } from '#emulator/identity/context.ts';
import { defaultSignInSettings, type SignInSettings } from '#emulator/identity/sign-in-settings.ts';
import { verifyArmToken } from '#emulator/identity/verify-arm-token.ts';
import { UnknownSeedError, type World } from '#emulator/world.ts';
import { BadBody, readBody } from './body.ts';
import { clockRoutes } from './clock.ts';
import { colleagueRoutes } from './colleagues.ts';
import { faultsBody } from './faults.ts';
import { isFromElsewhere } from './guard.ts';
import { instanceMetadata } from './instance-metadata.ts';
import { latencyBody } from './latency.ts';
import { patchSettings } from './settings.ts';
import { makeToken, tokenOrder } from './tokens.ts';

const ENDPOINTS = {
  'POST /reset': 'Starts over: seed, clock, log, faults, latency, settings. {"seed"?}',
  'GET /state': 'Everything in the store.',
  'GET /requests?since=SEQ': 'Requests to Azure Resource Manager after that number, and counters.',
  'DELETE /requests': 'Forgets them.',
  'GET /latency': 'Milliseconds by operation; * is the default.',
  'PUT /latency': 'Replaces them. {"registries.patch": 900, "*": 20}',
  'GET /settings': 'The switches.',
  'PATCH /settings': 'Changes some of them.',
  'GET /clock': 'What time it is here.',
  'PATCH /clock': 'Moves it forward, holds it, lets it go. {"advanceMs"?, "frozen"?}',
  'GET /faults': 'Faults still to come.',
  'PUT /faults': 'Replaces them. [{…}]',
  'POST /tokens': 'A signed token. {"user", "kind": "api"|"arm", "lifetimeSeconds"?, "mfa"?, "overrides"?}',
  'GET /imds/{id of a virtual machine}/metadata/identity/oauth2/token?resource=…':
    'A token of its managed identity, as its own metadata service gives it. Header: Metadata: true',
  'POST /colleagues': 'People with the roles of a user: NAME-1, NAME-2, …. {"of", "count"}',
  'GET /sign-ins': 'What the token endpoints gave and refused. ?since=SEQ',
  'DELETE /sign-ins': 'Forgets that.',
  'POST /revoke': 'Ends every session and refresh token of a user. {"user"}',
  'GET /resolver?name=HOST&vnet=ID': 'What nslookup answers there; without vnet, publicly.',
  'GET /data-plane/HOST/v2/…': 'A registry as the client in the header x-client meets it.',
};

const resetBody = z.strictObject({ seed: z.string().optional() });
const userBody = z.strictObject({ user: z.string() });

export function createAdminApp(world: World, identity: IdentityContext, signIn: SignInSettings): Hono {
  const app = new Hono();

  app.use('*', async (c, next) => {
    if (!isFromElsewhere(c.req.raw.headers)) return next();
    return c.json({ error: 'Only programs on this machine may use the admin API, not web pages.' }, 403);
  });

  app.route('/', instanceMetadata(world, identity));
  app.route('/', clockRoutes(world.clock));
  app.route('/', colleagueRoutes(world));

  app.get('/', (c) => c.json({ endpoints: ENDPOINTS }));

  app.post('/reset', async (c) => {
    const { seed } = await readBody(c, resetBody);
    try {
      world.reset(seed);
    } catch (error) {
      throw error instanceof UnknownSeedError ? new BadBody(error.message) : error;
    }
    Object.assign(signIn, defaultSignInSettings());
    return c.json({ ok: true });
  });

  app.get('/state', (c) => {
    world.settle();
    return c.json(world.store.dump());
  });

  app.get('/requests', (c) => {
    return c.json({ entries: world.log.entries(sinceOf(c)), counters: world.log.counters() });
  });
  app.delete('/requests', (c) => {
    world.log.clear();
    return c.json({ ok: true });
  });

  app.get('/sign-ins', (c) => c.json({ entries: identity.signIns.entries(sinceOf(c)) }));
  app.delete('/sign-ins', (c) => {
    identity.signIns.clear();
    return c.json({ ok: true });
  });

  app.get('/latency', (c) => c.json(Object.fromEntries(world.latency)));
  app.put('/latency', async (c) => {
    const wanted = await readBody(c, latencyBody);
    world.latency.clear();
    for (const [operation, latency] of Object.entries(wanted)) world.latency.set(operation, latency);
    return c.json(wanted);
  });

  const allSettings = () => ({ ...world.settings, ...signIn });
  app.get('/settings', (c) => c.json(allSettings()));
  app.patch('/settings', async (c) => {
    patchSettings([world.settings, signIn], await readBody(c, z.record(z.string(), z.unknown())));
    return c.json(allSettings());
  });

  app.get('/faults', (c) => c.json(world.faults.list()));
  app.put('/faults', async (c) => {
    const wanted = await readBody(c, faultsBody);
    world.faults.clear();
    for (const fault of wanted) world.faults.add(fault);
    return c.json(world.faults.list());
  });

  app.post('/tokens', async (c) =>
    c.json({ token: await makeToken(identity, await readBody(c, tokenOrder)) }),
  );

  app.post('/revoke', async (c) => {
    const { user } = await readBody(c, userBody);
    identity.store.revokeUser(requireUser(user).oid);
    return c.json({ ok: true });
  });

  app.route(
    '/',
    createDataPlane(world, (authorization) => verifyArmToken(identity, authorization)),
  );

  app.notFound((c) => c.json({ error: `The admin API has no ${c.req.method} ${c.req.path}.` }, 404));
  app.onError((error, c) => sendError(error, c));
  return app;
}

function sinceOf(c: Context): number {
  const since = Number(c.req.query('since') ?? 0);
  if (!Number.isSafeInteger(since) || since < 0) throw new BadBody("'since' must be a sequence number.");
  return since;
}

function requireUser(key: string) {
  const user = userByKey(key);
  if (user === undefined) {
    throw new BadBody(`'${key}' is none of ${directory.users.map((known) => known.key).join(', ')}.`);
  }
  return user;
}

function sendError(error: Error, c: Context) {
  if (error instanceof BadBody) return c.json({ error: error.message }, 400);
  process.stderr.write(`admin: ${error.stack ?? error.message}\n`);
  return c.json({ error: error.message }, 500);
}
