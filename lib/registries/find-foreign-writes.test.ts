import { setTimeout as wait } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { patchRegistry } from '#lib/arm/registries.ts';
import { SUBNET_RULES_API } from '#lib/network-access/api-versions.ts';
import { publicPart } from '#lib/network-access/change.ts';
import type { PublicAccess, PublicAccessChange } from '#lib/network-access/model.ts';
import { edit } from '#lib/network-access/testing/states.ts';
import { startAzure } from '#lib/testing/azure.ts';
import { findForeignWrites } from './find-foreign-writes.ts';
import { readAccess } from './read-back.ts';
import { savePublicAccess } from './save-public-access.ts';
import type { ForeignWritesQuery, RegistryRef, SaveOutcome } from './shapes.ts';

const azure = startAzure();
const PAUSES = { readBack: [0, 50], settling: [0, 50, 100] };
const RULE = '20.61.10.4';
const THEIRS = '40.68.37.158';
/** How long our PATCH is held up on its way, and when somebody else's overtakes it. Milliseconds. */
const [HELD, LATER] = [900, 500];

beforeEach(() => azure.emulator.admin.settings({ activityLogDelayMs: 0 }));

const holdPatch = (then: object = { rewrite: {} }) =>
  azure.emulator.admin.setFaults([{ match: { operation: 'registries.patch' }, delayMs: HELD, then }]);

async function start(name = 'mycontainerregistry') {
  const [us, kim] = await Promise.all([azure.as('operator'), azure.as('operator')]);
  const registry = await azure.find(name);
  const base = publicPart(await readAccess(us, registry, true));
  return { us, kim, registry, base };
}

/** Somebody else's write, as `az acr network-rule` does it: the rule set whole. */
const writeWhole = (
  arm: ArmConnection,
  registry: RegistryRef,
  state: PublicAccess,
  more: Partial<PublicAccess>,
) => {
  const { defaultAction, ipRules, subnetRules } = { ...state, ...more };
  return patchRegistry(arm, registry, {
    apiVersion: SUBNET_RULES_API,
    properties: {
      networkRuleSet: {
        defaultAction,
        ipRules: ipRules.map((value) => ({ action: 'Allow', value })),
        virtualNetworkRules: (subnetRules ?? []).map(({ id }) => ({ action: 'Allow', id })),
      },
    },
  });
};

const question = (
  registry: RegistryRef,
  change: PublicAccessChange,
  outcome: SaveOutcome,
): ForeignWritesQuery => ({
  registry,
  change,
  ours: outcome.correlationId,
  before: outcome.before,
  after: outcome.after,
  window: { start: outcome.windowStart, end: outcome.readBackAt },
});

