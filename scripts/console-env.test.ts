import { expect, test, vi } from 'vitest';
import { parseEnv } from '#lib/env.ts';
import { consoleEnv } from './console-env.ts';

const azure = {
  endpoints: {
    arm: 'https://localhost:4100',
    authority: 'https://localhost:4101',
    browserAuthority: 'http://127.0.0.1:4102',
    ca: import.meta.filename,
    tenantId: 'b4c0ffee-0000-4000-8000-00000000c0de',
    clientId: 'c11e47ed-0000-4000-8000-0000000ac4c0',
  },
  clientSecret: 'a secret',
};

test('the console accepts the environment that the launcher makes', () => {
  const made = consoleEnv(azure, 'http://localhost:3000', 'x'.repeat(43));
  expect(parseEnv(made)).toMatchObject({
    env: {
      tenantId: azure.endpoints.tenantId,
      clientId: azure.endpoints.clientId,
      clientSecret: azure.clientSecret,
      authorityHost: azure.endpoints.authority,
      browserAuthority: azure.endpoints.browserAuthority,
      resourceManager: azure.endpoints.arm,
      consoleOrigin: 'http://localhost:3000',
    },
  });
});

test('a shell set up for real Azure lends nothing to the embedded one', () => {
  vi.stubEnv('AZURE_CLIENT_CERTIFICATE_PATH', '/somewhere');
  vi.stubEnv('HTTPS_PROXY', 'http://proxy.example');
  const made = consoleEnv(azure, 'http://localhost:3000', 'x'.repeat(43));
  expect(made).not.toHaveProperty('AZURE_CLIENT_CERTIFICATE_PATH');
  expect(made).not.toHaveProperty('HTTPS_PROXY');
  expect(made).toHaveProperty('AZURE_CLIENT_SECRET', 'a secret');
});
