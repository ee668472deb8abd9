'use client';
/** The IP rules with the draft's marks: + will be added, − will be removed; every mark can be taken back. */
import { useTranslations } from 'next-intl';
import { useDeferredValue, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { findRules, SEARCH_FROM } from '#components/registry/find-rules.ts';
import { SearchInput } from '#components/ui/input.tsx';
import { type Draft, removeRule, undoRule } from './draft.ts';
import { ruleRows } from './rule-rows.ts';
import { RuleTableRow } from './rule-table-row.tsx';
import type { EditDraft } from './use-draft.ts';

type Props = { readonly draft: Draft; readonly edit: EditDraft };

export function RulesTable({ draft, edit }: Props) {
  const t = useTranslations('publicAccess.rules');
  const id = useId();
  const body = useRef<HTMLTableSectionElement>(null);
  const next = useRef<number | null>(null);
  const [query, setQuery] = useState('');
  const { base, change } = draft;
  const rows = useMemo(() => ruleRows({ base, change }), [base, change]);
  const wanted = useDeferredValue(query);
  const found = useMemo(() => {
    const rules = new Set(
      findRules(
        rows.map(({ rule }) => rule),
        wanted,
      ),
    );
    return rows.filter(({ rule }) => rules.has(rule));
  }, [rows, wanted]);

  // An addition taken back takes its row along: the focus goes to the row that follows.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the rows have changed
  useLayoutEffect(() => {
    if (next.current === null) return;
    const buttons = [...(body.current?.querySelectorAll('button') ?? [])];
    (buttons[next.current] ?? buttons.at(-1))?.focus();
    next.current = null;
  }, [rows]);

  if (rows.length === 0) return <p className="border-t border-line px-4 py-3.5 text-ink-2">{t('none')}</p>;
  return (
    <>
      {rows.length > SEARCH_FROM && (
        <div className="flex flex-wrap items-center gap-3 border-t border-line px-4 py-2">
          <SearchInput
            className="w-full max-w-72"
            aria-label={t('find', { count: rows.length })}
            placeholder={t('find', { count: rows.length })}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
          <p role="status" className="text-ink-2">
            {wanted.trim() !== '' && t('found', { count: found.length })}
          </p>
        </div>
      )}
      {found.length > 0 && (
        <section
          aria-labelledby={id}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrollable by keyboard
          tabIndex={0}
          data-focus="inset"
          className="relative max-h-100 overflow-auto border-t border-line"
        >
          <table className="table">
            <caption id={id} className="sr-only">
              {t('table')}
            </caption>
            <thead className="sticky top-0 z-1 bg-surface">
              <tr>
                <th scope="col" className="sm:w-56">
                  {t('range')}
                </th>
                <th scope="col" className="num sm:w-28">
                  {t('addresses')}
                </th>
                <th scope="col">{t('notes')}</th>
                <th scope="col">
                  <span className="sr-only">{t('action')}</span>
                </th>
              </tr>
            </thead>
            <tbody ref={body}>
              {found.map((row, index) => (
                <RuleTableRow
                  key={row.rule}
                  row={row}
                  onRemove={() => edit((known) => removeRule(known, row.rule))}
                  onUndo={() => {
                    if (row.mark === 'add') next.current = index;
                    edit((known) => undoRule(known, row.rule));
                  }}
                />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  );
}
