import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { Messages } from '#app/messages.tsx';
import { RegistriesGrid } from '#components/registries/registries-grid.tsx';
import { currentCaller } from '#lib/caller.ts';
import { startFleet } from '#lib/fleet/fleet-feeds.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('registries'))('title') };
}

/**
 * The frame is sent at once. The rows do not pass through here: they are read while the browser loads the
 * scripts, and streamed to it by /api/fleet.
 */
export default async function RegistriesPage() {
  const caller = await currentCaller();
  // Who walks here from another page may hold the fleet already, and asks for it if not.
  const isOpened = caller !== null && (await headers()).get('sec-fetch-dest') === 'document';
  if (isOpened) startFleet(caller.user, caller.arm);
  return (
    <Messages of={['registries', 'finding', 'fleetView', 'fleet']}>
      {/* An element: react-dom's preload() is heard by the browser only when the scripts have run. */}
      {isOpened && <link rel="preload" as="fetch" href="/api/fleet" crossOrigin="anonymous" />}
      <RegistriesGrid />
    </Messages>
  );
}
