// Private DNS of the demo: a zone per network, as most teams set it up, and every way in which that goes wrong.
import type { Subscription } from '#emulator/store/shapes.ts';
import type { DemoNetworks } from './demo-networks.ts';
import type { SeedSubscriptions } from './subscriptions.ts';
import type { SeedBuilder } from './wishes.ts';
import type { SeedZone } from './zone-builder.ts';

export function addDns(
  seed: SeedBuilder,
  { platform, data, retail, edge }: SeedSubscriptions,
  networks: DemoNetworks,
): void {
  /** A zone in a group of its own, linked to networks, with the records of these endpoints. */
  const zone = (
    subscription: Subscription,
    label: string,
    links: readonly (keyof DemoNetworks)[],
    ...endpoints: readonly string[]
  ): SeedZone => {
    const added = seed.zone(seed.group(subscription, `rg-dns-${label}`, 'westeurope'));
    for (const network of links) added.link(networks[network]);
    for (const endpoint of endpoints) seed.inZone(added, endpoint);
    return added;
  };

  // Sound. What the hub has no endpoint for is asked publicly.
  const hub = zone(platform, 'hub', []);
  hub.link(networks.hub, 'NxDomainRedirect');
  for (const name of ['hub', 'build-hub', 'tasks-hub', 'scan-hub', 'pay-hub', 'krc-hub']) {
    seed.inZone(hub, `pe-${name}`);
  }
  seed.inZone(hub, 'pe-geo-hub');
  seed.inZone(hub, 'pe-audit-hub');
  zone(
    platform,
    'aks-weu',
    ['aksWest'],
    'pe-aks-weu',
    'pe-build-weu',
    'pe-web-weu',
    'pe-pay-weu',
    'pe-krc-weu',
  );
  zone(platform, 'payments', ['payments'], 'pe-pay-sdc');
  zone(platform, 'stores', ['storeHub'], 'pe-krc-stores', 'pe-pos-kr');
  zone(platform, 'loyalty', ['loyalty'], 'pe-krc-loyalty');
  zone(edge, 'plants', ['plants'], 'pe-geo-eus2', 'pe-firmware-eus2', 'pe-plants-eus2');

  const north = zone(
    platform,
    'aks-neu',
    ['aksNorth'],
    ...['pe-aks-neu', 'pe-web-neu', 'pe-pay-neu', 'pe-geo-neu'],
  );
  // Defect: a missing data record. Signing in to crcontosoweb works, pulling layers does not.
  north.forget('crcontosoweb.westeurope.data');
  // Defect: a wrong address, typed by hand: the endpoint pe-scan-neu is at 10.44.8.9.
  north.record('crcontososcan', '10.44.8.90');
  north.record('crcontososcan.northeurope.data', '10.44.8.10');

  // Defect: a manual endpoint without zone group. This zone does not know pe-mobile-observability.
  zone(platform, 'observability', ['observability'], 'pe-pay-observability');

  // Defect: records overwritten in a shared zone. Whichever endpoint came last has the registry's name to itself:
  // pe-lake-weu lost it to pe-lake-ml, pe-ml-weu to pe-ml-lakehouse.
  zone(
    data,
    'shared',
    ['lakehouse', 'machineLearning'],
    ...['pe-lake-weu', 'pe-lake-ml', 'pe-ml-weu', 'pe-ml-lakehouse', 'pe-features-ml'],
  );
  // Defect: a zone that is linked to no network, so pe-ml-lake-neu is never found.
  zone(data, 'lake-neu', [], 'pe-ml-lake-neu');

  // Defect: two zones of one name. The shop's network looks into the first, pe-shop-jpe's records are in the second.
  zone(retail, 'shop', ['shop']);
  zone(retail, 'sea', ['retailSea'], 'pe-geo-sea', 'pe-kiosk-sea', 'pe-firmware-sea', 'pe-shop-jpe');

  // Defect: stale records, made by hand. The endpoint pe-firmware-gateway was deleted.
  const gateway = zone(edge, 'gateway', ['gateway']);
  gateway.record('crcontosofirmware', '10.102.8.4');
  gateway.record('crcontosofirmware.eastus2.data', '10.102.8.5');
}
