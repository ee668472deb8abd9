// What other people do in Azure meanwhile: straight at ARM, past the console.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, request } from 'playwright/test';
import type { AdminClient } from '#emulator/admin-client.ts';
import { directory, userByKey } from '#emulator/directory.ts';
import type { Endpoints } from '#emulator/launch.ts';
import { ROLES } from '#emulator/seed/roles.ts';
import { lane } from './lane.ts';

type Azure = Pick<AdminClient, 'token' | 'state'> & { readonly endpoints: Endpoints };

export type StoredConnection = {
  readonly id: string;
  readonly name: string;
  readonly privateEndpointId: string;
  readonly status: string;
  readonly description?: string;
};

/** Connections of all registries as the emulator's store holds them. */
export async function connectionsIn(azure: Pick<AdminClient, 'state'>): Promise<StoredConnection[]> {
  const { registries } = (await azure.state()) as {
    registries: readonly { readonly connections: readonly StoredConnection[] }[];
  };
  return registries.flatMap(({ connections }) => connections);
}

/** Decides as that user does with `az`, and waits until it is done. */
export async function decideOutside(
  azure: Azure,
  user: string,
  connection: StoredConnection,
  status: 'Approved' | 'Rejected',
  description: string,
): Promise<void> {
  const arm = await request.newContext({ ignoreHTTPSErrors: true, baseURL: azure.endpoints.arm });
  const token = await azure.token({ user, kind: 'arm', mfa: true });
  const answer = await arm.put(`${connection.id}?api-version=2025-11-01`, {
    headers: { authorization: `Bearer ${token}` },
    data: { properties: { privateLinkServiceConnectionState: { status, description } } },
  });
  expect(answer.status()).toBe(201);
  await expect
    .poll(async () => (await connectionsIn(azure)).find(({ name }) => name === connection.name)?.status)
    .toBe(status);
  await arm.dispose();
}

/** Takes the approver's role away everywhere but in one subscription. */
export async function leaveApproverOnly(azure: Azure, subscriptionId: string): Promise<void> {
  const { endpoints } = azure;
  const api = await request.newContext({ ignoreHTTPSErrors: true });
  const answer = await api.post(`${endpoints.authority}/${endpoints.tenantId}/oauth2/v2.0/token`, {
    form: {
      grant_type: 'client_credentials',
      client_id: directory.servicePrincipal.appId,
      client_secret: readFileSync(join(lane().stateDir, 'sp-secret'), 'utf8'),
      scope: 'https://management.azure.com/.default',
    },
  });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  const { roleAssignments } = (await azure.state()) as {
    roleAssignments: readonly {
      readonly name: string;
      readonly scope: string;
      readonly principalId: string;
      readonly roleDefinition: string;
    }[];
  };
  const approver = userByKey('approver')?.oid;
  const others = roleAssignments.filter(
    ({ principalId, roleDefinition, scope }) =>
      principalId === approver &&
      roleDefinition === ROLES.endpointApprover &&
      !scope.endsWith(subscriptionId),
  );
  expect(others.length).toBeGreaterThan(0);
  for (const { name, scope } of others) {
    const url = `${endpoints.arm}${scope}/providers/Microsoft.Authorization/roleAssignments/${name}?api-version=2022-04-01`;
    const removed = await api.delete(url, { headers: { authorization: `Bearer ${token}` } });
    expect(removed.status()).toBe(200);
  }
  await api.dispose();
}
