import { describe, expect, it } from 'vitest';
import type { FaultAction } from '#emulator/fault-actions.ts';
import { edit } from '#lib/network-access/testing/states.ts';
import { startAzure } from '#lib/testing/azure.ts';
import { readRegistry } from './read-registry.ts';
import { savePublicAccess } from './save-public-access.ts';
import { listed, PAUSES, seen, someoneElsePatches, someoneElseWrites } from './testing/writes.ts';

const azure = startAzure();
const patches = async () => (await azure.writes()).filter(({ method }) => method === 'PATCH');
const NOTHING = edit({});
const restrict = edit({ setMode: 'selected', addIpRules: ['20.61.10.4', '51.144.7.0/24'] });

describe('saving public access', () => {
  it('closes a registry to two addresses with one PATCH that carries only what changes', async () => {
    const arm = await azure.as('operator');
    const registry = await azure.find('mycontainerregistry');
    const base = await seen(arm, registry);
    const saved = await savePublicAccess(arm, { registry, base, change: restrict });

    expect(saved).toMatchObject({
      ok: true,
      value: {
        result: 'saved',
        settledByReading: false,
        before: base,
        after: {
          publicNetworkAccess: 'Enabled',
          defaultAction: 'Deny',
          ipRules: ['20.61.10.4', '51.144.7.0/24'],
        },
      },
    });
    const sent = await patches();
    expect(sent).toHaveLength(1);
    expect(sent[0]?.requestBody).toEqual({
      properties: {
        networkRuleSet: {
          defaultAction: 'Deny',
          ipRules: [
            { action: 'Allow', value: '20.61.10.4' },
            { action: 'Allow', value: '51.144.7.0/24' },
          ],
        },
      },
    });
    expect(sent[0]?.correlationId).toBe(arm.correlationId);
  });

  it('sends nothing when Azure already holds it all', async () => {
    const arm = await azure.as('operator');
    const registry = await azure.find('mycontainerregistry');
    const base = await seen(arm, registry);
    const change = { ...NOTHING, setMode: 'all' as const };
    const saved = await savePublicAccess(arm, { registry, base, change });
    expect(saved).toMatchObject({ ok: true, value: { result: 'nothing_to_do' } });
    expect(await patches()).toHaveLength(0);
  });

  it('keeps the rule somebody else added meanwhile, and says so', async () => {
    const arm = await azure.as('operator');
    const registry = await azure.find('mycontainerregistry');
    const base = await seen(arm, registry);
    await someoneElseWrites(arm, registry, ['40.68.37.158']);
    const saved = await savePublicAccess(arm, { registry, base, change: restrict });
    expect(saved).toMatchObject({
      ok: true,
      value: { result: 'saved', keptFromOthers: { addIpRules: ['40.68.37.158'] } },
    });
    expect((await seen(arm, registry)).ipRules).toEqual(['40.68.37.158', '20.61.10.4', '51.144.7.0/24']);
  });

  it('refuses to overwrite another mode, and shows what Azure holds', async () => {
    const arm = await azure.as('operator');
    const registry = await azure.find('mycontainerregistry');
    const base = await seen(arm, registry);
    await someoneElsePatches(arm, registry, {
      publicNetworkAccess: 'Disabled',
      networkRuleSet: { defaultAction: 'Deny' },
    });
    const saved = await savePublicAccess(arm, { registry, base, change: restrict });
    expect(saved).toMatchObject({
      ok: false,
      failure: { code: 'conflict', fields: ['mode'], current: { publicNetworkAccess: 'Disabled' } },
    });
    expect(await patches()).toHaveLength(1);
  });

  it('never drops subnet rules, although the version it writes through hides them', async () => {
    const arm = await azure.as('operator');
    const registry = (await listed(arm)).find(({ access }) => (access.subnetRules?.length ?? 0) > 0)?.ref;
    if (registry === undefined) throw new Error('The seed has no registry with subnet rules.');
    const before = await readRegistry(arm, registry);
    const base = await seen(arm, registry);
    const change = { ...NOTHING, addIpRules: ['20.61.10.4'] };
    expect(await savePublicAccess(arm, { registry, base, change })).toMatchObject({ ok: true });
    const after = await readRegistry(arm, registry);
    expect(before.ok && before.value.access.subnetRules).not.toEqual([]);
    expect(after.ok && after.value.access.subnetRules).toEqual(before.ok && before.value.access.subnetRules);
  });

  it.each([
    ['private', '10.4.0.0/16'],
    ['loopback', '127.0.0.1'],
    ['link-local', '169.254.1.1'],
    ['multicast', '224.0.0.1'],
    ['malformed', '20.61.10'],
    ['octal', '020.61.10.4'],
    ['IPv6', '2603:1020::/48'],
    ['host bits', '51.144.7.77/24'],
    ['not canonical', '20.61.10.4/32'],
  ])('refuses a %s address without writing', async (_kind, rule) => {
    const arm = await azure.as('operator');
    const registry = await azure.find('mycontainerregistry');
    const base = await seen(arm, registry);
    const saved = await savePublicAccess(arm, {
      registry,
      base,
      change: { ...restrict, addIpRules: [rule] },
    });
    expect(saved).toMatchObject({ ok: false, failure: { code: 'invalid_input' } });
    expect(await patches()).toHaveLength(0);
  });

  it('knows that network rules need Premium, without asking Azure to refuse', async () => {
    const arm = await azure.as('operator');
    const basic = (await listed(arm)).find(({ access }) => access.sku === 'Basic');
    if (basic === undefined) throw new Error('The seed has no Basic registry.');
    const base = await seen(arm, basic.ref);
    const saved = await savePublicAccess(arm, { registry: basic.ref, base, change: restrict });
    expect(saved).toMatchObject({ ok: false, failure: { code: 'invalid_input' } });
    expect(JSON.stringify(saved)).toContain('needs_premium');
    expect(await patches()).toHaveLength(0);
  });

  it('ends in the missing action for a reader; Azure is unchanged', async () => {
    const arm = await azure.as('reader');
    const registry = await azure.find('mycontainerregistry');
    const base = await seen(arm, registry);
    expect(await savePublicAccess(arm, { registry, base, change: restrict })).toMatchObject({
      ok: false,
      failure: { code: 'forbidden', action: 'Microsoft.ContainerRegistry/registries/write' },
    });
    expect(await seen(arm, registry)).toEqual(base);
  });

  it('hands Azure’s claims challenge on, and saves once the user has stepped up', async () => {
    await azure.emulator.admin.settings({ mfaOnWrites: true });
    const registry = await azure.find('mycontainerregistry');
    const arm = await azure.as('operator');
    const base = await seen(arm, registry);
    const first = await savePublicAccess(arm, { registry, base, change: restrict });
    expect(first).toMatchObject({ ok: false, failure: { code: 'sign_in_required' } });
    expect(first.ok ? '' : JSON.stringify(first.failure)).toContain('acrs');
    expect(await seen(arm, registry)).toEqual(base);

    const steppedUp = await azure.as('operator', { mfa: true });
    expect(await savePublicAccess(steppedUp, { registry, base, change: restrict })).toMatchObject({
      ok: true,
    });
  });
});

