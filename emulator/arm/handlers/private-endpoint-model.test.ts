// Nothing is accepted and ignored: every writable property of a private endpoint shows after a PUT, or is refused.
import { beforeEach, expect, test } from 'vitest';
import { createTestArm, type TestArm } from '#emulator/arm/arm-harness.ts';
import {
  at,
  endpointBody,
  endpointPath,
  finish,
  makeEndpoint,
  makeNetwork,
  SUBNET,
} from './network-harness.ts';
import { ENDPOINT_CASES } from './private-endpoint-model-cases.ts';

let arm: TestArm;
beforeEach(async () => {
  arm = createTestArm();
  await makeNetwork(arm);
});

test.each(ENDPOINT_CASES.map((entry) => [entry.outcome, entry.paths.join(', '), entry] as const))(
  '%s: %s',
  async (_outcome, _paths, { body, outcome }) => {
    const before = arm.world.store.dump();
    const answer = await arm.put(endpointPath('pe'), body);
    if (typeof outcome === 'number') {
      expect(answer.status).toBe(outcome);
      expect(arm.world.store.dump()).toEqual(before);
      return;
    }
    await finish(arm, answer);
    const { body: after } = await arm.get(endpointPath('pe'));
    if (outcome === 'shown') expect(after).toMatchObject(body);
    else expect(JSON.stringify(after)).not.toContain('mine');
  },
);

test('a reference only refers: what else is said of the subnet is not served', async () => {
  const body = endpointBody('manual');
  const subnet = { id: SUBNET, properties: { addressPrefix: '10.0.9.0/24' } };
  const answer = await arm.put(endpointPath('pe'), { ...body, properties: { ...body.properties, subnet } });
  expect([answer.status, answer.body.error.message]).toEqual([
    501,
    "The embedded Azure does not implement the property 'properties.subnet.properties'.",
  ]);
});

test('a custom interface name is the interface’s, and no second endpoint of the group gets it', async () => {
  const named = endpointBody('manual');
  const body = { ...named, properties: { ...named.properties, customNetworkInterfaceName: 'nic-a' } };
  await makeEndpoint(arm, 'one', body);
  const [nic] = (await arm.get(endpointPath('one'))).body.properties.networkInterfaces;
  expect((await arm.get(at(nic.id))).body.name).toBe('nic-a');
  const second = await arm.put(endpointPath('two'), body);
  expect([second.status, second.body.error.code]).toEqual([400, 'InvalidRequestFormat']);
});
