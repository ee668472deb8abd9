'use client';
/** Why there is nothing to do in a registry, or why it cannot be changed; and what to know of an edit. */
import { useTranslations } from 'next-intl';
import type { Plan, PlanNote } from '#lib/bulk-change/plan.ts';
import { RIGHT_ACTIONS } from '#lib/rights/rights.ts';

export function usePlanWords(): (plan: Exclude<Plan, { kind: 'change' }>) => string {
  const t = useTranslations('bulkChange.preview.why');
  const tIssue = useTranslations('inputIssue');
  const noteOf = useNoteWords();
  return (plan) => {
    if (plan.kind === 'nothing') return [t(plan.why), ...plan.notes.map(noteOf)].join('; ');
    if (plan.why === 'forbidden') return t('forbidden', { action: RIGHT_ACTIONS.editPublicAccess });
    if (plan.why === 'unknown_mode') return t('unknown_mode');
    return plan.issues.map(({ code, values }) => tIssue(code, values)).join(' ');
  };
}

export function useNoteWords(): (note: PlanNote) => string {
  const t = useTranslations('bulkChange.note');
  return ({ code, rules }) => t(code, { rules: rules.join(', ') });
}
