// Private endpoints of the demo: requests that wait for a decision, and connections in every other state.
import type { DemoNetworks } from './demo-networks.ts';
import type { SeedBuilder } from './wishes.ts';

export function addEndpoints(seed: SeedBuilder, networks: DemoNetworks): void {
  const approved = (registry: string, wanted: Partial<Record<keyof DemoNetworks, string>>) => {
    for (const [network, name] of Object.entries(wanted)) {
      seed.endpoint({
        name,
        registry,
        network: networks[network as keyof DemoNetworks],
        status: 'Approved',
        description: 'Auto-Approved',
      });
    }
  };

  approved('crcontosoprod', { aksWest: 'pe-aks-weu', aksNorth: 'pe-aks-neu', hub: 'pe-hub' });
  seed.endpoint({
    name: 'pe-observability-weu',
    registry: 'crcontosoprod',
    network: networks.observability,
    status: 'Pending',
    description: 'Agents in the observability hub pull their collector images. CHG-20402. Jonas Weber',
    requestMessage: 'Agents in the observability hub pull their collector images. CHG-20402. Jonas Weber',
  });
  approved('crcontosobuild', { aksWest: 'pe-build-weu', hub: 'pe-build-hub' });
  approved('crcontosoweb', { aksWest: 'pe-web-weu', aksNorth: 'pe-web-neu' });
  approved('crcontosotasks', { hub: 'pe-tasks-hub' });
  approved('crcontososcan', { aksNorth: 'pe-scan-neu', hub: 'pe-scan-hub' });

  approved('crcontosopay', {
    payments: 'pe-pay-sdc',
    hub: 'pe-pay-hub',
    aksWest: 'pe-pay-weu',
    aksNorth: 'pe-pay-neu',
    observability: 'pe-pay-observability',
  });
  seed.endpoint({
    name: 'pe-settlement',
    registry: 'crcontosopay',
    network: networks.settlement,
    status: 'Pending',
    description: '정산 배치가 결제 서비스 이미지를 가져옵니다. CHG-20391. 김서연',
    requestMessage: '정산 배치가 결제 서비스 이미지를 가져옵니다. CHG-20391. 김서연',
  });

  seed.endpoint({
    name: 'pe-vault-audit',
    registry: 'crcontosovault',
    network: networks.settlement,
    status: 'Rejected',
    description: 'Use the audit registry instead. CHG-20017',
    requestMessage: 'Audit jobs read signed images.',
  });
  seed.endpoint({
    name: 'pe-vault-old',
    registry: 'crcontosovault',
    network: networks.hub,
    status: 'Disconnected',
    description: 'Connection removed by the endpoint owner',
  });

  approved('crcontosokrc', {
    storeHub: 'pe-krc-stores',
    loyalty: 'pe-krc-loyalty',
    hub: 'pe-krc-hub',
    aksWest: 'pe-krc-weu',
  });
  seed.endpoint({
    name: 'pe-store-gateway',
    registry: 'crcontosokrc',
    network: networks.storeHub,
    status: 'Pending',
    description: 'Store gateways pull point-of-sale images for the Seoul shops. CHG-20377. Jiwon Park',
    requestMessage: 'Store gateways pull point-of-sale images for the Seoul shops. CHG-20377. Jiwon Park',
  });
  // The message shows on the requester's side alone.
  seed.endpoint({
    name: 'pe-loyalty',
    registry: 'crcontosokrc',
    network: networks.loyalty,
    status: 'Pending',
    requestMessage: 'Loyalty service, blue/green rollout in December',
  });
  approved('crcontosopos', { storeHub: 'pe-pos-kr' });

  seed.endpoint({
    name: 'pe-lakehouse-weu',
    registry: 'crcontosodata',
    network: networks.lakehouse,
    status: 'Pending',
    description: 'Lakehouse ingestion pulls Spark images from weu spokes. CHG-20418. Minseo Han',
    requestMessage: 'Lakehouse ingestion pulls Spark images from weu spokes. CHG-20418. Minseo Han',
  });
  // Its subscription is another team's: the users see the connection, not the endpoint.
  seed.endpoint({
    name: 'pe-notebooks',
    registry: 'crcontosodata',
    network: networks.notebooks,
    status: 'Pending',
  });

  approved('crcontosolake', { lakehouse: 'pe-lake-weu', machineLearning: 'pe-lake-ml' });
  seed.endpoint({
    name: 'pe-lake-dr',
    registry: 'crcontosolake',
    network: networks.lakeNorth,
    status: 'Pending',
  });

  approved('crcontosoml', {
    machineLearning: 'pe-ml-weu',
    lakehouse: 'pe-ml-lakehouse',
    lakeNorth: 'pe-ml-lake-neu',
  });
  for (const name of ['pe-ml-old-1', 'pe-ml-old-2']) {
    seed.endpoint({
      name,
      registry: 'crcontosoml',
      network: networks.machineLearning,
      status: 'Disconnected',
    });
  }
}
