// Saves beside other people's writes, beside each other, and sent twice.
import { describe, expect, it } from 'vitest';
import type { ArmConnection } from '#lib/arm/connection.ts';
import type { PublicAccessChange } from '#lib/network-access/model.ts';
import { edit } from '#lib/network-access/testing/states.ts';
import { startAzure } from '#lib/testing/azure.ts';
import { savePublicAccess } from './save-public-access.ts';
import type { RegistryRef } from './shapes.ts';
import { submittedOnce } from './submitted-once.ts';
import { PAUSES, seen, someoneElsePatches, someoneElseWrites } from './testing/writes.ts';

const azure = startAzure();
const restrict = edit({ setMode: 'selected', addIpRules: ['20.61.10.4', '51.144.7.0/24'] });
const patches = async () => (await azure.writes()).filter(({ method }) => method === 'PATCH');

describe('somebody else writes between our PATCH and our reading', () => {
  /** Runs `write` as soon as our PATCH is in; reading takes long enough for that. */
  async function saveWhile(
    change: PublicAccessChange,
    write: (arm: ArmConnection, ref: RegistryRef) => unknown,
  ) {
    const arm = await azure.as('operator');
    const registry = await azure.find('mycontainerregistry');
    const base = await seen(arm, registry);
    await azure.emulator.admin.setLatency({ 'registries.get': 300 });
    const saving = savePublicAccess(arm, { registry, base, change }, PAUSES);
    while ((await patches()).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await write(arm, registry);
    const result = await saving;
    await azure.emulator.admin.setLatency({});
    return { result, after: await seen(arm, registry) };
  }

  it('ours is sent again when a whole-array write took it away, and theirs stays', async () => {
    const { result, after } = await saveWhile(restrict, (arm, ref) =>
      someoneElseWrites(arm, ref, ['40.68.37.158']),
    );
    expect(result).toMatchObject({ ok: true, value: { result: 'saved', reapplied: 1 } });
    expect(after.ipRules).toEqual(['40.68.37.158', '20.61.10.4', '51.144.7.0/24']);
  });

  it('another mode is never written over: both sides are shown', async () => {
    const { result, after } = await saveWhile(restrict, (arm, ref) =>
      someoneElsePatches(arm, ref, {
        publicNetworkAccess: 'Disabled',
        networkRuleSet: { defaultAction: 'Deny', ipRules: [] },
      }),
    );
    expect(result).toMatchObject({ ok: false, failure: { code: 'conflict', fields: ['mode'] } });
    expect(after.publicNetworkAccess).toBe('Disabled');
  });

  it('a mode that this edit does not touch is kept and told', async () => {
    const { result, after } = await saveWhile(edit({ addIpRules: ['20.61.10.4'] }), (arm, ref) =>
      someoneElsePatches(arm, ref, { publicNetworkAccess: 'Disabled' }),
    );
    expect(result).toMatchObject({
      ok: true,
      value: { result: 'saved', keptFromOthers: { setMode: 'disabled' } },
    });
    expect(after).toMatchObject({ publicNetworkAccess: 'Disabled', ipRules: ['20.61.10.4'] });
  });
});

describe('in one process', () => {
  it('saves of one registry follow each other, so none is lost', async () => {
    const arm = await azure.as('operator');
    const registry = await azure.find('mycontainerregistry');
    const base = await seen(arm, registry);
    const rules = ['20.61.10.1', '20.61.10.2', '20.61.10.3', '20.61.10.4'];
    const saved = await Promise.all(
      rules.map((rule) =>
        savePublicAccess(arm, { registry, base, change: edit({ addIpRules: [rule] }) }, PAUSES),
      ),
    );
    expect(saved.map((result) => result.ok && result.value.result)).toEqual(rules.map(() => 'saved'));
    expect((await seen(arm, registry)).ipRules).toEqual(rules);
  });

  it('one submission that arrives twice is carried out once', async () => {
    let runs = 0;
    const work = async () => {
      runs += 1;
      return runs;
    };
    const [first, other] = [
      { submission: 'a', change: 1 },
      { submission: 'a', change: 2 },
    ];
    expect(await Promise.all([submittedOnce('u1', first, work), submittedOnce('u1', first, work)])).toEqual([
      1, 1,
    ]);
    expect(await submittedOnce('u2', first, work)).toBe(2);
    expect(await submittedOnce('u1', other, work)).toBe(3);
    const refused = { submission: 'b' };
    await expect(submittedOnce('u1', refused, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await submittedOnce('u1', refused, work)).toBe(4);
  });
});
