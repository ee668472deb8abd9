'use client';
/** The visible part of the operations panel; fetched when there is something to show. */
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { groupOperations, type OperationGroup } from '#lib/operations/groups.ts';
import type { ConnectionOperation } from '#lib/operations/operation.ts';
import { dismissOperation, type Operation } from '#lib/queries/operations.ts';
import { OperationBatch } from './operation-batch.tsx';
import { OperationBulk } from './operation-bulk.tsx';
import { OperationRow } from './operation-row.tsx';
import { inOrder } from './operation-words.ts';

export function OperationsList({ operations }: { readonly operations: readonly Operation[] }) {
  const t = useTranslations('shell.operations');
  const list = useId();
  const [open, setOpen] = useState(false);
  const groups = groupOperations(inOrder(operations));
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
        {(open ? groups : groups.slice(0, 1)).map((group) =>
          isBatch(group) ? (
            <OperationBatch key={group.id} group={group} />
          ) : group.operations[0].kind === 'bulk-change' ? (
            <OperationBulk key={group.id} operation={group.operations[0]} />
          ) : (
            <OperationRow key={group.id} operation={group.operations[0]} />
          ),
        )}
      </ul>
      {groups.length > 1 && (
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
            {open ? t('showOne') : t('showAll', { count: groups.length })}
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

const isBatch = (group: OperationGroup): group is OperationGroup<ConnectionOperation> =>
  group.operations.length > 1;
