'use client';
/** Offers to say the same with fewer rules; the draft then shows which go and which come. */
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { Button } from '#components/ui/button.tsx';
import { apply, rulesOutside } from '#lib/network-access/change.ts';
import { collapse } from '#lib/network-access/collapse.ts';
import { type Draft, replaceRules } from './draft.ts';
import type { EditDraft } from './use-draft.ts';

export function CollapseSuggestion({ draft, edit }: { draft: Draft; edit: EditDraft }) {
  const t = useTranslations('publicAccess.rules');
  const { base, change } = draft;
  const rules = useMemo(() => apply(base, change).ipRules, [base, change]);
  const better = useMemo(() => collapse(rules), [rules]);
  if (better === null) return null;
  const { remove, add, from, to } = better;
  return (
    <Button
      kind="link"
      onClick={() => edit((known) => replaceRules(known, [...rulesOutside(rules, remove), ...add]))}
    >
      {t('collapse', { from, to })}
    </Button>
  );
}
