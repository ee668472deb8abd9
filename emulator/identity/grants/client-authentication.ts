// The console's server proves who it is with its secret, in the form or as basic authentication.
import { createHash, timingSafeEqual } from 'node:crypto';
import { BadClientSecret, MissingClientSecret } from '#emulator/identity/grant-errors.ts';
import { NotImplemented } from '#emulator/identity/request-errors.ts';
import { optional, requireClient, required, type TokenForm } from './form.ts';

/** Throws BadClientSecret, MissingClientSecret or UnknownClient. */
export function authenticateClient(
  form: TokenForm,
  authorization: string | undefined,
  expected: string,
): void {
  if (form.has('client_assertion')) throw new NotImplemented('client assertions and certificates');
  const { clientId, secret } = presentedCredentials(form, authorization);
  requireClient(clientId);
  requireSecret(secret, expected, clientId);
}

/** The client's id and secret as sent, in the form or as basic authentication. */
export function presentedCredentials(form: TokenForm, authorization: string | undefined) {
  const basic = parseBasic(authorization);
  return {
    clientId: basic?.clientId ?? required(form, 'client_id'),
    secret: basic?.secret ?? optional(form, 'client_secret'),
  };
}

/** Throws MissingClientSecret or BadClientSecret. */
export function requireSecret(secret: string | undefined, expected: string, appId: string): void {
  if (!secret) throw new MissingClientSecret();
  if (!timingSafeEqual(digest(secret), digest(expected))) throw new BadClientSecret(appId);
}

function parseBasic(authorization: string | undefined) {
  const encoded = /^basic +([a-z0-9+/=]+)$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const [clientId, ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return { clientId: decode(clientId ?? ''), secret: decode(rest.join(':')) };
}

/** RFC 6749, section 2.3.1: both parts are form-encoded first. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    return part;
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
