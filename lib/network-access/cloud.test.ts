import { expect, it } from 'vitest';
import { cloudOf, hasServiceEndpoints } from './cloud.ts';

it.each([
  ['management.azure.com', 'public'],
  ['mycontainerregistry.azurecr.io', 'public'],
  ['localhost', 'public'],
  ['', 'public'],
  ['management.usgovcloudapi.net', 'government'],
  ['mycontainerregistry.azurecr.us', 'government'],
  ['MyContainerRegistry-abc123.AZURECR.US', 'government'],
  ['management.chinacloudapi.cn', 'china'],
  ['mycontainerregistry.azurecr.cn', 'china'],
  // Only the end of a name says whose it is.
  ['azurecr.us.contoso.example', 'public'],
  ['notazurecr.us', 'public'],
] as const)('%s: %s', (host, cloud) => {
  expect(cloudOf(host)).toBe(cloud);
  expect(hasServiceEndpoints(cloudOf(host))).toBe(cloud === 'public');
});
