'use client';
/** The places there are, with how many requests wait, as far as this tab has read it. */
import { notifyManager, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCallback, useSyncExternalStore } from 'react';
import { Count } from '#components/ui/tag.tsx';
import { useAuth } from '#lib/auth/use-auth.tsx';
import type { FleetDns } from '#lib/private-dns/shapes.ts';
import { fleetDnsKey } from '#lib/queries/keys.ts';
import { usePendingCount } from './pending-count.ts';

const PLACES = ['registries', 'approvals', 'explain'] as const;

export function MainNav() {
  const t = useTranslations('shell');
  const pathname = usePathname();
  const hasDnsFindings = useHasDnsFindings();
  // DNS has a place here once something was found there; the tab of a registry leads to it besides.
  const places = [...PLACES, ...(hasDnsFindings || pathname.startsWith('/dns') ? (['dns'] as const) : [])];
  const pending = usePendingCount();
  return (
    <nav
      aria-label={t('main')}
      className="flex h-full gap-0.5 max-sm:order-1 max-sm:h-9 max-sm:w-full max-sm:overflow-x-auto"
    >
      {places.map((place) => (
        <Link
          key={place}
          href={`/${place}`}
          prefetch={false}
          aria-current={pathname.startsWith(`/${place}`) ? 'page' : undefined}
          className="relative flex items-center gap-1.5 px-2.5 whitespace-nowrap text-ink-2 outline-offset-[-2px] after:inset-x-2.5 after:bottom-0 after:h-0.5 after:bg-ink hover:text-ink hover:no-underline aria-[current]:font-medium aria-[current]:text-ink aria-[current]:after:absolute sm:after:-bottom-px"
        >
          {t(place)}
          {place === 'approvals' && pending > 0 && <Count value={pending} due label={t('pending')} />}
        </Link>
      ))}
    </nav>
  );
}

/**
 * From what other parts of the page have read; the bar itself asks Azure nothing. It only looks into the
 * cache: an observer of its own would be there before the page hydrates its data, and get in the way.
 */
function useHasDnsFindings(): boolean {
  const { account } = useAuth();
  const client = useQueryClient();
  const subscribe = useCallback(
    (changed: () => void) => client.getQueryCache().subscribe(notifyManager.batchCalls(changed)),
    [client],
  );
  const isFound = () => (client.getQueryData<FleetDns>(fleetDnsKey(account.oid))?.registries.length ?? 0) > 0;
  return useSyncExternalStore(subscribe, isFound, () => false);
}
