import { describe, expect, it } from 'vitest';
import { cookieName, newSession, openSession, sealSession } from './session-cookie.ts';

const secret = Buffer.alloc(32, 1).toString('base64url');
const soon = () => Math.floor(Date.now() / 1000) + 600;
const session = (token = 'token', expiresAt = soon()) =>
  newSession({ oid: 'oid', userName: 'operator@contoso.example', name: 'Operator', token, expiresAt });

/** Does not compress, as real tokens with many groups hardly do. */
const noise = (length: number) => {
  let state = 42;
  return Array.from({ length }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return String.fromCharCode(33 + ((state >> 8) % 94));
  }).join('');
};

describe('session cookie', () => {
  it('opens what it sealed', async () => {
    const original = session();
    const cookies = await sealSession(original, secret, 'session');
    expect(await openSession(cookies, secret, 'session')).toEqual({ state: 'open', session: original });
  });

  it('does not show the token', async () => {
    const cookies = await sealSession(session('very-secret-token'), secret, 'session');
    expect(JSON.stringify(cookies)).not.toContain('very-secret-token');
  });

  it('cuts a long session into chunks below the browser’s limit, and puts them together again', async () => {
    const original = session(noise(9_000));
    const cookies = await sealSession(original, secret, 'session');
    expect(cookies.length).toBeGreaterThan(1);
    for (const { value } of cookies) expect(value.length).toBeLessThanOrEqual(3_800);
    expect(await openSession([...cookies].reverse(), secret, 'session')).toEqual({
      state: 'open',
      session: original,
    });
  });

  it('refuses a session that would not fit into four chunks', async () => {
    await expect(sealSession(session(noise(20_000)), secret, 'session')).rejects.toThrow('too large');
  });

  it('tells a session that has run out from none', async () => {
    const cookies = await sealSession(session('token', soon() - 3_600), secret, 'session');
    expect(await openSession(cookies, secret, 'session')).toEqual({ state: 'expired' });
    expect(await openSession([], secret, 'session')).toEqual({ state: 'none' });
  });

  it.each([
    ['another secret', (value: string) => value, Buffer.alloc(32, 2).toString('base64url')],
    ['a changed byte', (value: string) => `${value.slice(0, -2)}${value.endsWith('A') ? 'B' : 'A'}x`, secret],
    ['a cut cookie', (value: string) => value.slice(0, 40), secret],
    ['no encryption', () => 'eyJhbGciOiJub25lIn0.eyJvaWQiOiJvaWQifQ.', secret],
  ])('is no session with %s', async (_name, spoil, key) => {
    const [first] = await sealSession(session(), secret, 'session');
    const spoilt = [{ name: 'session.0', value: spoil(first?.value ?? '') }];
    expect(await openSession(spoilt, key, 'session')).toEqual({ state: 'none' });
  });

  it('is bound to the host on https', () => {
    expect(cookieName('https://acr.contoso.example')).toBe('__Host-session');
    expect(cookieName('http://localhost:3000')).toBe('session');
  });
});
