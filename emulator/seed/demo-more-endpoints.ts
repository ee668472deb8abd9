// Private endpoints of the demo's other registries: in several regions, in other directories, and nearly too many.
import type { DemoNetworks } from './demo-networks.ts';
import type { ConnectionWish, SeedBuilder } from './wishes.ts';

/** With the one that can be seen, 191 of the 200 that a registry takes. */
const PLANTS = 190;

export function addMoreEndpoints(seed: SeedBuilder, networks: DemoNetworks): void {
  const approved = (registry: string, network: keyof DemoNetworks, name: string) =>
    seed.endpoint({
      name,
      registry,
      network: networks[network],
      status: 'Approved',
      description: 'Auto-Approved',
    });
  const requested = (registry: string, network: keyof DemoNetworks, name: string, message: string) =>
    seed.endpoint({
      name,
      registry,
      network: networks[network],
      status: 'Pending',
      description: message,
      requestMessage: message,
    });

  approved('crcontosogeo', 'hub', 'pe-geo-hub');
  approved('crcontosogeo', 'aksNorth', 'pe-geo-neu');
  approved('crcontosogeo', 'plants', 'pe-geo-eus2');
  approved('crcontosogeo', 'retailSea', 'pe-geo-sea');
  approved('crcontosoaudit', 'hub', 'pe-audit-hub');
  approved('crcontosofeatures', 'machineLearning', 'pe-features-ml');
  approved('crcontososhop', 'shop', 'pe-shop-jpe');
  approved('crcontosokiosk', 'retailSea', 'pe-kiosk-sea');
  approved('crcontosofirmware', 'plants', 'pe-firmware-eus2');
  approved('crcontosofirmware', 'retailSea', 'pe-firmware-sea');
  // Its endpoint was deleted; the registry keeps the connection until somebody removes it.
  const [gatewayGroup] = networks.gateway.id.split('/providers/');
  seed.connection({
    registry: 'crcontosofirmware',
    endpointId: `${gatewayGroup}/providers/Microsoft.Network/privateEndpoints/pe-firmware-gateway`,
    status: 'Disconnected',
    description: 'Auto-Approved',
  });
  seed.endpoint({
    name: 'pe-mobile-observability',
    registry: 'crcontosomobile',
    network: networks.observability,
    status: 'Approved',
    description: 'Crash reporting pulls the mobile gateways. CHG-19870',
    requestMessage: 'Crash reporting pulls the mobile gateways.',
  });

  seed.endpoint({
    name: 'pe-spike-aks',
    registry: 'crcontosospike',
    network: networks.aksWest,
    status: 'Pending',
  });
  seed.endpoint({
    name: 'pe-checkout-tills',
    registry: 'crcontosocheckout',
    network: networks.shop,
    status: 'Rejected',
    description: 'Ask again from the store hub. CHG-20102',
    requestMessage: 'Tills pull the checkout terminal.',
  });
  requested(
    'crcontosocheckout',
    'storeHub',
    'pe-checkout-stores',
    'Store hub pulls checkout images for 212 tills. CHG-20431. Haruto Sato',
  );
  requested(
    'crcontosotelemetry',
    'plants',
    'pe-telemetry-eus2',
    'Plant collectors move to Private Link before the lockdown. CHG-20425. Lena Fischer',
  );

  approved('crcontosoplants', 'plants', 'pe-plants-eus2');
  for (let plant = 1; plant <= PLANTS; plant += 1) seed.connection(plantConnection(plant));
  for (const wish of ofFabrikam) seed.connection({ registry: 'crnorthwinderp', ...wish });
}

/** Plants keep their endpoints in subscriptions of their own, one per continent; nobody here sees them. */
function plantConnection(plant: number): ConnectionWish {
  const subscription = `b1a0000${1 + (plant % 4)}-0000-4000-8000-00000000000${1 + (plant % 4)}`;
  const number = String(plant).padStart(3, '0');
  return {
    registry: 'crcontosoplants',
    endpointId: `/subscriptions/${subscription}/resourceGroups/rg-plant-${number}/providers/Microsoft.Network/privateEndpoints/pe-plant-${number}`,
    status: 'Approved',
    description: `Plant ${number}, approved at commissioning`,
  };
}

const FABRIKAM =
  '/subscriptions/fab00001-0000-4000-8000-000000000001/resourceGroups/RG-FABRIKAM-NET/providers/Microsoft.Network/privateEndpoints';

/** A supplier with a directory of its own: what it asks from cannot be looked up. */
const ofFabrikam: readonly Omit<ConnectionWish, 'registry'>[] = [
  {
    endpointId: `${FABRIKAM}/pe-fabrikam-erp`,
    status: 'Approved',
    description: 'Contract 2024-118, Fabrikam',
  },
  { endpointId: `${FABRIKAM}/pe-fabrikam-test`, status: 'Rejected', description: 'Not for tests' },
  {
    endpointId: `${FABRIKAM}/pe-fabrikam-logistics`,
    status: 'Pending',
    description: 'Fabrikam Logistics, label printing. Contract 2026-031',
  },
];
