// The subscriptions that every seed shares, and who may do what in them.
import { directory } from '#emulator/directory.ts';
import type { Subscription } from '#emulator/store/shapes.ts';
import { ROLES } from './roles.ts';
import type { SeedBuilder } from './wishes.ts';

const IDS = {
  platform: '5ab00001-0000-4000-8000-000000000001',
  data: '5ab00002-0000-4000-8000-000000000002',
  sandbox: '5ab00003-0000-4000-8000-000000000003',
  /** Another team's; none of the demo users has a role in it. */
  analytics: '5ab00004-0000-4000-8000-000000000004',
  retail: '5ab00005-0000-4000-8000-000000000005',
  edge: '5ab00006-0000-4000-8000-000000000006',
  /** Came with a company that was bought; nobody has tidied it since. */
  legacy: '5ab00007-0000-4000-8000-000000000007',
} as const;

export type SeedSubscriptions = ReturnType<typeof addSubscriptions>;

export function addSubscriptions(seed: SeedBuilder) {
  const visible = {
    platform: seed.subscription('platform-prod', IDS.platform),
    data: seed.subscription('data-prod', IDS.data),
    sandbox: seed.subscription('sandbox', IDS.sandbox),
    retail: seed.subscription('retail-prod', IDS.retail),
    edge: seed.subscription('edge-prod', IDS.edge),
    legacy: seed.subscription('legacy-prod', IDS.legacy),
  };
  for (const subscription of Object.values(visible)) grantDemoRoles(seed, subscription);
  return { ...visible, analytics: seed.subscription('analytics-prod', IDS.analytics) };
}

/** What the demo's users, and its service principal, may do in a subscription that they see. */
export function grantDemoRoles(seed: SeedBuilder, { subscriptionId }: Subscription): void {
  const scope = `/subscriptions/${subscriptionId}`;
  seed.assign(oidOf('operator'), ROLES.contributor, scope);
  seed.assign(oidOf('approver'), ROLES.reader, scope);
  seed.assign(oidOf('approver'), ROLES.endpointApprover, scope);
  seed.assign(oidOf('reader'), ROLES.reader, scope);
  seed.assign(oidOf('owner'), ROLES.contributor, scope);
  seed.assign(oidOf('owner'), ROLES.userAccessAdministrator, scope);
  const { oid } = directory.servicePrincipal;
  seed.assign(oid, ROLES.contributor, scope, 'ServicePrincipal');
  seed.assign(oid, ROLES.userAccessAdministrator, scope, 'ServicePrincipal');
}

function oidOf(key: string): string {
  const user = directory.users.find((candidate) => candidate.key === key);
  if (user === undefined) throw new Error(`The directory has no user '${key}'.`);
  return user.oid;
}
