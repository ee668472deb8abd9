'use client';
/** Requests wait, but none that the search and the filters let through. */
import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { useChangeInboxView } from './use-inbox-view.ts';

export function NothingFound({ total }: { readonly total: number }) {
  const t = useTranslations('approvals.nothingFound');
  const { clear } = useChangeInboxView();
  return (
    <EmptyState title={t('title')} action={<Button onClick={clear}>{t('clear')}</Button>}>
      <p>{t('body', { count: total })}</p>
    </EmptyState>
  );
}
