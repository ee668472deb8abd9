'use client';
/**
 * Every write of this tab, running and finished, on every page: a quiet line under the bar that opens to
 * the whole list. It takes its own place, so it never covers what somebody is working on.
 */
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { dismissOperation, type Operation, useOperations } from '#lib/queries/operations.ts';
import { OperationRow } from './operation-row.tsx';
import { inOrder, operationSentence } from './operation-words.ts';

export function OperationsPanel() {
  const operations = inOrder(useOperations());
  return (
    <>
      <Announcements operations={operations} />
      {operations.length > 0 && <OperationsList operations={operations} />}
    </>
  );
}

function OperationsList({ operations }: { readonly operations: readonly Operation[] }) {
  const t = useTranslations('shell.operations');
  const list = useId();
  const [open, setOpen] = useState(false);
  const finished = operations.filter(({ finishedAt }) => finishedAt);
  const clearFinished = () => {
    for (const { id } of finished) dismissOperation(id);
  };
  return (
    <section
      aria-label={t('title')}
      data-operations
      className={classNames(
        'z-10 flex flex-none items-start border-b border-line-2 bg-surface max-sm:flex-col sm:sticky sm:top-bar',
        open && 'flex-col',
      )}
    >
      <ul id={list} className="max-h-[40dvh] w-full min-w-0 flex-1 divide-y divide-line overflow-y-auto">
        {(open ? operations : operations.slice(0, 1)).map((operation) => (
          <OperationRow key={operation.id} operation={operation} />
        ))}
      </ul>
      {operations.length > 1 && (
        <div
          className={classNames(
            'flex flex-none items-center gap-1 py-1.5 pe-gutter max-sm:ps-2',
            open && 'w-full border-t border-line ps-4',
          )}
        >
          <Button
            kind="ghost"
            size="sm"
            icon="rows"
            aria-expanded={open}
            aria-controls={list}
            onClick={() => setOpen(!open)}
          >
            {open ? t('showOne') : t('showAll', { count: operations.length })}
          </Button>
          {open && finished.length > 0 && (
            <Button kind="ghost" size="sm" onClick={clearFinished}>
              {t('clear')}
            </Button>
          )}
        </div>
      )}
    </section>
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
      {operation.registry.name}{' '}
      {t(operationSentence(operation), {
        connection: operation.kind === 'decision' ? operation.connectionName : '',
      })}
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
