// What Azure Monitor remembers of the demo's last weeks: who changed which rules, who asked for which endpoint.
import type { ActivityEvent } from '#emulator/activity-log.ts';
import type { PrivateEndpoint, Registry } from '#emulator/store/shapes.ts';
import type { StoreState } from '#emulator/store/state.ts';
import { type Deed, eventOf } from './history-event.ts';
import { APPROVER, DAY_MINUTES, HOUR_MINUTES, OPERATOR } from './registry-modes.ts';

const JIWON = 'jiwon.park@contoso.example';
const LENA = 'lena.fischer@contoso.example';
const HARUTO = 'haruto.sato@contoso.example';
const TERRAFORM = 'terraform-ci@contoso.example';

/** Endpoint, who asked for it, and how many minutes ago. */
const REQUESTS: readonly (readonly [string, string, number])[] = [
  ['pe-store-gateway', JIWON, 3 * HOUR_MINUTES],
  ['pe-loyalty', JIWON, 4 * DAY_MINUTES],
  ['pe-settlement', 'seoyeon.kim@contoso.example', 5 * HOUR_MINUTES],
  ['pe-observability-weu', 'jonas.weber@contoso.example', 2 * DAY_MINUTES],
  ['pe-lakehouse-weu', 'minseo.han@contoso.example', 47],
  ['pe-lake-dr', TERRAFORM, 6 * DAY_MINUTES],
  ['pe-notebooks', 'analytics-ci@contoso.example', 9 * HOUR_MINUTES],
  ['pe-spike-aks', LENA, 5 * DAY_MINUTES],
  ['pe-checkout-stores', HARUTO, 20 * HOUR_MINUTES],
  ['pe-telemetry-eus2', LENA, 12 * HOUR_MINUTES],
];

/** Oldest first. @param now milliseconds since 1970. */
export function demoHistory(state: StoreState, now: number): readonly ActivityEvent[] {
  const registry = (name: string) => found(state.registries, name);
  /** The list as it is today, and as it was before the last rules were added. */
  const rules = (name: string, caller: string, minutesAgo: number, missing = 0): Deed => {
    const { ipRules } = registry(name).networkRuleSet;
    const known = ipRules.slice(0, ipRules.length - missing);
    return patch(registry(name), caller, minutesAgo, { networkRuleSet: { ipRules: known.map(allow) } });
  };
  const allow = (value: string) => ({ action: 'Allow', value });
  const open = { publicNetworkAccess: 'Enabled', networkRuleSet: { defaultAction: 'Allow' } };
  const deny = { publicNetworkAccess: 'Enabled', networkRuleSet: { defaultAction: 'Deny' } };

  const deeds: readonly Deed[] = [
    { ...rules('crcontosoprod', TERRAFORM, 30 * DAY_MINUTES, 3), client: 'pipeline' },
    { ...rules('crcontosoprod', JIWON, 4 * DAY_MINUTES, 1), client: 'cli' },
    rules('crcontosoprod', OPERATOR, 9),
    rules('crcontosokrc', JIWON, 11 * DAY_MINUTES, 2),
    rules('crcontosokrc', OPERATOR, 34),
    { ...rules('crcontosomobile', LENA, 11 * HOUR_MINUTES), client: 'powershell' },
    { ...patch(registry('crcontosobuild'), TERRAFORM, 25 * DAY_MINUTES, deny), client: 'pipeline' },
    patch(registry('crcontosobuild'), OPERATOR, 6, open),
    patch(registry('crcontosotelemetry'), LENA, 13 * HOUR_MINUTES, open),
    {
      ...patch(registry('crcontosocheckout'), HARUTO, 2 * DAY_MINUTES, { publicNetworkAccess: 'Disabled' }),
      client: 'cli',
    },
    // Azure does not always keep what was sent.
    { ...patch(registry('crcontosomobile'), HARUTO, 20 * DAY_MINUTES, {}), requestBody: null },
    // Refused by the lock.
    { ...patch(registry('crcontosobatch'), OPERATOR, 2 * DAY_MINUTES, open), status: 409 },
    approval(registry('crcontosopay'), 'pe-pay-observability', APPROVER, 58),
    ...REQUESTS.map(([name, caller, minutesAgo]) =>
      request(found(state.privateEndpoints, name), caller, minutesAgo),
    ),
  ];
  return deeds.map((deed) => eventOf(deed, now)).sort((a, b) => a.at - b.at);
}

function patch({ id }: Registry, caller: string, minutesAgo: number, properties: object): Deed {
  const action = 'Microsoft.ContainerRegistry/registries/write';
  return {
    resourceId: id,
    action,
    method: 'PATCH',
    status: 200,
    caller,
    minutesAgo,
    requestBody: { properties },
  };
}

function approval(registry: Registry, endpoint: string, caller: string, minutesAgo: number): Deed {
  const connection = registry.connections.find(({ privateEndpointId }) =>
    privateEndpointId.endsWith(`/${endpoint}`),
  );
  if (connection === undefined) throw new Error(`The seed has no connection of '${endpoint}'.`);
  const { status, description } = connection;
  return {
    resourceId: connection.id,
    action: 'Microsoft.ContainerRegistry/registries/privateEndpointConnections/write',
    method: 'PUT',
    status: 201,
    caller,
    minutesAgo,
    requestBody: { properties: { privateLinkServiceConnectionState: { status, description } } },
  };
}

function request(endpoint: PrivateEndpoint, caller: string, minutesAgo: number): Deed {
  const { name, registryId, requestMessage } = endpoint.link;
  const message = requestMessage === null ? {} : { requestMessage };
  const link = { name, properties: { groupIds: ['registry'], privateLinkServiceId: registryId, ...message } };
  return {
    resourceId: endpoint.id,
    action: 'Microsoft.Network/privateEndpoints/write',
    method: 'PUT',
    status: 201,
    caller,
    minutesAgo,
    requestBody: {
      location: endpoint.location,
      properties: { manualPrivateLinkServiceConnections: [link], subnet: { id: endpoint.subnetId } },
    },
  };
}

function found<T extends { readonly name: string }>(items: readonly T[], name: string): T {
  const item = items.find((candidate) => candidate.name === name);
  if (item === undefined) throw new Error(`The seed has no '${name}'.`);
  return item;
}
