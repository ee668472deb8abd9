// A virtual machine as Microsoft.Compute shows it: identity and network; its disks and system are not kept.
import { guidOf } from '#emulator/seed/identifiers.ts';
import type { VirtualMachine } from '#emulator/store/shapes.ts';
import type { Store } from '#emulator/store/store.ts';
import { machineInterfaceId } from './network-interface-view.ts';
import { showIdentity } from './resource-identity.ts';

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
      networkProfile: {
        networkInterfaces: [{ id: machineInterfaceId(machine), properties: { primary: true } }],
      },
      provisioningState: state.provisioningState,
      vmId: guidOf(id),
      ...(state.instanceView ? { instanceView: instanceView(state.provisioningState) } : {}),
    },
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
