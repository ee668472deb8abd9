// A user is revoked while the console holds a token of theirs: Azure's challenge reaches the gateway on a read.
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { startAzure } from '#lib/testing/azure.ts';
import { classify } from './classify.ts';
import { getRegistry } from './registries.ts';

const azure = startAzure();
const REGISTRY = 'mycontainerregistry';

/** A connection that has been used, and whose user is then revoked. */
async function revokedOperator() {
  const arm = await azure.as('operator');
  const ref = await azure.find(REGISTRY);
  expect((await getRegistry(arm, ref)).ref.name).toBe(REGISTRY);
  // Tokens say whole seconds: one from the second of the revocation counts as newer.
  await delay(1_100);
  await azure.emulator.admin.revoke('operator');
  return () => getRegistry(arm, ref);
}

describe('after a revocation', () => {
  it('a read is challenged, and the failure asks to sign in again', async () => {
    const read = await revokedOperator();
    const failure = classify(await read().catch((error: unknown) => error), 'c-1');
    expect(failure).toMatchObject({ code: 'sign_in_required' });
    const { entries } = await azure.emulator.admin.requests();
    expect(entries.at(-1)).toMatchObject({ operation: 'registries.get', status: 401 });
  });

  it('goes on until the token expires where Azure does not evaluate access continuously', async () => {
    await azure.emulator.admin.settings({ continuousAccessEvaluation: false });
    const read = await revokedOperator();
    expect((await read()).ref.name).toBe(REGISTRY);
  });
});
