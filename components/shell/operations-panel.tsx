'use client';
/**
 * Every write of this tab, running and finished, on every page: a quiet line under the bar that opens to
 * the whole list. It takes its own place, so it never covers what somebody is working on.
 */
import { usePathname } from 'next/navigation';
import { lazy, Suspense, useState } from 'react';
import { useOperations } from '#lib/queries/operations.ts';

/** Most pages load with nothing to show: what shows and says it stays out of the first load. */
const OperationsList = lazy(async () => ({
  default: (await import('./operations-list.tsx')).OperationsList,
}));
const OperationsNews = lazy(async () => ({
  default: (await import('./operations-news.tsx')).OperationsNews,
}));

export function OperationsPanel() {
  const operations = useOperations();
  const [since] = useState(() => new Date().toISOString());
  const isInbox = usePathname().startsWith('/approvals');
  // The inbox lists decisions itself, each beside its request.
  const listed = isInbox ? operations.filter(({ kind }) => kind !== 'decision') : operations;
  const news = (kind: 'progress' | 'refusals') =>
    operations.length > 0 && (
      <Suspense>
        <OperationsNews operations={operations} since={since} kind={kind} />
      </Suspense>
    );
  return (
    <>
      {/* The regions are there before anything is said in them: what comes with its region is not announced. */}
      <div role="status" aria-atomic="false" className="sr-only">
        {news('progress')}
      </div>
      <div role="alert" aria-atomic="false" className="sr-only">
        {news('refusals')}
      </div>
      {listed.length > 0 && (
        <Suspense>
          <OperationsList operations={listed} />
        </Suspense>
      )}
    </>
  );
}
