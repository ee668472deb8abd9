import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ReadFailurePage } from '#components/shell/read-failure.tsx';
import { currentCaller } from '#lib/caller.ts';
import { readDnsHealth } from '#lib/private-dns/read-dns-health.ts';
import { dnsKey, registryKey } from '#lib/queries/keys.ts';
import { readRegistry } from '#lib/registries/read-registry.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';

/** Reads one registry and its private DNS; what is below finds both in React Query's cache. */
export async function HydratedDns({ registry, children }: { registry: RegistryRef; children: ReactNode }) {
  const caller = await currentCaller();
  if (caller === null) return <ReadFailurePage failure={{ code: 'sign_in_required' }} />;
  const [detail, report] = await Promise.all([
    readRegistry(caller.arm, registry),
    readDnsHealth(caller.arm, registry),
  ]);
  if (!detail.ok) return <ReadFailurePage failure={detail.failure} />;
  if (!report.ok) return <ReadFailurePage failure={report.failure} />;
  const client = new QueryClient();
  client.setQueryData(registryKey(caller.session.oid, registry), detail.value);
  client.setQueryData(dnsKey(caller.session.oid, registry), report.value);
  return <HydrationBoundary state={dehydrate(client)}>{children}</HydrationBoundary>;
}
