// The alternative that the embedded Azure is measured beside: Hono on node:https, answering one constant.
// node bench/constant-server.ts CERT KEY LENGTH; prints its port.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';

const [cert = '', key = '', length = '0'] = process.argv.slice(2);
const body = 'x'.repeat(Number(length));
const app = new Hono();
app.get('*', (c) => c.body(body, 200, { 'content-type': 'application/json; charset=utf-8' }));

const server = createAdaptorServer({
  fetch: app.fetch,
  createServer,
  serverOptions: { cert: readFileSync(cert), key: readFileSync(key) },
});
server.listen({ port: 0, host: '127.0.0.1' }, () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});
process.once('disconnect', () => process.exit(0));
