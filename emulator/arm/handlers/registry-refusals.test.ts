// What PATCH of a registry refuses: SKU, limits, rules, wrong types. Nothing of a refused body is stored.
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { at, createTestArm, idOf, type TestArm } from '#emulator/arm/arm-harness.ts';
import { parseIpRule } from './ip-rule.ts';

const NAME = 'mycontainerregistry';
const BUILD =
  '/subscriptions/5ab00001-0000-4000-8000-000000000001/resourceGroups/rg-build-weu/providers/Microsoft.Network/virtualNetworks/vnet-build-weu';
const ARTICLE =
  '/subscriptions/5ab00003-0000-4000-8000-000000000003/resourceGroups/myResourceGroup/providers/Microsoft.Network/virtualNetworks/myDockerVMVNET';
const SUBNET_RULES = '2021-08-01-preview';

let arm: TestArm;
beforeEach(() => {
  arm = createTestArm();
});

const patch = (properties: object, version = '2025-11-01', name = NAME) =>
  arm.patch(at(name, version), { properties });
const stored = (name = NAME) => {
  const registry = arm.world.store.registries.get(idOf(name));
  if (registry === undefined) throw new Error(`no ${name}`);
  return registry;
};

describe('refused, and nothing is stored', () => {
  const rules = (value: unknown) => ({
    properties: { networkRuleSet: { defaultAction: 'Deny', ipRules: value } },
  });
  const subnet = (id: string) => ({ properties: { networkRuleSet: { virtualNetworkRules: [{ id }] } } });
  const many = Array.from({ length: 201 }, (_, index) => ({ value: `20.30.${index}.1` }));

  test.each([
    [
      'crcontosolab',
      { properties: { networkRuleSet: { defaultAction: 'Deny' } } },
      400,
      'NetworkRuleNotSupported',
      'The requested feature virtual network rule is not supported for the SKU Basic.',
    ],
    [
      'crcontosopoc',
      rules([{ value: '20.1.2.3' }]),
      400,
      'NetworkRuleNotSupported',
      'The requested feature virtual network rule is not supported for the SKU Standard.',
    ],
    [
      'crcontosolab',
      { properties: { publicNetworkAccess: 'Disabled', networkRuleSet: { defaultAction: 'Deny' } } },
      400,
      'DisablingPublicNetworkAccessNotSupported',
      'Disabling public network access is not supported for the SKU Basic. For more information, please visit https://aka.ms/acr/private-link.',
    ],
    [
      'crcontosolab',
      { properties: { policies: { quarantinePolicy: { status: 'enabled' } } } },
      400,
      'SkuNotSupported',
      'The SKU Basic is not supported.',
    ],
    [
      'crcontosolab',
      { properties: { dataEndpointEnabled: true } },
      400,
      'DataEndpointRuleNotSupported',
      'data endpoint rule is not supported for the SKU Basic',
    ],
    ['crcontosoprod', { sku: { name: 'Standard' } }, 400, 'NetworkRuleNotSupported', 'SKU Standard'],
    ['crcontosodata', { sku: { name: 'Basic' } }, 400, 'PrivateEndpointNotSupported', 'SKU Basic'],
    [
      NAME,
      { properties: { policies: { exportPolicy: { status: 'disabled' } } } },
      400,
      'ExportPolicyNotSupported',
      'public network access is disabled',
    ],
    [
      'crcontosolake',
      { properties: { publicNetworkAccess: 'Enabled' } },
      400,
      'ExportPolicyNotSupported',
      'public network access is disabled',
    ],
    [NAME, rules(many), 400, 'NetworkRuleLimitExceeded', '201 IP rules; the limit is 200'],
    [NAME, rules([{ action: 'Deny', value: '20.1.2.3' }]), 400, 'InvalidParameter', 'ipRules[0].action'],
    [NAME, rules([{ value: 5 }]), 400, 'InvalidRequestContent', 'ipRules[0].value'],
    [NAME, rules('20.1.2.3'), 400, 'InvalidRequestContent', 'must be a list'],
    [NAME, { properties: { publicNetworkAccess: 'disabled' } }, 400, 'InvalidParameter', 'Enabled, Disabled'],
    [
      NAME,
      { properties: { dataEndpointEnabled: 'true' } },
      400,
      'InvalidRequestContent',
      'properties.dataEndpointEnabled',
    ],
    [
      NAME,
      { properties: { publicNetworkAcces: 'Disabled' } },
      400,
      'InvalidRequestContent',
      'properties.publicNetworkAcces',
    ],
    [NAME, { property: {} }, 400, 'InvalidRequestContent', 'property'],
    [NAME, { tags: { a: 1 } }, 400, 'InvalidRequestContent', 'tags.a'],
    [NAME, [], 400, 'InvalidRequestContent', 'must be an object'],
    [
      NAME,
      { properties: { encryption: { status: 'enabled' } } },
      501,
      'NotImplemented',
      'properties.encryption',
    ],
  ])('%s %j', async (name, body, status, code, message) => {
    const before = stored(name);
    const answer = await arm.patch(at(name), body);
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    expect(answer.body.error.message).toContain(message);
    expect(stored(name)).toBe(before);
    expect(arm.world.log.counters().writesApplied).toBe(0);
  });

  test('the envelope of Container Registry has the sibling status', async () => {
    const { body } = await patch({ publicNetworkAccess: 'Disabled' }, '2025-11-01', 'crcontosolab');
    expect(Object.keys(body)).toEqual(['error', 'status']);
    expect(body.status).toBe('Failed');
  });

  test.each([
    [
      `${ARTICLE}/subnets/myDockerVMSubnet`,
      `Could not validate network rule - Subnets myDockerVMSubnet of virtual network ${ARTICLE} do not have ServiceEndpoints for Microsoft.ContainerRegistry resources configured. Add Microsoft.ContainerRegistry to subnet's ServiceEndpoints collection before trying to ACL Microsoft.ContainerRegistry resources to these subnets.`,
    ],
    [`${BUILD}/subnets/none`, 'Could not validate network rule - '],
    ['not an id', 'Could not validate network rule - '],
  ])('subnet rule %s', async (id, message) => {
    const answer = await arm.patch(at(NAME, SUBNET_RULES), subnet(id));
    expect([answer.status, answer.body.error.code]).toEqual([400, 'NetworkRuleValidationError']);
    expect(answer.body.error.message).toContain(message);
  });

  test('a subnet rule that the caller may not join; by a switch only the registry asks', async () => {
    const foreign =
      '/subscriptions/5ab00004-0000-4000-8000-000000000004/resourceGroups/rg-notebooks/providers/Microsoft.Network/virtualNetworks/vnet-notebooks/subnets/snet-pe';
    const send = () => arm.patch(at(NAME, SUBNET_RULES), subnet(foreign));
    const linked = await send();
    expect([linked.status, linked.body.error.code]).toEqual([403, 'LinkedAuthorizationFailed']);
    expect(linked.body.error.message).toContain(
      `'Microsoft.Network/virtualNetworks/subnets/joinViaServiceEndpoint/action' on the linked scope(s) '${foreign}'`,
    );
    arm.world.settings.unconfirmed.subnetRulesNeedJoin = false;
    const validated = await send();
    expect([validated.status, validated.body.error.code]).toEqual([400, 'NetworkRuleValidationError']);
    expect(validated.body.error.message).toContain(
      "does not have authorization to perform action 'Microsoft.Network/virtualNetworks/taggedTrafficConsumers/validate/action'",
    );
  });

  test.each([
    '10.1.2.3',
    '172.31.0.0/16',
    '192.168.0.1',
    '127.0.0.1',
    '169.254.1.1',
    '100.64.0.0/10',
    '203.0.113.7',
    '224.0.0.1',
    '255.255.255.255',
    '0.0.0.0/0',
    '8.0.0.0/6',
    '2603:1020::/48',
    '::ffff:20.1.2.3',
    '20.1.2',
    '20.1.2.3.4',
    '20.1.2.256',
    '020.1.2.3',
    '0x14.1.2.3',
    '20.1.2.3/33',
    '20.1.2.3/08',
    '20.1.2.3/24',
    '20.1.2.3/',
    ' 20.1.2.3',
    '',
  ])('IP rule "%s"', async (value) => {
    const answer = await arm.patch(at(NAME), rules([{ value: '20.1.2.3' }, { value }]));
    expect([answer.status, answer.body.error.code]).toEqual([400, 'IPRuleValidationError']);
    expect(stored().networkRuleSet.ipRules).toEqual([]);
  });

  test('public addresses pass, /32 is dropped, ranges are kept as they are', () => {
    const octet = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(fc.constantFrom(20, 40, 52, 104), octet, octet, octet, (a, b, c, d) => {
        const address = `${a}.${b}.${c}.${d}`;
        expect(parseIpRule(address)).toBe(address);
        expect(parseIpRule(`${address}/32`)).toBe(address);
        expect(parseIpRule(`${a}.${b}.${c}.0/24`)).toBe(`${a}.${b}.${c}.0/24`);
      }),
    );
  });
});
