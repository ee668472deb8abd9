// A virtual machine as Microsoft.Compute shows it: identity and network; its disks and system are not kept.
import { directory } from '#emulator/directory.ts';
import { guidOf } from '#emulator/seed/identifiers.ts';
import type { MachineIdentity } from '#emulator/store/identity-shapes.ts';
import type { VirtualMachine } from '#emulator/store/shapes.ts';
import type { Store } from '#emulator/store/store.ts';

type State = { readonly provisioningState: 'Succeeded' | 'Updating'; readonly instanceView: boolean };

export function showMachine(store: Store, machine: VirtualMachine, state: State) {
  const { id, name, location, tags, identity } = machine;
  return {
    name,
    id,
    type: 'Microsoft.Compute/virtualMachines',
    location,
    ...(tags === undefined ? {} : { tags }),
    ...(identity === null ? {} : { identity: showIdentity(store, identity) }),
    properties: {
      hardwareProfile: { vmSize: 'Standard_B2s' },
      provisioningState: state.provisioningState,
      vmId: guidOf(id),
      ...(state.instanceView ? { instanceView: instanceView(state.provisioningState) } : {}),
    },
  };
}

function showIdentity(store: Store, { systemAssigned, userAssigned }: MachineIdentity) {
  const types = [
    ...(systemAssigned === null ? [] : ['SystemAssigned']),
    ...(userAssigned.length === 0 ? [] : ['UserAssigned']),
  ];
  const assigned = userAssigned.map((id) => {
    const found = store.userAssignedIdentities.get(id);
    return [id, found === undefined ? {} : { principalId: found.principalId, clientId: found.clientId }];
  });
  return {
    type: types.join(', '),
    ...(systemAssigned === null
      ? {}
      : { principalId: systemAssigned.principalId, tenantId: directory.tenantId }),
    ...(userAssigned.length === 0 ? {} : { userAssignedIdentities: Object.fromEntries(assigned) }),
  };
}

function instanceView(provisioningState: State['provisioningState']) {
  const provisioning =
    provisioningState === 'Succeeded'
      ? { code: 'ProvisioningState/succeeded', displayStatus: 'Provisioning succeeded' }
      : { code: 'ProvisioningState/updating', displayStatus: 'Updating' };
  return {
    statuses: [
      { ...provisioning, level: 'Info' },
      { code: 'PowerState/running', displayStatus: 'VM running', level: 'Info' },
    ],
  };
}
