'use client';
/** The last look's moment in words: today 09:12, yesterday 14:02, of 3 Nov 2026, 08:40. */
import { useLocale, useTranslations } from 'next-intl';

const DAY = 86_400_000;

const startOfDay = (at: number): number => new Date(at).setHours(0, 0, 0, 0);

/** @returns a function for moments before `now`, both in milliseconds. */
export function useSince(now: number): (at: number) => string {
  const t = useTranslations('posture.since');
  const locale = useLocale();
  return (at) => {
    const time = new Intl.DateTimeFormat(locale, {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }).format(at);
    const days = Math.round((startOfDay(now) - startOfDay(at)) / DAY);
    if (days === 0) return t('today', { time });
    if (days === 1) return t('yesterday', { time });
    return t('day', { date: new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(at), time });
  };
}
