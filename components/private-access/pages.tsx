'use client';
/** Which part of a long list is shown, and turning the page. */
import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import type { Page } from './connection-view.ts';

type PagesProps = {
  readonly page: Omit<Page<unknown>, 'items'>;
  readonly total: number;
  readonly onTurn: (page: number) => void;
};

export function Pages({ page: { page, pages, first, last }, total, onTurn }: PagesProps) {
  const t = useTranslations('privateAccess.pages');
  return (
    <nav aria-label={t('label')} className="flex flex-wrap items-center gap-2">
      <p role="status" className="text-ink-2">
        {t('shown', { first, last, total })}
      </p>
      <span className="ms-auto flex gap-2">
        <Button
          size="sm"
          onClick={() => onTurn(page - 1)}
          disabledReason={page === 1 ? t('atFirst') : undefined}
        >
          {t('previous')}
        </Button>
        <Button
          size="sm"
          onClick={() => onTurn(page + 1)}
          disabledReason={page === pages ? t('atLast') : undefined}
        >
          {t('next')}
        </Button>
      </span>
    </nav>
  );
}
