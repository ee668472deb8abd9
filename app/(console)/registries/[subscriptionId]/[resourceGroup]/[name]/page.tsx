import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import { HydratedRegistry } from '#app/(console)/registries/hydrated-registry.tsx';
import { Messages } from '#app/messages.tsx';
import { type RegistryParams, registryFromParams } from '#app/registry-params.ts';
import { RegistryOverview } from '#components/registry/registry-overview.tsx';
import { RegistrySkeleton } from '#components/registry/registry-skeleton.tsx';

type Props = { params: Promise<RegistryParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ref = registryFromParams(await params);
  return ref === null ? {} : { title: ref.name };
}

export default async function RegistryPage({ params }: Props) {
  const ref = registryFromParams(await params);
  if (ref === null) notFound();
  // The browser has read it when its link was pointed at, or knows it from the list: nothing waits for Azure here.
  const isWalkedTo = (await headers()).get('sec-fetch-dest') === 'empty';
  return (
    <Messages
      of={['endpointActions', 'registry', 'explain', 'finding', 'ruleHistory', 'exportState', 'export']}
    >
      {isWalkedTo ? (
        <RegistryOverview registry={ref} />
      ) : (
        <Suspense fallback={<RegistrySkeleton registry={ref} />}>
          <HydratedRegistry registry={ref}>
            <RegistryOverview registry={ref} />
          </HydratedRegistry>
        </Suspense>
      )}
    </Messages>
  );
}
