'use client';
/** The subnet rules with the draft's marks; every mark can be taken back. */
import { useTranslations } from 'next-intl';
import { useDeferredValue, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { type Draft, removeSubnet, undoSubnet } from '#components/public-access/draft.ts';
import type { EditDraft } from '#components/public-access/use-draft.ts';
import { SEARCH_FROM } from '#components/registry/find-rules.ts';
import { RuleReach } from '#components/registry/rule-notes.ts';
import { SearchInput } from '#components/ui/input.tsx';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { SubnetRow } from './subnet-row.tsx';
import { findRows, subnetRows } from './subnet-rows.ts';
import type { NamedSubnets } from './use-named-subnets.ts';

type Props = {
  readonly draft: Pick<Draft, 'base' | 'change'>;
  readonly named: NamedSubnets;
  readonly registry: RegistryRef;
  /** Absent where nothing may be changed. */
  readonly edit?: EditDraft;
  readonly onAddEndpoint: (subnetId: string) => void;
};

export function SubnetsTable({ draft, named, registry, edit, onAddEndpoint }: Props) {
  const t = useTranslations('subnets');
  const caption = useId();
  const body = useRef<HTMLTableSectionElement>(null);
  const next = useRef<number | null>(null);
  const [query, setQuery] = useState('');
  const { base, change } = draft;
  const rows = useMemo(() => subnetRows({ base, change }), [base, change]);
  const wanted = useDeferredValue(query);
  const found = useMemo(() => findRows(rows, wanted), [rows, wanted]);

  // An addition taken back takes its row along: the focus goes to the row that follows.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the rows have changed
  useLayoutEffect(() => {
    if (next.current === null) return;
    const buttons = [...(body.current?.querySelectorAll<HTMLElement>('[data-row-action]') ?? [])];
    (buttons[next.current] ?? buttons.at(-1))?.focus();
    next.current = null;
  }, [rows]);

  if (rows.length === 0) return <p className="px-4 py-3.5 text-ink-2">{t('none')}</p>;
  return (
    <>
      {rows.length > SEARCH_FROM && (
        <div className="flex flex-wrap items-center gap-3 border-b border-line px-4 py-2">
          <SearchInput
            className="w-full max-w-72"
            aria-label={t('find', { count: rows.length })}
            placeholder={t('find', { count: rows.length })}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
          <p role="status" className="text-ink-2">
            {query.trim() !== '' && t('found', { count: found.length })}
          </p>
        </div>
      )}
      {found.length > 0 && (
        <section
          aria-labelledby={caption}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrollable by keyboard
          tabIndex={0}
          data-focus="inset"
          className="relative max-h-100 overflow-auto"
        >
          <table className="table">
            <caption id={caption} className="sr-only">
              {t('table')}
            </caption>
            <thead className="sticky top-0 z-1 bg-surface">
              <tr>
                <th scope="col">{t('subnet')}</th>
                <th scope="col">{t('network')}</th>
                <th scope="col">{t('endpoint')}</th>
                {edit && (
                  <th scope="col">
                    <span className="sr-only">{t('action')}</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody ref={body}>
              {found.map((row, index) => (
                <SubnetRow
                  key={row.id}
                  row={row}
                  named={
                    named.find(row.id) ?? (named.failure !== null && row.mark !== 'add' ? null : undefined)
                  }
                  registry={registry}
                  {...(edit === undefined
                    ? {}
                    : {
                        actions: {
                          onRemove: () => edit((known) => removeSubnet(known, row.id)),
                          onUndo: () => {
                            if (row.mark === 'add') next.current = index;
                            edit((known) => undoSubnet(known, row.id));
                          },
                          onAddEndpoint: () => onAddEndpoint(row.id),
                        },
                      })}
                />
              ))}
            </tbody>
          </table>
        </section>
      )}
      {base.ipRules.length === 0 && base.subnetRules?.length !== 0 && <RuleReach registry={registry} />}
    </>
  );
}
