// Resource providers of a subscription: what they offer, and whether the subscription is registered for them.
import { providerTypes } from '#emulator/arm/api-versions.ts';
import { errors } from '#emulator/arm/errors.ts';
import { managerErrors } from '#emulator/arm/manager-errors.ts';
import { page } from '#emulator/arm/paging.ts';
import { registrationState } from '#emulator/arm/provider-registration.ts';
import type { Answer, Call, Route } from '#emulator/arm/route.ts';
import { subscriptionPath } from './existing.ts';
import { REGION_NAMES } from './regions.ts';
import { resourcesBelow } from './stored-resources.ts';

const PATH = '/subscriptions/{subscriptionId}/providers';

/** In Azure's own case; the words of types that are not here are listed as they are known, in lower case. */
const NAMESPACES = [
  'Microsoft.Authorization',
  'Microsoft.Compute',
  'Microsoft.ContainerRegistry',
  'Microsoft.ContainerService',
  'Microsoft.Insights',
  'Microsoft.ManagedIdentity',
  'Microsoft.Network',
  'Microsoft.ResourceGraph',
];
const WORDS = [
  ...['registries', 'listUsages', 'operationStatuses', 'operationResults', 'privateEndpointConnections'],
  ...['privateLinkResources', 'checkNameAvailability', 'locations', 'virtualNetworks', 'subnets'],
  ...['privateEndpoints', 'privateDnsZoneGroups', 'networkInterfaces', 'privateDnsZones'],
  ...['virtualNetworkLinks', 'roleDefinitions', 'roleAssignments', 'userAssignedIdentities'],
  ...['virtualMachines', 'managedClusters', 'A'],
];

/** Authorization's paths are extensions of a scope and are never registered. */
const SELECTABLE = NAMESPACES.filter((namespace) => namespace !== 'Microsoft.Authorization');

export const providerRoutes: readonly Route[] = [
  {
    operation: 'providers.list',
    method: 'GET',
    path: PATH,
    action: 'Microsoft.Resources/subscriptions/providers/read',
    handle: (call) =>
      page(call, NAMESPACES.filter(isOffered), `${subscriptionPath(call)}/providers`, (namespace) =>
        show(call, namespace),
      ),
  },
  ...SELECTABLE.flatMap((namespace): Route[] => [
    {
      operation: 'providers.get',
      method: 'GET',
      path: `${PATH}/${namespace}`,
      action: 'Microsoft.Resources/subscriptions/providers/read',
      handle: (call) => {
        if (!isOffered(namespace)) throw managerErrors.unknownNamespace(namespace);
        return { status: 200, body: show(call, namespace) };
      },
    },
    {
      operation: 'providers.register',
      method: 'POST',
      path: `${PATH}/${namespace}/register`,
      action: `${namespace}/register/action`,
      handle: (call) => change(call, namespace, 'Registered'),
    },
    {
      operation: 'providers.unregister',
      method: 'POST',
      path: `${PATH}/${namespace}/unregister`,
      action: `${namespace}/unregister/action`,
      handle: (call) => change(call, namespace, 'Unregistered'),
    },
  ]),
  ...(['', '/register', '/unregister'] as const).map(
    (verb): Route => ({
      operation: 'providers.unknown',
      method: verb === '' ? 'GET' : 'POST',
      path: `${PATH}/{namespace}${verb}`,
      action: 'Microsoft.Resources/subscriptions/providers/read',
      handle: (call) => {
        throw managerErrors.unknownNamespace(call.params['namespace'] ?? '');
      },
    }),
  ),
];

function change(call: Call, namespace: string, wanted: 'Registered' | 'Unregistered'): Answer {
  const { world } = call;
  if (call.body !== undefined && JSON.stringify(call.body) !== '{}') {
    throw errors.notImplemented('a body in the registration of a provider');
  }
  const scope = subscriptionPath(call);
  const state = registrationState(world, scope.split('/')[2] ?? '', namespace);
  const there = state === 'Registered' || state === 'Registering';
  if (there !== (wanted === 'Registered')) {
    const prefix = `${namespace}/`.toLowerCase();
    const used = resourcesBelow(world.store, scope).some(({ type }) => type.toLowerCase().startsWith(prefix));
    if (wanted === 'Unregistered' && used) throw managerErrors.providerInUse(namespace);
    world.store.providerRegistrations.put({
      id: `${scope}/providers/${namespace}`,
      state: wanted,
      settledAt: world.now() + world.settings.longOperationMs,
    });
  }
  return { status: 200, body: show(call, namespace) };
}

function typesOf(namespace: string): readonly (readonly [string, readonly string[]])[] {
  const prefix = `${namespace.toLowerCase()}/`;
  return [...providerTypes()].flatMap(([type, versions]) =>
    type.startsWith(prefix) ? [[type.slice(prefix.length), versions] as const] : [],
  );
}

function isOffered(namespace: string): boolean {
  return typesOf(namespace).length > 0;
}

function show(call: Call, namespace: string) {
  const scope = subscriptionPath(call);
  return {
    id: `${scope}/providers/${namespace}`,
    namespace,
    resourceTypes: typesOf(namespace).map(([type, versions]) => ({
      resourceType: type.split('/').map(inAzuresCase).join('/'),
      locations: REGION_NAMES,
      apiVersions: versions.toReversed(),
      capabilities: 'None',
    })),
    registrationState: registrationState(call.world, scope.split('/')[2] ?? '', namespace),
    registrationPolicy: namespace === 'Microsoft.Authorization' ? 'RegistrationFree' : 'RegistrationRequired',
  };
}

function inAzuresCase(word: string): string {
  return WORDS.find((known) => known.toLowerCase() === word) ?? word;
}
