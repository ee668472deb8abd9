// A signature is checked once per token and key; nothing else about a token is remembered.
import { expect, test } from 'vitest';
import { directory } from '#emulator/directory.ts';
import { checkSignature } from './signature.ts';
import { createTestIdentity } from './test-identity.ts';
import { armTokenClaims } from './tokens.ts';
import { verifyArmToken } from './verify-arm-token.ts';

const [operator] = directory.users;
if (operator === undefined) throw new Error('no operator');
const subject = { user: operator, sid: undefined, mfa: false, capabilities: [] };

test('a token that was good still expires', async () => {
  const { identity, wait } = await createTestIdentity();
  const times = { now: identity.now(), lifetimeSeconds: 60 };
  const claims = armTokenClaims('https://management.azure.com', subject, times);
  const header = `Bearer ${await identity.signingKey.sign(claims)}`;
  expect((await verifyArmToken(identity, header)).ok).toBe(true);
  expect((await verifyArmToken(identity, header)).ok).toBe(true);
  wait(61);
  expect(await verifyArmToken(identity, header)).toMatchObject({ code: 'ExpiredAuthenticationToken' });
});

test('what was found good helps no other token and no other key', async () => {
  const { identity } = await createTestIdentity();
  const other = await createTestIdentity();
  const token = await identity.signingKey.sign({ sub: 'somebody' });
  expect(await checkSignature(identity.signingKey, token)).toMatchObject({ ok: true });
  expect(await checkSignature(other.identity.signingKey, token)).toMatchObject({ reason: 'unknown-key' });
  const [head, , signature] = token.split('.');
  const payload = Buffer.from('{"sub":"somebody else"}').toString('base64url');
  const forged = `${head}.${payload}.${signature}`;
  expect(await checkSignature(identity.signingKey, forged)).toMatchObject({ reason: 'bad-signature' });
  expect(await checkSignature(identity.signingKey, token)).toMatchObject({ claims: { sub: 'somebody' } });
});

test('many tokens: the oldest are checked anew, and are as good as before', async () => {
  const { identity } = await createTestIdentity();
  const tokens: string[] = [];
  for (let index = 0; index < 520; index += 1) {
    tokens.push(await identity.signingKey.sign({ sub: String(index) }));
  }
  for (const round of [1, 2]) {
    for (const [index, token] of tokens.entries()) {
      const checked = await checkSignature(identity.signingKey, token);
      expect(checked, `round ${round}`).toMatchObject({ ok: true, claims: { sub: String(index) } });
    }
  }
});
