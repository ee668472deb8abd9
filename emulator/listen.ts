// Loopback listeners: one port on 127.0.0.1 and, where the machine has it, on ::1; nothing else reaches them.
import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';

/** `env` holds Node.js's own request and response, for whoever has to drop the connection. */
export type Handler = (request: Request, env?: object) => Response | Promise<Response>;

export interface Listener {
  readonly port: number;
  /** Requests before this answer 503: ports are known only after listening, and handlers need them. */
  serve(handler: Handler): void;
  close(): Promise<void>;
}

/** A port that could not be had; `message` is a sentence for people. */
export class PortUnavailable extends Error {}

const HOSTS = ['127.0.0.1', '::1'];
/** Codes of a machine without IPv6. */
const NO_SUCH_ADDRESS = ['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL'];
const ATTEMPTS = 20;

/** Port 0 picks a port that is free on both addresses. Throws PortUnavailable. */
export async function listen(port: number, tls?: { cert: string; key: string }): Promise<Listener> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await listenOnce(port, tls);
    } catch (error) {
      if (!(error instanceof PortUnavailable) || port !== 0 || attempt === ATTEMPTS) throw error;
    }
  }
}

async function listenOnce(port: number, tls: { cert: string; key: string } | undefined): Promise<Listener> {
  let handler: Handler = () => new Response('Starting', { status: 503 });
  const servers: Server[] = [];
  const close = async () => {
    await Promise.all(servers.map(closeServer));
  };

  let bound = port;
  for (const host of HOSTS) {
    const server = createAdaptorServer({
      fetch: (request, env) => handler(request, env),
      ...(tls === undefined
        ? { createServer: createHttpServer }
        : { createServer: createHttpsServer, serverOptions: tls }),
    }) as Server;
    try {
      bound = await bind(server, bound, host);
      servers.push(server);
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (host !== '127.0.0.1' && NO_SUCH_ADDRESS.includes(code)) continue;
      await close();
      throw new PortUnavailable(explain(code, bound, host), { cause: error });
    }
  }
  return {
    port: bound,
    serve: (next) => {
      handler = next;
    },
    close,
  };
}

function bind(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, exclusive: true, ipv6Only: host === '::1' }, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function explain(code: string, port: number, host: string): string {
  if (code === 'EADDRINUSE') return `Port ${port} is already in use on ${host}.`;
  if (code === 'EACCES') return `Port ${port} needs more rights than this user has.`;
  return `Port ${port} cannot be opened on ${host} (${code}).`;
}
