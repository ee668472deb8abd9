// What can be chosen from, and the registration of a provider.
import { describe, expect, it } from 'vitest';
import { startAzure } from '#lib/testing/azure.ts';
import { listSubscriptions } from './list-subscriptions.ts';
import { listVirtualNetworks } from './list-virtual-networks.ts';
import { readRegistration } from './read-registration.ts';
import { registerProvider } from './register-provider.ts';
import { ARTICLE_SUBNET } from './testing/subnets.ts';

const azure = startAzure();
const { subscriptionId } = ARTICLE_SUBNET;
const NAMESPACE = 'Microsoft.ContainerRegistry';

async function networks(
  user: 'operator' | 'reader' | 'outsider' = 'operator',
  subscription = subscriptionId,
) {
  const list = await listVirtualNetworks(await azure.as(user), subscription);
  if (!list.ok) throw new Error(list.failure.code);
  return list.value;
}

describe('choosing a network', () => {
  it('shows region, ranges, service endpoint and delegation', async () => {
    const { networks: found, registration } = await networks('reader');
    expect(registration).toBe('Registered');
    expect(found).toMatchObject([
      {
        name: 'myDockerVMVNET',
        location: 'westcentralus',
        subnets: [
          {
            name: 'myDockerVMSubnet',
            addressPrefixes: ['10.0.0.0/24'],
            endpoint: 'missing',
            delegations: [],
            provisioningState: 'Succeeded',
          },
        ],
      },
    ]);
  });

  it('reads every page, sorted by name', async () => {
    const whole = await networks('operator', '5ab00001-0000-4000-8000-000000000001');
    await azure.emulator.admin.settings({ pageSize: 2 });
    const paged = await networks('operator', '5ab00001-0000-4000-8000-000000000001');
    expect(paged.networks).toEqual(whole.networks);
    expect(whole.networks.length).toBeGreaterThan(3);
    const names = whole.networks.map(({ name }) => name);
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')));
  });

  it('still lists the networks when the registration cannot be read', async () => {
    await azure.emulator.admin.setFaults([
      { match: { operation: 'providers.get' }, times: -1, then: { status: 403 } },
    ]);
    const list = await networks();
    expect(list.registration).toBeNull();
    expect(list.networks).toHaveLength(1);
  });

  it('says why it cannot', async () => {
    expect(await listVirtualNetworks(await azure.as('outsider'), subscriptionId)).toMatchObject({
      ok: false,
      failure: { code: 'forbidden' },
    });
  });

  it('lists the subscriptions by name', async () => {
    const list = await listSubscriptions(await azure.as('operator'));
    if (!list.ok) throw new Error(list.failure.code);
    expect(list.value.map(({ name }) => name)).toContain('sandbox');
    expect(list.value.map(({ name }) => name)).not.toContain('analytics-prod');
  });
});

/** The seed's subscription that was never registered for Microsoft.Network. */
const LEGACY = '5ab00007-0000-4000-8000-000000000007';

describe('registering a provider', () => {
  it('is under way at once, and registered a while later', async () => {
    const arm = await azure.as('operator');
    const before = await readRegistration(arm, LEGACY, 'Microsoft.Network');
    expect(before).toEqual({ ok: true, value: 'NotRegistered' });
    const asked = await registerProvider(arm, LEGACY, 'Microsoft.Network');
    expect(asked).toEqual({ ok: true, value: 'Registering' });
    await expect
      .poll(() => readRegistration(arm, LEGACY, 'Microsoft.Network'), { timeout: 5_000 })
      .toEqual({ ok: true, value: 'Registered' });
  });

  it('names the action a reader lacks', async () => {
    const arm = await azure.as('reader');
    expect(await registerProvider(arm, subscriptionId, NAMESPACE)).toMatchObject({
      ok: false,
      failure: { code: 'forbidden', action: 'Microsoft.ContainerRegistry/register/action' },
    });
  });

  it.each([
    ['taken up although the answer was lost', { reset: 'after' }, { ok: true, value: 'Registering' }],
    [
      'not known when reading does not show it',
      { reset: 'before' },
      { ok: false, failure: { code: 'unavailable', outcomeUnknown: true } },
    ],
  ])('%s', async (_name, then, expected) => {
    await azure.emulator.admin.setFaults([{ match: { operation: 'providers.register' }, then }]);
    const arm = await azure.as('operator');
    expect(await registerProvider(arm, LEGACY, 'Microsoft.Network')).toMatchObject(expected);
    expect(await azure.writes()).toHaveLength(1);
  });
});
