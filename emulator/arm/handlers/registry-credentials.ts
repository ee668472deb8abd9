// The admin user of a registry: its name and its two passwords, while it is enabled.
import { createHash } from 'node:crypto';
import { registryErrors } from '#emulator/arm/registry-errors.ts';
import type { Route } from '#emulator/arm/route.ts';
import { requireRegistry } from './existing.ts';

const TYPE = 'Microsoft.ContainerRegistry/registries';

export const registryCredentialRoutes: readonly Route[] = [
  {
    operation: 'registries.listCredentials',
    method: 'POST',
    path: `/subscriptions/{subscriptionId}/resourceGroups/{resourceGroup}/providers/${TYPE}/{registry}/listCredentials`,
    action: `${TYPE}/listCredentials/action`,
    handle: (call) => {
      const { id, name, adminUserEnabled } = requireRegistry(call);
      if (!adminUserEnabled) throw registryErrors.adminUserDisabled(id);
      const passwords = ['password', 'password2'].map((label) => ({
        name: label,
        value: madeUp(`${label} ${id}`),
      }));
      return { status: 200, body: { username: name, passwords } };
    },
  },
];

/** The same every time, and good for nothing: the data plane knows no admin user. */
function madeUp(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 32);
}
