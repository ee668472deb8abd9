'use client';
/** Above the differences: why the review opened, what Azure said to the last try, what is not included. */
import { useTranslations } from 'next-intl';
import { Banner } from '#components/ui/banner.tsx';
import { FailureBanner } from '#components/ui/failure-banner.tsx';
import type { Draft } from './draft.ts';
import type { Review } from './review-state.ts';

type Props = { readonly name: string; readonly draft: Draft; readonly review: Review };

export function ReviewAlerts({ name, draft, review }: Props) {
  const t = useTranslations();
  const { note, failure, isSaving } = review;
  const hasPasted = draft.pasted.trim() !== '' && !isSaving;
  if (note === null && failure === null && !hasPasted && draft.rebase === null) return null;
  return (
    <div className="grid gap-3 border-b border-line px-5 py-3.5 empty:hidden">
      {note !== null && (
        <Banner
          kind={note === 'not_confirmed' || note === 'unread' ? 'warning' : 'info'}
          title={t(`review.note.${note}.title`)}
        >
          {t(`review.note.${note}.body`)}
        </Banner>
      )}
      {draft.rebase !== null && !isSaving && (
        <Banner kind="info" icon="fork" title={t('review.others.title')}>
          {t('review.others.body')}
        </Banner>
      )}
      {failure !== null && (
        <FailureBanner
          failure={failure}
          what={
            failure.code === 'unavailable' && failure.outcomeUnknown
              ? t('review.failure.unknown', { name })
              : t('review.failure.what', { name })
          }
        >
          {failure.code === 'invalid_input' ? (
            <span className="mt-1 block">
              {failure.issues.map(({ path, code, values }) => (
                <span key={path} className="block">
                  {t(`inputIssue.${code}`, values)}
                </span>
              ))}
            </span>
          ) : (
            t('review.failure.kept')
          )}
        </FailureBanner>
      )}
      {hasPasted && (
        <Banner kind="warning" title={t('review.pasted.title')} announce={false}>
          {t('review.pasted.body')}
        </Banner>
      )}
    </div>
  );
}
