'use client';
/** Renews the session some minutes before it runs out, while a tab is open. Shows nothing. */
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { useAuth } from './use-auth.tsx';

/** How long before the end, in milliseconds. */
const AHEAD = 5 * 60_000;
/** setTimeout turns longer delays into zero. */
const LONGEST_TIMER = 2_000_000_000;

export function SessionKeeper() {
  const { account, renew } = useAuth();
  const router = useRouter();
  useEffect(() => {
    const left = account.expiresAt * 1_000 - Date.now();
    const timer = setTimeout(
      async () => {
        // The refreshed layout carries the new expiry, which starts the next timer.
        if (await renew()) router.refresh();
      },
      // Half of what is left where that is short, so that a short-lived token is not renewed in a loop.
      Math.min(Math.max(left - AHEAD, left / 2, 0), LONGEST_TIMER),
    );
    return () => clearTimeout(timer);
  }, [account.expiresAt, renew, router]);
  return null;
}
