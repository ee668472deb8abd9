'use client';
/** Sticks to the bottom while something is unsaved. */
import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';

type Props = {
  readonly count: number;
  readonly isSaving: boolean;
  readonly onDiscard: () => void;
  readonly onReview: () => void;
};

export function SaveBar({ count, isSaving, onDiscard, onReview }: Props) {
  const t = useTranslations('publicAccess.bar');
  return (
    <section
      aria-label={t('label')}
      data-savebar
      className="sticky bottom-3 z-4 mt-6 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg bg-raised px-4 py-3 shadow-popover"
    >
      <p role="status" className="font-medium">
        {isSaving ? t('saving') : t('count', { count })}
      </p>
      {!isSaving && <p className="text-ink-2 max-lg:hidden">{t('kept')}</p>}
      <div className="ms-auto flex flex-wrap items-center gap-2">
        {!isSaving && (
          <Button kind="ghost" onClick={onDiscard}>
            {t('discard')}
          </Button>
        )}
        <Button kind="primary" onClick={onReview}>
          {isSaving ? t('show') : t('review')}
        </Button>
      </div>
    </section>
  );
}
