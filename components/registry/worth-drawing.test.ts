import { expect, test } from 'vitest';
import type { NetworkAccess } from '#lib/network-access/model.ts';
import { PATH_KINDS } from '#lib/network-access/paths.ts';
import { registryIn } from '#lib/network-access/testing/states.ts';
import { worthDrawing } from './worth-drawing.ts';

const access = registryIn('selected');
const drawn = (changed: Partial<NetworkAccess>) =>
  PATH_KINDS.filter((kind) => worthDrawing(kind, { ...access, ...changed }));

test('selected networks: missing IP rules are shown, missing subnet rules are not', () => {
  expect(drawn({})).toEqual(['internet', 'addresses', 'trusted', 'tasks', 'endpoints', 'pending']);
});

test('subnet rules that could not be read are shown', () => {
  expect(drawn({ subnetRules: null })).toContain('subnets');
});

test('all networks: exceptions go, rules without effect stay', () => {
  expect(drawn({ defaultAction: 'Allow' })).toEqual(['internet', 'endpoints', 'pending']);
  expect(drawn({ defaultAction: 'Allow', ipRules: ['20.1.2.3'] })).toContain('addresses');
});
