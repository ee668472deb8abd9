import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { Messages } from '#app/messages.tsx';
import { RegistriesGrid } from '#components/registries/registries-grid.tsx';
import { RegistriesSkeleton } from '#components/registries/registries-skeleton.tsx';
import { ReadFailurePage } from '#components/shell/read-failure.tsx';
import { currentCaller } from '#lib/caller.ts';
import { registriesKey } from '#lib/queries/keys.ts';
import { listAllRegistries } from '#lib/registries/list-all-registries.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('registries'))('title') };
}

/** The frame is sent at once; the rows follow when Azure has answered. */
export default function RegistriesPage() {
  return (
    <Messages of={['registries', 'finding', 'fleetView']}>
      <Suspense fallback={<RegistriesSkeleton />}>
        <Registries />
      </Suspense>
    </Messages>
  );
}

async function Registries() {
  const caller = await currentCaller();
  if (caller === null) return <ReadFailurePage failure={{ code: 'sign_in_required' }} />;
  const list = await listAllRegistries(caller.arm);
  if (!list.ok) return <ReadFailurePage failure={list.failure} />;
  const client = new QueryClient();
  client.setQueryData(registriesKey(caller.session.oid), list.value);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <RegistriesGrid />
    </HydrationBoundary>
  );
}
