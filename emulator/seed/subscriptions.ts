// The subscriptions that every seed shares, and who may do what in them.
import { directory } from '#emulator/directory.ts';
import { ROLES } from './roles.ts';
import type { SeedBuilder } from './wishes.ts';

const IDS = {
  platform: '5ab00001-0000-4000-8000-000000000001',
  data: '5ab00002-0000-4000-8000-000000000002',
  sandbox: '5ab00003-0000-4000-8000-000000000003',
  /** Another team's; none of the demo users has a role in it. */
  analytics: '5ab00004-0000-4000-8000-000000000004',
} as const;

export function addSubscriptions(seed: SeedBuilder) {
  const subscriptions = {
    platform: seed.subscription('platform-prod', IDS.platform),
    data: seed.subscription('data-prod', IDS.data),
    sandbox: seed.subscription('sandbox', IDS.sandbox),
    analytics: seed.subscription('analytics-prod', IDS.analytics),
  };
  const visible = [subscriptions.platform, subscriptions.data, subscriptions.sandbox];
  for (const { subscriptionId } of visible) {
    const scope = `/subscriptions/${subscriptionId}`;
    seed.assign(oidOf('operator'), ROLES.contributor, scope);
    seed.assign(oidOf('approver'), ROLES.reader, scope);
    seed.assign(oidOf('approver'), ROLES.endpointApprover, scope);
    seed.assign(oidOf('reader'), ROLES.reader, scope);
    const { oid } = directory.servicePrincipal;
    seed.assign(oid, ROLES.contributor, scope, 'ServicePrincipal');
    seed.assign(oid, ROLES.userAccessAdministrator, scope, 'ServicePrincipal');
  }
  return subscriptions;
}

function oidOf(key: string): string {
  const user = directory.users.find((candidate) => candidate.key === key);
  if (user === undefined) throw new Error(`The directory has no user '${key}'.`);
  return user.oid;
}
