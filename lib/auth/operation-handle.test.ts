import { expect, it } from 'vitest';
import { openHandle, sealHandle } from './operation-handle.ts';
import { newSession, openSession, sealSession } from './session-cookie.ts';

const secret = Buffer.alloc(32, 1).toString('base64url');
const ticket = { operationUrl: 'https://management.azure.com/operation/1' };

it('opens for the user it was made for, and hides the address', async () => {
  const handle = await sealHandle(ticket, 'alice', secret);
  expect(handle).not.toContain('management');
  expect(await openHandle(handle, 'alice', secret)).toEqual(ticket);
});

it('is worth nothing to anybody else, altered, or under another secret', async () => {
  const handle = await sealHandle(ticket, 'alice', secret);
  expect(await openHandle(handle, 'bob', secret)).toBeNull();
  expect(await openHandle(`${handle.slice(0, -3)}AAA`, 'alice', secret)).toBeNull();
  expect(await openHandle(handle, 'alice', Buffer.alloc(32, 2).toString('base64url'))).toBeNull();
  expect(await openHandle('', 'alice', secret)).toBeNull();
});

it('is not a session, nor a session a handle', async () => {
  const handle = await sealHandle(ticket, 'alice', secret);
  expect(await openSession([{ name: 'session.0', value: handle }], secret, 'session')).toEqual({
    state: 'none',
  });
  const expiresAt = Math.floor(Date.now() / 1000) + 60;
  const session = newSession({ oid: 'alice', userName: 'a', name: 'A', token: 't', expiresAt });
  const [cookie] = await sealSession(session, secret, 'session');
  expect(await openHandle(cookie?.value ?? '', 'alice', secret)).toBeNull();
});