describe('a PATCH that goes wrong', () => {
  const fault = (effect: FaultAction) =>
    azure.emulator.admin.setFaults([{ match: { operation: 'registries.patch' }, times: 1, then: effect }]);

  async function saveWithFault(effect: FaultAction) {
    const arm = await azure.as('operator');
    const registry = await azure.find('mycontainerregistry');
    const base = await seen(arm, registry);
    await fault(effect);
    const result = await savePublicAccess(arm, { registry, base, change: restrict }, PAUSES);
    return { result, base, after: await seen(arm, registry) };
  }

  it('is settled by reading when the answer is lost after Azure applied it', async () => {
    const { result } = await saveWithFault({ reset: 'after' });
    expect(result).toMatchObject({ ok: true, value: { result: 'saved', settledByReading: true } });
    expect(await patches()).toHaveLength(1);
  });

  it('is judged by what is read back, however odd its answer', async () => {
    const { result } = await saveWithFault({
      rewrite: { body: { properties: { networkRuleSet: 5, privateEndpointConnections: 5 } } },
    });
    expect(result).toMatchObject({ ok: true, value: { result: 'saved', after: { defaultAction: 'Deny' } } });
    expect(await patches()).toHaveLength(1);
  });

  it('is never re-sent and never called saved when it was lost on the way', async () => {
    const { result, base, after } = await saveWithFault({ reset: 'before' });
    expect(result).toMatchObject({ ok: false, failure: { code: 'unavailable', outcomeUnknown: true } });
    expect(await patches()).toHaveLength(1);
    expect(after).toEqual(base);
  });

  it('is not re-sent after 503', async () => {
    const { result } = await saveWithFault({ status: 503, headers: { 'retry-after': '1' } });
    expect(result).toMatchObject({ ok: false, failure: { code: 'unavailable', outcomeUnknown: true } });
    expect(await patches()).toHaveLength(1);
  });

  it('reports throttling with Azure’s own delay, without waiting for an hour', async () => {
    const { result } = await saveWithFault({
      status: 429,
      headers: { 'retry-after': '3600' },
      body: { error: { code: 'SubscriptionRequestsThrottled', message: 'Too many.' } },
    });
    expect(result).toMatchObject({ ok: false, failure: { code: 'throttled', retryAfterSeconds: 3600 } });
    expect(await patches()).toHaveLength(1);
  });

  it('shows Azure’s own refusal with code, message and request id', async () => {
    const { result } = await saveWithFault({
      status: 400,
      body: { error: { code: 'NetworkRuleNotSupported', message: 'Not for you.' }, status: 'Failed' },
    });
    expect(result).toMatchObject({
      ok: false,
      failure: {
        code: 'rejected',
        details: { azureCode: 'NetworkRuleNotSupported', azureMessage: 'Not for you.', status: 400 },
      },
    });
  });
});
