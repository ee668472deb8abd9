import { expect, test } from 'vitest';
import { connectCommands } from './connect.ts';

const REGISTRY = { name: 'mycontainerregistry', loginServer: 'mycontainerregistry-abc123.azurecr.io' };
const CLIENT = '11111111-0000-4000-8000-000000000001';

test('a machine’s own identity: nothing is named', () => {
  expect(connectCommands(REGISTRY, { kind: 'system' }, 'aci-helloworld:v1', false)).toEqual({
    signIn: 'az login --identity',
    signInBefore: null,
    logIn: 'az acr login --name mycontainerregistry',
    pull: 'docker pull mycontainerregistry-abc123.azurecr.io/aci-helloworld:v1',
    push: null,
  });
});

test('a user-assigned one is named by client id, with the flag of each CLI', () => {
  const commands = connectCommands(REGISTRY, { kind: 'user', clientId: CLIENT }, 'a:b', true);
  expect(commands.signIn).toBe(`az login --identity --client-id ${CLIENT}`);
  expect(commands.signInBefore).toBe(`az login --identity --username ${CLIENT}`);
  expect(commands.push).toBe('docker push mycontainerregistry-abc123.azurecr.io/a:b');
});
