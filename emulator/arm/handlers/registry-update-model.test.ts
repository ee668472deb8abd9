// Nothing is accepted and ignored: every writable property of a registry's update model, by its name in the
// published definition of 2025-11-01, shows afterwards or is refused.
import { beforeEach, expect, test } from 'vitest';
import { at, createTestArm, type TestArm } from '#emulator/arm/arm-harness.ts';

/** A Premium registry of the demo without connections or rules. */
const REGISTRY = 'mycontainerregistry';
const DISABLED = { publicNetworkAccess: 'Disabled' };
const policy = (name: string, members: object) => ({ properties: { policies: { [name]: members } } });
const rules = (networkRuleSet: object) => ({ properties: { networkRuleSet } });
let arm: TestArm;

beforeEach(() => {
  arm = createTestArm();
});

/** The body, which is also what must show. Each differs from what the registry has. */
const SHOWN: readonly (readonly [string, object])[] = [
  ['tags', { tags: { team: 'web' } }],
  ['sku.name', { sku: { name: 'Standard' } }],
  ['identity.type', { identity: { type: 'SystemAssigned' } }],
  ['properties.adminUserEnabled', { properties: { adminUserEnabled: true } }],
  ['properties.networkRuleSet.defaultAction', rules({ defaultAction: 'Deny' })],
  ['properties.networkRuleSet.ipRules', rules({ ipRules: [{ action: 'Allow', value: '20.0.0.0/24' }] })],
  ['properties.policies.quarantinePolicy.status', policy('quarantinePolicy', { status: 'enabled' })],
  ['properties.policies.trustPolicy.status', policy('trustPolicy', { status: 'enabled', type: 'Notary' })],
  ['properties.policies.retentionPolicy.days', policy('retentionPolicy', { days: 31 })],
  ['properties.policies.retentionPolicy.status', policy('retentionPolicy', { status: 'enabled' })],
  [
    'properties.policies.exportPolicy.status',
    { properties: { ...DISABLED, policies: { exportPolicy: { status: 'disabled' } } } },
  ],
  [
    'properties.policies.azureADAuthenticationAsArmPolicy.status',
    policy('azureADAuthenticationAsArmPolicy', { status: 'disabled' }),
  ],
  ['properties.dataEndpointEnabled', { properties: { dataEndpointEnabled: true } }],
  ['properties.publicNetworkAccess', { properties: DISABLED }],
  ['properties.networkRuleBypassOptions', { properties: { networkRuleBypassOptions: 'None' } }],
  ['properties.anonymousPullEnabled', { properties: { anonymousPullEnabled: true } }],
  ['properties.networkRuleBypassAllowedForTasks', { properties: { networkRuleBypassAllowedForTasks: true } }],
  ['properties.roleAssignmentMode', { properties: { roleAssignmentMode: 'AbacRepositoryPermissions' } }],
];

test.each(SHOWN)('%s shows afterwards', async (_, body) => {
  const before = await arm.get(at(REGISTRY));
  expect(before.body).not.toMatchObject(body);
  const patched = await arm.patch(at(REGISTRY), body);
  expect([200, 201]).toContain(patched.status);
  arm.pass(2_000);
  const after = await arm.get(at(REGISTRY));
  expect(after.body).toMatchObject(body);
  // Nothing else has changed but the stamp, and what depends on the property.
  const { systemData: _stamp, ...rest } = after.body;
  const { systemData: _oldStamp, ...old } = before.body;
  expect(Object.keys(rest.properties)).toEqual(Object.keys(old.properties));
});

const USER_ASSIGNED =
  '/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/i';

test.each([
  [
    'identity.userAssignedIdentities',
    { identity: { type: 'UserAssigned', userAssignedIdentities: { [USER_ASSIGNED]: {} } } },
  ],
  ['identity.type', { identity: { type: 'SystemAssigned, UserAssigned', userAssignedIdentities: {} } }],
  ['properties.encryption.status', { properties: { encryption: { status: 'enabled' } } }],
  [
    'properties.encryption.keyVaultProperties',
    { properties: { encryption: { keyVaultProperties: { keyIdentifier: 'https://v.example/k' } } } },
  ],
])('%s is refused with 501', async (_, body) => {
  const before = arm.world.store.dump();
  const answer = await arm.patch(at(REGISTRY), body);
  expect([answer.status, answer.body.error.code]).toEqual([501, 'NotImplemented']);
  expect(arm.world.store.dump()).toEqual(before);
});

test.each([
  [
    'properties.networkRuleSet.ipRules[].action',
    rules({ ipRules: [{ action: 'Deny', value: '20.0.0.0/24' }] }),
  ],
  ['properties.policies.trustPolicy.type', policy('trustPolicy', { type: 'Other' })],
  ['sku.family', { sku: { name: 'Premium', family: 'A' } }],
  ['properties.policies.exportPolicy.days', policy('exportPolicy', { days: 7 })],
  ['properties.policies.scanPolicy', policy('scanPolicy', { status: 'enabled' })],
  ['zones', { zones: ['1'] }],
])('%s can have no other value, and is refused', async (_, body) => {
  const before = arm.world.store.dump();
  expect((await arm.patch(at(REGISTRY), body)).status).toBe(400);
  expect(arm.world.store.dump()).toEqual(before);
});

test('an identity goes as it came', async () => {
  await arm.patch(at(REGISTRY), { identity: { type: 'SystemAssigned' } });
  arm.pass(2_000);
  const removed = await arm.patch(at(REGISTRY), { identity: { type: 'None' } });
  expect([removed.status, removed.body.properties.provisioningState]).toEqual([201, 'Updating']);
  arm.pass(2_000);
  expect((await arm.get(at(REGISTRY))).body).not.toHaveProperty('identity');
});
