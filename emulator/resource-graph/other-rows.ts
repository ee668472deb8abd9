// The resources beside registries that Resource Graph shows here: endpoints, networks and private DNS zones.
import { showZone } from '#emulator/arm/handlers/private-dns-view.ts';
import { showEndpoint } from '#emulator/arm/handlers/private-endpoint-view.ts';
import { showNetwork } from '#emulator/arm/handlers/virtual-network-view.ts';
import { directory } from '#emulator/directory.ts';
import type { Store } from '#emulator/store/store.ts';
import type { Row } from './kql-compiled.ts';
import type { Value } from './kql-values.ts';

type Resource = { readonly id: string; readonly name: string };
type Kind = {
  /** In Azure's own case; its rows have it in lower case. */
  readonly type: string;
  readonly items: (store: Store, subscription: string) => Iterable<Resource>;
  readonly show: (store: Store, item: never) => unknown;
};

const NETWORK_VERSION = '2024-05-01';

export const OTHER_KINDS: readonly Kind[] = [
  {
    type: 'Microsoft.Network/privateEndpoints',
    items: ({ privateEndpoints }, subscription) => privateEndpoints.group(subscription),
    show: (_, item) => showEndpoint(item),
  },
  {
    type: 'Microsoft.Network/virtualNetworks',
    items: ({ virtualNetworks }, subscription) => virtualNetworks.group(subscription),
    show: (store, item) => showNetwork(store, item, NETWORK_VERSION),
  },
  {
    type: 'Microsoft.Network/privateDnsZones',
    items: ({ privateDnsZones }, subscription) => privateDnsZones.group(subscription),
    show: (_, item) => showZone(item),
  },
];

/** Shows the resource when more is asked than its name. */
export class ShownRow implements Row {
  readonly #type: string;
  readonly #item: Resource;
  readonly #show: () => unknown;
  #shown: Readonly<Record<string, Value>> | null = null;

  /** @param type in lower case. */
  constructor(type: string, item: Resource, show: () => unknown) {
    this.#type = type;
    this.#item = item;
    this.#show = show;
  }

  get(column: string): Value {
    switch (column) {
      case 'id':
        return this.#item.id;
      case 'name':
        return this.#item.name;
      case 'type':
        return this.#type;
      case 'tenantId':
        return directory.tenantId;
      case 'subscriptionId':
        return this.#item.id.split('/')[2] ?? '';
      case 'resourceGroup':
        return (this.#item.id.split('/')[4] ?? '').toLowerCase();
      case 'kind':
      case 'managedBy':
        return '';
      default:
        this.#shown ??= this.#show() as Readonly<Record<string, Value>>;
        return this.#shown[column] ?? null;
    }
  }
}
