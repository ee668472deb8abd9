// Saves that involve subnet rules and the Tasks switch, which no API version carries together.
import { describe, expect, it } from 'vitest';
import { invert } from '#lib/network-access/change.ts';
import type { PublicAccess } from '#lib/network-access/model.ts';
import { edit } from '#lib/network-access/testing/states.ts';
import { startAzure } from '#lib/testing/azure.ts';
import { savePublicAccess } from './save-public-access.ts';
import { listed, PAUSES, seen } from './testing/writes.ts';

const azure = startAzure();
const patches = async () => (await azure.writes()).filter(({ method }) => method === 'PATCH');

describe('subnet rules and switches', () => {
  /** Azure lets a subnet in that has the service endpoint; the seed's own rules name such subnets. */
  async function withSubnets() {
    const arm = await azure.as('operator');
    const found = (await listed(arm)).find(({ access }) => (access.subnetRules?.length ?? 0) > 1);
    if (found === undefined) throw new Error('The seed has no registry with two subnet rules.');
    return { arm, registry: found.ref, base: await seen(arm, found.ref) };
  }
  const subnetsOf = ({ subnetRules }: PublicAccess) => subnetRules?.map(({ id }) => id) ?? [];

  it('removes one subnet rule and keeps the others and every IP rule', async () => {
    const { arm, registry, base } = await withSubnets();
    const [gone = '', ...kept] = subnetsOf(base);
    const change = edit({ removeSubnetRules: [gone.toUpperCase()] });
    expect(await savePublicAccess(arm, { registry, base, change }, PAUSES)).toMatchObject({
      ok: true,
      value: { result: 'saved' },
    });
    const after = await seen(arm, registry);
    expect(subnetsOf(after)).toEqual(kept);
    expect(after.ipRules).toEqual(base.ipRules);
    const [sent] = await patches();
    expect(JSON.stringify(sent?.requestBody)).not.toContain('ipRules');
  });

  it('sends rules and the Tasks switch as two PATCHes, and undoes both', async () => {
    const { arm, registry, base } = await withSubnets();
    const change = edit({
      removeSubnetRules: subnetsOf(base),
      setTasksBypass: base.tasksBypass !== true,
      setBypass: 'None',
    });
    const saved = await savePublicAccess(arm, { registry, base, change }, PAUSES);
    if (!saved.ok) throw new Error(JSON.stringify(saved.failure));
    expect(saved.value.after).toMatchObject({ subnetRules: [], bypass: 'None' });
    expect(saved.value.after.tasksBypass).toBe(!base.tasksBypass);
    expect(await patches()).toHaveLength(2);
    const back = invert(saved.value.before, saved.value.after);
    await savePublicAccess(arm, { registry, base: saved.value.after, change: back }, PAUSES);
    expect(await seen(arm, registry)).toEqual(base);
  });

  it('says what was saved and what was not when the second PATCH is refused', async () => {
    const { arm, registry, base } = await withSubnets();
    const refusal = { status: 409, body: { error: { code: 'ScopeLocked', message: 'Locked.' } } };
    await azure.emulator.admin.setFaults([
      { match: { operation: 'registries.patch', pathIncludes: '2025-11-01' }, then: refusal },
    ]);
    const change = edit({ removeSubnetRules: subnetsOf(base), setTasksBypass: base.tasksBypass !== true });
    expect(await savePublicAccess(arm, { registry, base, change }, PAUSES)).toMatchObject({
      ok: true,
      value: {
        result: 'partly',
        after: { subnetRules: [], tasksBypass: base.tasksBypass },
        notSaved: {
          change: { setTasksBypass: base.tasksBypass !== true, removeSubnetRules: [] },
          failure: { code: 'locked' },
        },
      },
    });
  });

  it('writes no subnet rules while they cannot be read', async () => {
    const { arm, registry, base } = await withSubnets();
    const [gone = ''] = subnetsOf(base);
    await azure.emulator.admin.setFaults([
      { match: { method: 'GET', pathIncludes: '2021-08-01-preview' }, times: -1, then: { status: 403 } },
    ]);
    const change = edit({ removeSubnetRules: [gone] });
    expect(await savePublicAccess(arm, { registry, base, change }, PAUSES)).toMatchObject({ ok: false });
    expect(await patches()).toHaveLength(0);
    // An edit of addresses is not held up by them.
    const address = edit({ addIpRules: ['20.61.10.4'] });
    expect(await savePublicAccess(arm, { registry, base, change: address }, PAUSES)).toMatchObject({
      ok: true,
    });
  });
});
