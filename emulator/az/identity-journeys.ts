// Identities, roles, providers and groups by `az`, as in
// https://learn.microsoft.com/azure/container-registry/container-registry-authentication-managed-identity
import { expect } from 'vitest';
import { type Journeys, refused } from './journey.ts';

const MACHINE = '-g myResourceGroup -n myDockerVM';
const PROVIDER = '-n Microsoft.ContainerService';

export const identityJourneys: Journeys = {
  'identity create, show; vm identity assign; role assignment create, list, delete': async (az) => {
    await az('account set -s sandbox');
    const made = (await az('identity create -g myResourceGroup -n myACRId')) as Record<string, string>;
    expect(await az('identity show -g myResourceGroup -n myACRId')).toEqual(made);
    const own = `vm identity assign ${MACHINE}`;
    expect(await az(own, '--identities', made['id'] ?? '')).toMatchObject({
      userAssignedIdentities: { [made['id'] ?? '']: { clientId: made['clientId'] } },
    });
    expect(await az(own)).toMatchObject({ systemAssignedIdentity: expect.stringMatching(/^[\da-f-]{36}$/) });
    const machine = await az(`vm show ${MACHINE} --query identity.principalId`);

    const registry = await az('acr show -n mycontainerregistry --query id');
    for (const principal of [made['principalId'], machine]) {
      const which = `--assignee ${principal} --scope ${registry}`;
      expect(await az(`role assignment create ${which} --role acrpull`)).toMatchObject({
        principalId: principal,
        principalType: 'ServicePrincipal',
        scope: registry,
      });
      expect(await az(`role assignment list ${which} --query [].roleDefinitionName`)).toEqual(['AcrPull']);
      await az(`role assignment delete ${which} --role acrpull`);
      expect(await az(`role assignment list ${which}`)).toEqual([]);
    }
  },

  'provider show, register; a group; a cluster; a role definition': async (az) => {
    await az('account set -s data-prod');
    const state = () => az(`provider show ${PROVIDER} --query registrationState`);
    expect(await state()).toBe('Registered');
    await az(`provider unregister ${PROVIDER}`);
    await expect.poll(state, { timeout: 60_000 }).toBe('Unregistered');
    await az(`provider register ${PROVIDER}`);
    await expect.poll(state, { timeout: 60_000 }).toBe('Registered');

    await az('account set -s platform-prod');
    expect(await az('group show -n rg-registry-weu --query location')).toBe('westeurope');
    await refused(az('group show -n rg-nowhere'), /\(ResourceGroupNotFound\)/);
    const kubelet = '--query identityProfile.kubeletidentity.clientId';
    expect(await az(`aks show -g rg-aks-weu -n aks-weu ${kubelet}`)).toEqual(expect.any(String));
    expect(await az('role definition list -n AcrPush --query [].name')).toEqual([
      '8311e382-0749-4cb8-b61a-304f252e45ec',
    ]);
  },
};
