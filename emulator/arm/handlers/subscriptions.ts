// Microsoft.Resources: the tenant and its subscriptions.
import { errors } from '#emulator/arm/errors.ts';
import { page } from '#emulator/arm/paging.ts';
import type { Route } from '#emulator/arm/route.ts';
import { directory } from '#emulator/directory.ts';
import type { Subscription } from '#emulator/store/shapes.ts';

export const subscriptionRoutes: readonly Route[] = [
  {
    operation: 'tenants.list',
    method: 'GET',
    path: '/tenants',
    action: null,
    handle: () => ({
      status: 200,
      body: {
        value: [
          {
            id: `/tenants/${directory.tenantId}`,
            tenantId: directory.tenantId,
            countryCode: 'NL',
            displayName: directory.tenantName,
            domains: [directory.tenantDomain],
            tenantCategory: 'Home',
            defaultDomain: directory.tenantDomain,
            tenantType: 'AAD',
          },
        ],
      },
    }),
  },
  {
    operation: 'subscriptions.list',
    method: 'GET',
    path: '/subscriptions',
    action: null,
    handle: (call) => {
      const visible = [...call.world.store.subscriptions.all()].filter((subscription) =>
        call.rights.hasRoleAround(idOf(subscription)),
      );
      return page(call, visible, '/subscriptions', show);
    },
  },
  {
    operation: 'subscriptions.get',
    method: 'GET',
    path: '/subscriptions/{subscriptionId}',
    action: null,
    handle: (call) => {
      const id = call.params['subscriptionId'] ?? '';
      const subscription = call.world.store.subscriptions.get(id);
      if (subscription === undefined) throw errors.subscriptionNotFound(id);
      if (!call.rights.hasRoleAround(idOf(subscription))) {
        throw errors.authorizationFailed(
          call.principal,
          'Microsoft.Resources/subscriptions/read',
          call.scope,
        );
      }
      return { status: 200, body: show(subscription) };
    },
  },
];

function idOf(subscription: Subscription): string {
  return `/subscriptions/${subscription.subscriptionId}`;
}

function show(subscription: Subscription) {
  return {
    id: idOf(subscription),
    authorizationSource: 'RoleBased',
    managedByTenants: [],
    subscriptionId: subscription.subscriptionId,
    tenantId: subscription.tenantId,
    displayName: subscription.displayName,
    state: subscription.state,
    subscriptionPolicies: {
      locationPlacementId: 'Public_2014-09-01',
      quotaId: 'EnterpriseAgreement_2014-09-01',
      spendingLimit: 'Off',
    },
  };
}
