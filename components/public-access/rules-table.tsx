'use client';
/** The IP rules with the draft's marks: + will be added, − will be removed; every mark can be taken back. */
import { useTranslations } from 'next-intl';
import { useDeferredValue, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { findRules } from '#components/registry/find-rules.ts';
import { RulesFrame } from '#components/registry/rules-frame.tsx';
import { CollapseSuggestion } from './collapse-suggestion.tsx';
import { type Draft, removeRule, undoRule } from './draft.ts';
import { ruleRows } from './rule-rows.ts';
import { RuleTableRow } from './rule-table-row.tsx';
import type { EditDraft } from './use-draft.ts';

type Props = { readonly draft: Draft; readonly edit: EditDraft; readonly own: string | null };

export function RulesTable({ draft, edit, own }: Props) {
  const t = useTranslations('publicAccess.rules');
  const body = useRef<HTMLTableSectionElement>(null);
  const next = useRef<number | null>(null);
  const [query, setQuery] = useState('');
  const { base, change } = draft;
  const rows = useMemo(() => ruleRows({ base, change }, own), [base, change, own]);
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
    <div className="border-t border-line">
      <RulesFrame
        total={rows.length}
        found={found.length}
        query={query}
        onQuery={setQuery}
        action={t('action')}
        aside={<CollapseSuggestion draft={draft} edit={edit} />}
      >
        <tbody ref={body}>
          {found.map((row, index) => (
            <RuleTableRow
              key={row.rule}
              row={row}
              own={own}
              onRemove={() => edit((known) => removeRule(known, row.rule))}
              onUndo={() => {
                if (row.mark === 'add') next.current = index;
                edit((known) => undoRule(known, row.rule));
              }}
            />
          ))}
        </tbody>
      </RulesFrame>
    </div>
  );
}
