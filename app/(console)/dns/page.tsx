import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { Messages } from '#app/messages.tsx';
import { FleetDnsList } from '#components/dns/fleet-dns-list.tsx';
import { FleetDnsSkeleton } from '#components/dns/fleet-dns-skeleton.tsx';
import { ReadFailurePage } from '#components/shell/read-failure.tsx';
import { currentCaller } from '#lib/caller.ts';
import { readFleetDnsHealth } from '#lib/private-dns/read-fleet-dns-health.ts';
import { fleetDnsKey } from '#lib/queries/keys.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('dns.fleet'))('pageTitle') };
}

export default function FleetDnsPage() {
  return (
    <Messages of={['registry', 'dns']}>
      <Suspense fallback={<FleetDnsSkeleton />}>
        <Fleet />
      </Suspense>
    </Messages>
  );
}

async function Fleet() {
  const caller = await currentCaller();
  if (caller === null) return <ReadFailurePage failure={{ code: 'sign_in_required' }} />;
  const fleet = await readFleetDnsHealth(caller.arm);
  if (!fleet.ok) return <ReadFailurePage failure={fleet.failure} />;
  const client = new QueryClient();
  client.setQueryData(fleetDnsKey(caller.session.oid), fleet.value);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <FleetDnsList />
    </HydrationBoundary>
  );
}
