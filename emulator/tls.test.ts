// The certificate must satisfy a client that trusts nothing but the authority in the state folder.
import { mkdtempSync, statSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterEach, expect, test } from 'vitest';
import { openStateDir } from './state-dir.ts';
import { ensureServerCertificate, type ServerCertificate } from './tls.ts';

const YEAR = 365 * 24 * 60 * 60 * 1000;
const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

function newStateDir() {
  return openStateDir(join(mkdtempSync(join(tmpdir(), 'emulator-tls-')), 'state'));
}

async function serve(certificate: ServerCertificate, host: string): Promise<number> {
  const server = createServer({ cert: certificate.cert, key: certificate.key });
  closers.push(() => server.close());
  await new Promise<void>((done) => server.listen(0, host, done));
  return (server.address() as AddressInfo).port;
}

function handshake(options: { host: string; port: number; ca?: string; servername?: string }) {
  return new Promise<string>((done) => {
    const socket = connect({ rejectUnauthorized: true, ...options }, () => {
      done(socket.authorized ? 'authorized' : String(socket.authorizationError));
      socket.destroy();
    });
    socket.on('error', (error: NodeJS.ErrnoException) => done(error.code ?? error.message));
  });
}

test('a strict client accepts it for localhost and 127.0.0.1 with the authority alone', async () => {
  const certificate = await ensureServerCertificate(newStateDir());
  const port = await serve(certificate, '127.0.0.1');
  const { ca } = certificate;
  expect(await handshake({ host: '127.0.0.1', port, ca })).toBe('authorized');
  expect(await handshake({ host: '127.0.0.1', port, ca, servername: 'localhost' })).toBe('authorized');
});

test('without the authority, or for another name, the handshake fails', async () => {
  const certificate = await ensureServerCertificate(newStateDir());
  const port = await serve(certificate, '127.0.0.1');
  expect(await handshake({ host: '127.0.0.1', port })).not.toBe('authorized');
  expect(await handshake({ host: '127.0.0.1', port, ca: certificate.ca, servername: 'example.com' })).toBe(
    'ERR_TLS_CERT_ALTNAME_INVALID',
  );
});

test('it is kept, private, and renewed when it nears its end while the authority stays', async () => {
  const stateDir = newStateDir();
  const first = await ensureServerCertificate(stateDir);
  expect(await ensureServerCertificate(stateDir)).toEqual(first);
  for (const name of ['ca.key', 'server.key', 'ca.pem']) {
    expect(statSync(stateDir.file(name)).mode & 0o777).toBe(0o600);
  }
  expect(statSync(stateDir.path).mode & 0o777).toBe(0o700);

  const renewed = await ensureServerCertificate(stateDir, Date.now() + 1.05 * YEAR);
  expect(renewed.ca).toBe(first.ca);
  expect(renewed.cert).not.toBe(first.cert);

  const later = await ensureServerCertificate(stateDir, Date.now() + 6 * YEAR);
  expect(later.ca).not.toBe(first.ca);
});
