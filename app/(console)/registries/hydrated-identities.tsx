import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ReadFailurePage } from '#components/shell/read-failure.tsx';
import { currentCaller } from '#lib/caller.ts';
import { readIdentities } from '#lib/identities/read-identities.ts';
import { identitiesKey, registryKey } from '#lib/queries/keys.ts';
import { readRegistry } from '#lib/registries/read-registry.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';

/** Reads one registry and who may use it; what is below finds both in React Query's cache. */
export async function HydratedIdentities({
  registry,
  children,
}: {
  registry: RegistryRef;
  children: ReactNode;
}) {
  const caller = await currentCaller();
  if (caller === null) return <ReadFailurePage failure={{ code: 'sign_in_required' }} />;
  const { arm, session } = caller;
  const [detail, identities] = await Promise.all([
    readRegistry(arm, registry),
    readIdentities(arm, registry),
  ]);
  if (!detail.ok) return <ReadFailurePage failure={detail.failure} />;
  const client = new QueryClient();
  client.setQueryData(registryKey(session.oid, registry), detail.value);
  // Not read: the page stands without it, and says why.
  if (identities.ok) client.setQueryData(identitiesKey(session.oid, registry), identities.value);
  return <HydrationBoundary state={dehydrate(client)}>{children}</HydrationBoundary>;
}