async function saved(
  arm: ArmConnection,
  registry: RegistryRef,
  base: PublicAccess,
  change: PublicAccessChange,
) {
  const result = await savePublicAccess(arm, { registry, base, change }, PAUSES);
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

describe('a whole-array write between our reading and our PATCH', () => {
  it('is overwritten, found in the log, and offered back', async () => {
    const { us, kim, registry, base } = await start();
    await holdPatch();
    const change = edit({ addIpRules: [RULE] });
    const saving = saved(us, registry, base, change);
    await wait(LATER);
    await writeWhole(kim, registry, base, { ipRules: [THEIRS] });
    const outcome = await saving;
    expect(outcome.after.ipRules).toEqual([RULE]);
    expect(await findForeignWrites(us, question(registry, change, outcome))).toMatchObject({
      ok: true,
      value: {
        foreign: [
          {
            caller: 'operator@contoso.example',
            correlationId: kim.correlationId,
            made: { addIpRules: [THEIRS] },
            undone: { change: edit({ addIpRules: [THEIRS] }), isCertain: true },
          },
        ],
        vanished: [],
      },
    });
  });

  it('that closed the registry is found, because our rules carried defaultAction along', async () => {
    const { us, kim, registry, base } = await start();
    await holdPatch();
    const change = edit({ addIpRules: [RULE] });
    const saving = saved(us, registry, base, change);
    await wait(LATER);
    await writeWhole(kim, registry, base, { defaultAction: 'Deny' });
    const found = await findForeignWrites(us, question(registry, change, await saving));
    expect(found).toMatchObject({
      ok: true,
      value: { foreign: [{ undone: { change: edit({ setMode: 'selected' }) } }] },
    });
  });

  it('that removed subnet rules which ours brought back is found', async () => {
    const { us, kim, registry, base } = await start('crcontosoprod');
    const [first = '', ...others] = (base.subnetRules ?? []).map(({ id }) => id);
    expect(others).not.toEqual([]);
    await holdPatch();
    const change = edit({ removeSubnetRules: [first] });
    const saving = saved(us, registry, base, change);
    await wait(LATER);
    await writeWhole(kim, registry, base, { subnetRules: [] });
    const found = await findForeignWrites(us, question(registry, change, await saving));
    expect(found).toMatchObject({
      ok: true,
      value: { foreign: [{ undone: { change: edit({ removeSubnetRules: others }) } }] },
    });
  });

  it('is found although our answer was lost and ours is gone again', async () => {
    const { us, kim, registry, base } = await start();
    await holdPatch({ reset: 'after' });
    const startedAt = Date.now();
    const change = edit({ addIpRules: [RULE] });
    const saving = savePublicAccess(us, { registry, base, change }, { ...PAUSES, settling: [300] });
    await wait(LATER);
    await writeWhole(kim, registry, base, { ipRules: [THEIRS] });
    await wait(HELD - LATER + 100);
    // Ours was applied, and is gone again before anybody could read it back.
    await writeWhole(kim, registry, base, { ipRules: ['52.1.1.1'] });
    expect(await saving).toMatchObject({ ok: false, failure: { outcomeUnknown: true } });
    const query: ForeignWritesQuery = {
      registry,
      change,
      ours: us.correlationId,
      before: base,
      after: null,
      window: { startedAgo: Date.now() - startedAt, endedAgo: 0 },
    };
    const found = await findForeignWrites(us, query);
    expect(found.ok && found.value.foreign.map(({ undone }) => undone?.change.addIpRules ?? null)).toEqual([
      [THEIRS],
      null,
    ]);
  });
});

describe('a later whole-array write', () => {
  it('that took ours away is named', async () => {
    const { us, kim, registry, base } = await start();
    const change = edit({ addIpRules: [RULE] });
    const outcome = await saved(us, registry, base, change);
    await writeWhole(kim, registry, base, { ipRules: [THEIRS] });
    const found = await findForeignWrites(us, question(registry, change, outcome));
    expect(found).toMatchObject({
      ok: true,
      value: { foreign: [], vanished: [{ by: { correlationId: kim.correlationId }, change }] },
    });
  });

  it('is not claimed while the log does not show it', async () => {
    const { us, kim, registry, base } = await start();
    const change = edit({ addIpRules: [RULE] });
    const outcome = await saved(us, registry, base, change);
    await azure.emulator.admin.settings({ activityLogDelayMs: 20_000 });
    await writeWhole(kim, registry, base, { ipRules: [THEIRS] });
    const found = await findForeignWrites(us, question(registry, change, outcome));
    expect(found).toMatchObject({ ok: true, value: { vanished: [{ by: null, change }] } });
  });
});

it('says nothing when nobody else wrote', async () => {
  const { us, registry, base } = await start();
  const change = edit({ addIpRules: [RULE], setMode: 'selected' });
  const outcome = await saved(us, registry, base, change);
  expect(await findForeignWrites(us, question(registry, change, outcome))).toMatchObject({
    ok: true,
    value: { foreign: [], vanished: [] },
  });
});

it('says that the log cannot be read, and why', async () => {
  const { us, registry, base } = await start();
  const change = edit({ addIpRules: [RULE] });
  const outcome = await saved(us, registry, base, change);
  await azure.emulator.admin.setFaults([
    {
      match: { operation: 'activityLogs.list' },
      then: { status: 403, body: { code: 'AuthorizationFailed', message: 'No.' } },
    },
  ]);
  expect(await findForeignWrites(us, question(registry, change, outcome))).toMatchObject({
    ok: false,
    failure: { code: 'forbidden', details: { azureCode: 'AuthorizationFailed' } },
  });
});
