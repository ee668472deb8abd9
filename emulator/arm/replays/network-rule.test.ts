// Recorded: `az acr network-rule add/list/remove` by subnet and by address, and `az acr delete`
// (azure-cli, test_acr_network_rule, 2024-07-01); the exchanges with the registry, 10 to 31.
import { expect, test } from 'vitest';
import { expectRegistry, GROUP, replayArm, replayCreate, SUBNET } from './replay.ts';

const ID = `${GROUP}/providers/Microsoft.ContainerRegistry/registries/clireg000002`;
const HIDING = `${ID}?api-version=2023-11-01-preview`;
const SHOWING = `${ID}?api-version=2021-08-01-preview`;

type Rules = { defaultAction: string; virtualNetworkRules: unknown[]; ipRules: unknown[] };
const subnet = { action: 'Allow', id: SUBNET };
const address = { action: 'Allow', value: '16.17.18.0/24' };

test('the recorded exchanges, in order', async () => {
  const arm = replayArm('westcentralus');
  await replayCreate(arm, ID, 'westcentralus', { defaultAction: 'Deny' });

  const expectRules = async (rules: Rules) => {
    const { virtualNetworkRules: _hidden, ...visible } = rules;
    const hiding = await arm.get(HIDING);
    expectRegistry(hiding, ID, { provisioningState: 'Succeeded' });
    expect(hiding.body.properties.networkRuleSet).toEqual(visible);
    const showing = await arm.get(SHOWING);
    expectRegistry(showing, ID, { provisioningState: 'Succeeded' });
    expect(showing.body.properties.networkRuleSet).toEqual(rules);
    for (const answer of [hiding, showing]) {
      expect(answer.body.properties).toMatchObject({
        dataEndpointEnabled: false,
        publicNetworkAccess: 'Enabled',
      });
    }
  };
  const patch = async (path: string, networkRuleSet: unknown, shown: unknown) => {
    const answer = await arm.patch(path, { properties: { networkRuleSet } });
    expect([answer.status, answer.headers.get('azure-asyncoperation')]).toEqual([200, null]);
    expect(answer.body.properties.networkRuleSet).toEqual(shown);
  };

  await expectRules({ defaultAction: 'Deny', virtualNetworkRules: [], ipRules: [] });

  const bySubnet = { defaultAction: 'Deny', virtualNetworkRules: [subnet], ipRules: [] };
  await patch(
    SHOWING,
    { defaultAction: 'Deny', virtualNetworkRules: [{ id: SUBNET }], ipRules: [] },
    bySubnet,
  );
  await expectRules(bySubnet);

  const both = { defaultAction: 'Deny', virtualNetworkRules: [subnet], ipRules: [address] };
  await patch(SHOWING, both, both);
  await expectRules(both);

  await patch(HIDING, { defaultAction: 'Allow' }, { defaultAction: 'Allow', ipRules: [address] });
  await expectRules({ ...both, defaultAction: 'Allow' });

  const withoutSubnet = { defaultAction: 'Allow', virtualNetworkRules: [], ipRules: [address] };
  await patch(SHOWING, withoutSubnet, withoutSubnet);
  await expectRules(withoutSubnet);

  const none = { defaultAction: 'Allow', virtualNetworkRules: [], ipRules: [] };
  await patch(SHOWING, none, none);
  await expectRules(none);

  const deleted = await arm.send('DELETE', HIDING);
  expect([deleted.status, deleted.body]).toEqual([200, null]);
  expect(deleted.headers.get('api-supported-versions')).toBe('2023-11-01-preview');
  expect((await arm.get(HIDING)).body.error.code).toBe('ResourceNotFound');
});
