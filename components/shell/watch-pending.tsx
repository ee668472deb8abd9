'use client';
/** Fetches what keeps the number of waiting requests current, after the first paint. */
import { lazy, Suspense, useEffect, useState } from 'react';

const PendingWatch = lazy(async () => ({ default: (await import('./pending-watch.tsx')).PendingWatch }));

export function WatchPending() {
  const [isHydrated, setHydrated] = useState(false);
  useEffect(() => setHydrated(true), []);
  return isHydrated ? (
    <Suspense>
      <PendingWatch />
    </Suspense>
  ) : null;
}
