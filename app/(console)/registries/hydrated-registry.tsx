import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ReadFailurePage } from '#components/shell/read-failure.tsx';
import { currentCaller } from '#lib/caller.ts';
import { registryKey } from '#lib/queries/keys.ts';
import { readRegistry } from '#lib/registries/read-registry.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';

/** Reads one registry for the pages about it; what is below finds it in React Query's cache. */
export async function HydratedRegistry({
  registry,
  children,
}: {
  registry: RegistryRef;
  children: ReactNode;
}) {
  const caller = await currentCaller();
  if (caller === null) return <ReadFailurePage failure={{ code: 'sign_in_required' }} />;
  const detail = await readRegistry(caller.arm, registry);
  if (!detail.ok) return <ReadFailurePage failure={detail.failure} />;
  const client = new QueryClient();
  client.setQueryData(registryKey(caller.session.oid, registry), detail.value);
  return <HydrationBoundary state={dehydrate(client)}>{children}</HydrationBoundary>;
}
