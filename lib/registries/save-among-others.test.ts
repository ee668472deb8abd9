import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { patchRegistry } from '#lib/arm/registries.ts';
import { CURRENT_API } from '#lib/network-access/api-versions.ts';
import { publicPart } from '#lib/network-access/change.ts';
import { edit } from '#lib/network-access/testing/states.ts';
import { startAzure } from '#lib/testing/azure.ts';
import { readAccess } from './read-back.ts';
import { savePublicAccess } from './save-public-access.ts';
import type { RegistryRef } from './shapes.ts';

const azure = startAzure();
const PAUSES = { readBack: [0, 50], settling: [0, 50, 100] };
const [OLD, NEW] = ['20.61.10.4', '51.144.7.0/24'];
/** How long our PATCH is held up on its way, and when somebody else's overtakes it. Milliseconds. */
const [HELD, LATER] = [900, 500];

const writeRules = (arm: ArmConnection, registry: RegistryRef, rules: readonly string[]) =>
  patchRegistry(arm, registry, {
    apiVersion: CURRENT_API,
    properties: {
      networkRuleSet: { defaultAction: 'Deny', ipRules: rules.map((value) => ({ action: 'Allow', value })) },
    },
  });

it('is not saved while Azure shows a rule again that somebody had already removed for us', async () => {
  const arm = await azure.as('operator');
  const registry = await azure.find('mycontainerregistry');
  await writeRules(arm, registry, [OLD, NEW]);
  const base = publicPart(await readAccess(arm, registry, true));
  await writeRules(arm, registry, [NEW]);
  await azure.emulator.admin.setFaults([
    { match: { operation: 'registries.patch' }, delayMs: HELD, then: { rewrite: {} } },
  ]);
  const change = edit({ removeIpRules: [OLD], setBypass: 'None' });
  const saving = savePublicAccess(arm, { registry, base, change }, PAUSES);
  await wait(LATER);
  // Somebody who had read the registry before.
  await writeRules(arm, registry, [OLD, NEW]);
  expect(await saving).toMatchObject({
    ok: true,
    value: { result: 'saved', reapplied: 1, after: { ipRules: [NEW], bypass: 'None' } },
  });
});

it('is a conflict when a mode that somebody had already set for us is another again', async () => {
  const arm = await azure.as('operator');
  const registry = await azure.find('mycontainerregistry');
  const base = publicPart(await readAccess(arm, registry, true));
  await writeRules(arm, registry, []);
  await azure.emulator.admin.setFaults([
    { match: { operation: 'registries.patch' }, delayMs: HELD, then: { rewrite: {} } },
  ]);
  const change = edit({ setMode: 'selected', setBypass: 'None' });
  const saving = savePublicAccess(arm, { registry, base, change }, PAUSES);
  await wait(LATER);
  await patchRegistry(arm, registry, {
    apiVersion: CURRENT_API,
    properties: { networkRuleSet: { defaultAction: 'Allow' } },
  });
  expect(await saving).toMatchObject({
    ok: false,
    failure: { code: 'conflict', fields: ['mode'], current: { defaultAction: 'Allow' } },
  });
});
