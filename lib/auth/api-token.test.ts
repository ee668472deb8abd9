import { readFileSync } from 'node:fs';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { startAzure } from '#lib/testing/azure.ts';
import { sessionFromToken } from './api-token.ts';

const azure = startAzure();

const settings = () => {
  const { authority, tenantId, clientId, ca } = azure.emulator.endpoints;
  return { authorityHost: authority, tenantId, clientId, ca: readFileSync(ca, 'utf8') };
};
const issue = (order: Partial<Parameters<typeof azure.emulator.admin.token>[0]>) =>
  azure.emulator.admin.token({ user: 'operator', kind: 'api', ...order });
const claimsOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());

describe('a token from the browser', () => {
  it('becomes a session with the user’s id, name and the token’s own expiry', async () => {
    const token = await issue({});
    const session = await sessionFromToken(token, settings());
    const { oid, exp } = claimsOf(token);
    expect(session).toMatchObject({ oid, userName: 'operator@contoso.example', token, expiresAt: exp });
    expect(session?.id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each([
    ['expired', { lifetimeSeconds: -10 }],
    ['for Azure itself', { kind: 'arm' as const }],
    ['for another app', { overrides: { aud: '99999999-9999-4999-8999-999999999999' } }],
    ['from another tenant', { overrides: { tid: '99999999-9999-4999-8999-999999999999' } }],
    ['from another issuer', { overrides: { iss: 'https://login.example/x/v2.0' } }],
    ['without our scope', { overrides: { scp: 'User.Read' } }],
    ['with a scope that only begins like ours', { overrides: { scp: 'access_as_user_admin' } }],
    ['without an object id', { overrides: { oid: null } }],
  ])('is refused when %s', async (_name, order) => {
    expect(await sessionFromToken(await issue(order), settings())).toBeNull();
  });

  it('is refused with a changed payload, no signature, or a key of one’s own', async () => {
    const token = await issue({});
    const [header = '', payload = '', signature = ''] = token.split('.');
    const claims = { ...claimsOf(token), oid: 'somebody-else' };
    const forged = Buffer.from(JSON.stringify(claims)).toString('base64url');
    const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
    const { privateKey, publicKey } = await generateKeyPair('RS256');
    const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString());
    const own = await new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).sign(privateKey);
    const jwk = await exportJWK(publicKey);
    const embedded = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid, jwk })
      .sign(privateKey);
    const hmac = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid }).sign(Buffer.alloc(32));
    for (const bad of [
      `${header}.${forged}.${signature}`,
      `${none}.${payload}.`,
      own,
      embedded,
      hmac,
      'not a token',
      '',
    ]) {
      expect(await sessionFromToken(bad, settings())).toBeNull();
    }
  });
});
