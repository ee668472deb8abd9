// What happens in Azure beside the console: an administrator's automation, signed in as the service principal.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ArmClient, createArmClient } from '#emulator/arm-client.ts';
import { directory } from '#emulator/directory.ts';
import type { Endpoints } from '#emulator/launch.ts';
import { SERVICE_PRINCIPAL_SECRET_FILE } from '#emulator/state-dir.ts';
import { lane } from './lane.ts';

export async function automation(endpoints: Endpoints): Promise<ArmClient> {
  const secret = readFileSync(join(lane().stateDir, SERVICE_PRINCIPAL_SECRET_FILE), 'utf8');
  const answer = await fetch(`${endpoints.browserAuthority}/${endpoints.tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: directory.servicePrincipal.appId,
      client_secret: secret,
      scope: 'https://management.azure.com/.default',
    }),
  });
  return createArmClient(endpoints, ((await answer.json()) as { access_token: string }).access_token);
}

/** Gives the guest, who has no right at all, these actions at a registry and no others. */
export async function grantOutsider(arm: ArmClient, registryId: string, actions: string[]): Promise<void> {
  const [, , subscriptionId] = registryId.split('/');
  const outsider = directory.users.find(({ key }) => key === 'outsider')?.oid;
  const role = randomUUID();
  const roles = `/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleDefinitions`;
  const answers = [
    await arm('PUT', `${roles}/${role}?api-version=2022-04-01`, {
      properties: {
        roleName: `Journey ${role}`,
        description: '',
        type: 'CustomRole',
        permissions: [{ actions, notActions: [] }],
        assignableScopes: [`/subscriptions/${subscriptionId}`],
      },
    }),
    await arm(
      'PUT',
      `${registryId}/providers/Microsoft.Authorization/roleAssignments/${randomUUID()}?api-version=2022-04-01`,
      {
        properties: {
          roleDefinitionId: `${roles}/${role}`,
          principalId: outsider,
          principalType: 'User',
        },
      },
    ),
  ];
  for (const { status, body } of answers) {
    if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
  }
}
