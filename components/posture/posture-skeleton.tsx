'use client';
/** The page before the first registries are there. */
import { useTranslations } from 'next-intl';
import { ReadingPage } from '#components/ui/reading-page.tsx';
import { VIEWS } from '#lib/posture/views.ts';

export function PostureSkeleton() {
  const t = useTranslations('posture');
  const panels = VIEWS.slice(0, 6).map((view) => t(`view.${view}.title`));
  return <ReadingPage title={t('title')} status={t('reading')} panels={panels} />;
}
