// The embedded Azure as a process: four loopback ports, one line of JSON on stdout when they answer.
import { Hono } from 'hono';
import { createAdminApp } from './admin/app.ts';
import { createArmApp } from './arm/app.ts';
import { metadataEndpoints } from './arm/metadata-endpoints.ts';
import { directory } from './directory.ts';
import { createGraphApp } from './graph/app.ts';
import { createIdentityApp } from './identity/app.ts';
import { createIdentity } from './identity/create-identity.ts';
import { defaultSignInSettings } from './identity/sign-in-settings.ts';
import { verifyArmToken } from './identity/verify-arm-token.ts';
import { type Listener, listen, PortUnavailable } from './listen.ts';
import { BadOptions, type EmulatorOptions, parseOptions, USAGE } from './options.ts';
import { openStateDir } from './state-dir.ts';
import { ensureServerCertificate } from './tls.ts';
import { createWorld, UnknownSeedError } from './world.ts';

async function start({ port, seed, stateDir }: EmulatorOptions): Promise<readonly Listener[]> {
  const world = createWorld({ seed, armOrigin: () => arm });
  const folder = openStateDir(stateDir);
  const certificate = await ensureServerCertificate(folder);
  const listeners = await listenAll(port, certificate);
  const [armPort, authorityPort, browserPort, adminPort] = listeners;

  const arm = `https://localhost:${armPort.port}`;
  const authority = `https://localhost:${authorityPort.port}`;
  const browserAuthority = `http://127.0.0.1:${browserPort.port}`;
  const admin = `http://127.0.0.1:${adminPort.port}`;

  const signIn = defaultSignInSettings();
  const identity = await createIdentity({
    stateDir: folder,
    authority,
    lifetimes: () => world.settings,
    settings: () => signIn,
    advancedMs: world.clock.advancedMs,
  });

  const graphAudiences = [`${arm}/graph`, `${arm}/graph/`];
  armPort.serve(
    new Hono()
      .route('/', metadataEndpoints(arm, authority, 'adfs'))
      .route(
        '/',
        createGraphApp(world, (authorization) => verifyArmToken(identity, authorization, graphAudiences)),
      )
      .route(
        '/',
        createArmApp(world, (authorization) => verifyArmToken(identity, authorization)),
      ).fetch,
  );
  const authorityApp = createIdentityApp(identity, authority);
  authorityPort.serve(
    metadataEndpoints(arm, authority, 'entra').all('*', (c) => authorityApp.fetch(c.req.raw, c.env)).fetch,
  );
  browserPort.serve(createIdentityApp(identity, browserAuthority).fetch);
  adminPort.serve(createAdminApp(world, identity, signIn).fetch);

  const { tenantId, clientId } = directory;
  const ready = {
    arm,
    authority,
    browserAuthority,
    ca: certificate.caFile,
    admin,
    tenantId,
    clientId,
    // Of a made-up directory: a program that starts this needs no other way to sign in.
    servicePrincipal: {
      clientId: directory.servicePrincipal.appId,
      clientSecret: identity.servicePrincipalSecret,
    },
  };
  process.stdout.write(`${JSON.stringify(ready)}\n`);
  return listeners;
}

async function listenAll(port: number, tls: { cert: string; key: string }) {
  const opened: Listener[] = [];
  const open = async (offset: number, secure: boolean) => {
    const listener = await listen(port === 0 ? 0 : port + offset, secure ? tls : undefined);
    opened.push(listener);
    return listener;
  };
  try {
    return [await open(0, true), await open(1, true), await open(2, false), await open(3, false)] as const;
  } catch (error) {
    await Promise.all(opened.map((listener) => listener.close()));
    throw error;
  }
}

async function run(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  let listeners: readonly Listener[] = [];
  const stop = async () => {
    await Promise.all(listeners.map((listener) => listener.close()));
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  // A launcher that died, however it died, takes this process with it.
  process.once('disconnect', stop);
  process.channel?.unref();
  listeners = await start(options);
}

function explain(error: unknown): string {
  if (error instanceof UnknownSeedError) return `${error.message}\n${USAGE}`;
  if (error instanceof BadOptions) return `${error.message}\n${USAGE}`;
  if (error instanceof PortUnavailable) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

try {
  await run();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
  process.exit();
}
