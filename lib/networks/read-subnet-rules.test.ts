// What became of the subnets that rules name: every state that Azure can answer with.
import { describe, expect, it } from 'vitest';
import { startAzure } from '#lib/testing/azure.ts';
import { readSubnet } from './read-subnet.ts';
import { readSubnetRules } from './read-subnet-rules.ts';
import { ARTICLE_SUBNET } from './testing/subnets.ts';

const azure = startAzure();

async function rulesOf(name: string, user: 'operator' | 'reader' = 'operator') {
  const read = await readSubnetRules(await azure.as(user), await azure.find(name));
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  return read.value;
}
const networkReads = async () => {
  const { entries } = await azure.emulator.admin.requests();
  return entries.filter((entry) => String(entry['operation']).startsWith('virtualNetworks.'));
};
const faultOnNetwork = (then: object) =>
  azure.emulator.admin.setFaults([{ match: { operation: 'virtualNetworks.get' }, times: -1, then }]);

describe('the subnets of a registry’s rules', () => {
  it('with the service endpoint, over two subscriptions, one request for each network', async () => {
    const { rules } = await rulesOf('crcontosowarehouse');
    expect(rules.map(({ state }) => state)).toEqual(['ok', 'ok', 'ok']);
    expect(rules.map(({ subscriptionName, location }) => `${subscriptionName} ${location}`)).toEqual([
      'platform-prod westeurope',
      'platform-prod westeurope',
      'retail-prod japaneast',
    ]);
    expect(await networkReads()).toHaveLength(2);
  });

  it('delegated to Container Instances', async () => {
    const { rules } = await rulesOf('crcontosogateway');
    expect(rules).toMatchObject([
      { state: 'ok', subnet: { delegations: ['Microsoft.ContainerInstance/containerGroups'] } },
    ]);
  });

  it('whose service endpoint was taken away', async () => {
    const { rules } = await rulesOf('crcontosostream');
    expect(rules).toMatchObject([
      { state: 'no_endpoint', subnet: { name: 'snet-batch', endpoint: 'missing' } },
    ]);
  });

  it('that is gone from a network that is still there', async () => {
    const { rules } = await rulesOf('crcontosoreports');
    expect(rules).toMatchObject([{ state: 'gone', subnet: null, location: 'northeurope' }]);
  });

  it('that the user may not see', async () => {
    const { rules } = await rulesOf('crcontosoresearch');
    expect(rules).toMatchObject([
      { state: 'forbidden', subscriptionName: null, failure: { code: 'forbidden' } },
    ]);
  });

  it('nearly a hundred, in the order of the rules', async () => {
    const { rules } = await rulesOf('crcontosodevices');
    expect(rules).toHaveLength(97);
    expect(rules.every(({ id, subnet }) => subnet?.id === id)).toBe(true);
    expect(await networkReads()).toHaveLength(1);
  });

  const error = (code: string) => ({ error: { code, message: 'why' } });
  it.each([
    ['a network that is gone', { status: 404, body: error('ResourceNotFound') }, 'gone'],
    ['a group that is gone', { status: 404, body: error('ResourceGroupNotFound') }, 'gone'],
    // Of a subscription that one may not see Azure says that it does not exist: it may well.
    ['a foreign subscription', { status: 404, body: error('SubscriptionNotFound') }, 'forbidden'],
    ['a foreign tenant', { status: 401, body: error('InvalidAuthenticationTokenTenant') }, 'forbidden'],
    ['an outage', { status: 503 }, 'unread'],
    ['a page of HTML', { status: 200, body: '<html></html>' }, 'unread'],
  ])('%s', async (_name, then, state) => {
    await faultOnNetwork(then);
    const { rules } = await rulesOf('crcontosostream');
    expect(rules).toMatchObject([{ state, subnet: null }]);
  });

  it('an id that names no subnet is shown as it is', async () => {
    const rule = { id: '/subscriptions/x/strange', action: 'Allow' };
    const properties = { networkRuleSet: { virtualNetworkRules: [rule] } };
    await azure.emulator.admin.setFaults([
      { match: { operation: 'registries.get' }, times: -1, then: { rewrite: { body: { properties } } } },
    ]);
    expect((await rulesOf('crcontosostream')).rules).toMatchObject([{ id: rule.id, state: 'not_a_subnet' }]);
  });

  it('fails when the rules themselves cannot be read: unknown is not none', async () => {
    await azure.emulator.admin.setFaults([
      { match: { method: 'GET', pathIncludes: '2021-08-01-preview' }, times: -1, then: { status: 503 } },
    ]);
    const read = await readSubnetRules(await azure.as('operator'), await azure.find('crcontosostream'));
    expect(read).toMatchObject({ ok: false, failure: { code: 'unavailable' } });
  });
});

describe('one subnet', () => {
  it('comes with the version that a change is relative to', async () => {
    const arm = await azure.as('reader');
    expect(await readSubnet(arm, ARTICLE_SUBNET)).toMatchObject({
      ok: true,
      value: {
        state: 'no_endpoint',
        location: 'westcentralus',
        subscriptionName: 'sandbox',
        subnet: {
          name: 'myDockerVMSubnet',
          addressPrefixes: ['10.0.0.0/24'],
          etag: expect.stringMatching(/^W\//),
        },
      },
    });
  });

  it('that is not there is an answer, an outage is none', async () => {
    const arm = await azure.as('operator');
    expect(await readSubnet(arm, { ...ARTICLE_SUBNET, subnet: 'nowhere' })).toMatchObject({
      ok: true,
      value: { state: 'gone', subnet: null },
    });
    await azure.emulator.admin.setFaults([
      { match: { operation: 'subnets.get' }, times: -1, then: { status: 503 } },
    ]);
    expect(await readSubnet(arm, ARTICLE_SUBNET)).toMatchObject({ ok: false });
  });
});
