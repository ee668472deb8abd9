// The certificates of the TLS endpoints: a certificate authority of our own and a server certificate for loopback,
// strict enough for verification with nothing but that authority. Kept in the state folder, renewed in time.
import { X509Certificate } from 'node:crypto';
import type { StateDir } from './state-dir.ts';

export interface ServerCertificate {
  /** Path of the authority's certificate (PEM), for clients to trust. */
  readonly caFile: string;
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

const DAY = 24 * 60 * 60 * 1000;
/** A certificate with less than this left is replaced at start. */
const RENEW_DAYS = 30;

/** Reads the kept certificates, or makes what is missing, unreadable or near its end. `now` in milliseconds. */
export async function ensureServerCertificate(
  stateDir: StateDir,
  now: number = Date.now(),
): Promise<ServerCertificate> {
  let ca = stateDir.read('ca.pem');
  let caKey = stateDir.read('ca.key');
  if (!ca || !caKey || !lastsLonger(ca, now)) {
    const { makeAuthority } = await maker();
    const made = await makeAuthority(now);
    ca = made.cert;
    caKey = made.key;
    stateDir.write('ca.key', caKey);
    stateDir.write('ca.pem', ca);
  }

  let cert = stateDir.read('server.pem');
  let key = stateDir.read('server.key');
  if (!cert || !key || !lastsLonger(cert, now) || !isSignedBy(cert, ca)) {
    const { makeServer } = await maker();
    const made = await makeServer({ ca, caKey, now });
    cert = made.cert;
    key = made.key;
    stateDir.write('server.key', key);
    stateDir.write('server.pem', cert);
  }
  return { caFile: stateDir.file('ca.pem'), ca, cert, key };
}

/** Loading what makes certificates takes longer than all else at start; most starts find them made. */
function maker() {
  return import('./make-certificates.ts');
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
