'use client';
/**
 * Every write of this tab, running and finished, on every page: a quiet line under the bar that opens to
 * the whole list. It takes its own place, so it never covers what somebody is working on.
 */
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { lazy, Suspense, useState } from 'react';
import { type Operation, useOperations } from '#lib/queries/operations.ts';
import { inOrder, operationName, operationSentence } from './operation-words.ts';

/** Most pages load with nothing to show: what shows it stays out of the first load. */
const OperationsList = lazy(async () => ({
  default: (await import('./operations-list.tsx')).OperationsList,
}));

export function OperationsPanel() {
  const operations = inOrder(useOperations());
  const isInbox = usePathname().startsWith('/approvals');
  // The inbox lists decisions itself, each beside its request.
  const listed = isInbox ? operations.filter(({ kind }) => kind !== 'decision') : operations;
  return (
    <>
      <Announcements operations={operations} />
      {listed.length > 0 && (
        <Suspense>
          <OperationsList operations={listed} />
        </Suspense>
      )}
    </>
  );
}

/** Says each change once. What had ended before this page was loaded is old news and stays silent. */
function Announcements({ operations }: { readonly operations: readonly Operation[] }) {
  const t = useTranslations('shell.operations');
  const [since] = useState(() => new Date().toISOString());
  const news = operations.filter(({ finishedAt }) => finishedAt === undefined || finishedAt > since);
  const isRefusal = ({ phase }: Operation) => phase === 'failed' || phase === 'unknown';
  const say = (operation: Operation) => (
    <p key={operation.id}>
      {operation.registry.name} {t(operationSentence(operation), { connection: operationName(operation) })}
    </p>
  );
  return (
    <>
      <div role="status" aria-atomic="false" className="sr-only">
        {news.filter((operation) => !isRefusal(operation)).map(say)}
      </div>
      <div role="alert" aria-atomic="false" className="sr-only">
        {news.filter(isRefusal).map(say)}
      </div>
    </>
  );
}
