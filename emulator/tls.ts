// The certificates of the TLS endpoints: a certificate authority of our own and a server certificate for loopback,
// strict enough for verification with nothing but that authority. Kept in the state folder, renewed in time.
import './reflect-metadata.ts';
import { X509Certificate } from 'node:crypto';
import * as x509 from '@peculiar/x509';
import type { StateDir } from './state-dir.ts';

export interface ServerCertificate {
  /** Path of the authority's certificate (PEM), for clients to trust. */
  readonly caFile: string;
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

const DAY = 24 * 60 * 60 * 1000;
const CA_DAYS = 5 * 365;
const SERVER_DAYS = 397;
/** A certificate with less than this left is replaced at start. */
const RENEW_DAYS = 30;
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const CA_NAME = 'CN=ACR Network Console embedded Azure (local authority)';

x509.cryptoProvider.set(crypto);

/** Reads the kept certificates, or makes what is missing, unreadable or near its end. `now` in milliseconds. */
export async function ensureServerCertificate(
  stateDir: StateDir,
  now: number = Date.now(),
): Promise<ServerCertificate> {
  let ca = stateDir.read('ca.pem');
  let caKey = stateDir.read('ca.key');
  if (!ca || !caKey || !lastsLonger(ca, now)) {
    const made = await makeAuthority(now);
    ca = made.cert;
    caKey = made.key;
    stateDir.write('ca.key', caKey);
    stateDir.write('ca.pem', ca);
  }

  let cert = stateDir.read('server.pem');
  let key = stateDir.read('server.key');
  if (!cert || !key || !lastsLonger(cert, now) || !isSignedBy(cert, ca)) {
    const made = await makeServer({ ca, caKey, now });
    cert = made.cert;
    key = made.key;
    stateDir.write('server.key', key);
    stateDir.write('server.pem', cert);
  }
  return { caFile: stateDir.file('ca.pem'), ca, cert, key };
}

function lastsLonger(pem: string, now: number): boolean {
  try {
    return new X509Certificate(pem).validToDate.getTime() - now > RENEW_DAYS * DAY;
  } catch {
    return false;
  }
}

function isSignedBy(pem: string, caPem: string): boolean {
  const ca = new X509Certificate(caPem);
  const cert = new X509Certificate(pem);
  return cert.checkIssued(ca) && cert.verify(ca.publicKey);
}

async function makeAuthority(now: number) {
  const keys = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const cert = await x509.X509CertificateGenerator.createSelfSigned({
    name: CA_NAME,
    keys,
    signingAlgorithm: ALGORITHM,
    ...validity(now, CA_DAYS),
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { cert: pem(cert), key: await exportKey(keys.privateKey) };
}

async function makeServer({ ca, caKey, now }: { ca: string; caKey: string; now: number }) {
  const issuer = new x509.X509Certificate(ca);
  const signingKey = await crypto.subtle.importKey(
    'pkcs8',
    x509.PemConverter.decodeFirst(caKey),
    ALGORITHM,
    false,
    ['sign'],
  );
  const keys = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const cert = await x509.X509CertificateGenerator.create({
    subject: 'CN=localhost',
    issuer: issuer.subject,
    publicKey: keys.publicKey,
    signingKey,
    signingAlgorithm: ALGORITHM,
    ...validity(now, SERVER_DAYS),
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension([
        { type: 'dns', value: 'localhost' },
        { type: 'ip', value: '127.0.0.1' },
        { type: 'ip', value: '::1' },
      ]),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(issuer),
    ],
  });
  return { cert: pem(cert), key: await exportKey(keys.privateKey) };
}

function validity(now: number, days: number) {
  // An hour back: clocks of a container and its host differ.
  return { notBefore: new Date(now - 60 * 60 * 1000), notAfter: new Date(now + days * DAY) };
}

function pem(cert: x509.X509Certificate): string {
  return `${cert.toString('pem')}\n`;
}

async function exportKey(key: CryptoKey): Promise<string> {
  const der = await crypto.subtle.exportKey('pkcs8', key);
  return `${x509.PemConverter.encode(der, 'PRIVATE KEY')}\n`;
}
