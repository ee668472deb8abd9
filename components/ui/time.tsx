'use client';
/**
 * Moments. The server does not know the reader's time zone, so the first paint says UTC and the browser
 * replaces it by local time right after hydration; ages are computed from data and never differ.
 */
import { useLocale, useTranslations } from 'next-intl';
import { ageOf } from './age.ts';
import { localMoment, localTime } from './local-time.ts';
import { useHydrated } from './use-hydrated.ts';

const OPTIONS = {
  date: { dateStyle: 'medium' },
  datetime: {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

type Format = 'time' | keyof typeof OPTIONS;

const utc = (value: string, format: Format): string => {
  const iso = new Date(value).toISOString();
  const [date, time] = [iso.slice(0, 10), `${iso.slice(11, 19)} UTC`];
  return { time, date, datetime: `${date} ${time}` }[format];
};

const local = (value: string, format: Format, locale: string): string =>
  format === 'time'
    ? localTime(new Date(value))
    : new Intl.DateTimeFormat(locale, OPTIONS[format]).format(new Date(value));

type TimeProps = {
  /** ISO 8601. */
  readonly value: string;
  /** `time` (the default): 14:32:07. `date`, `datetime`: with the day, in the reader's language. */
  readonly format?: Format;
};

export const Time = ({ value, format = 'time' }: TimeProps) => {
  const locale = useLocale();
  const hydrated = useHydrated();
  return (
    <time dateTime={value} className="whitespace-nowrap">
      {hydrated ? local(value, format, locale) : utc(value, format)}
    </time>
  );
};

type AgeTimeProps = {
  readonly value: string;
  /** Compared with this moment, e.g. when the list was read: ISO 8601 or milliseconds. It does not tick. */
  readonly now: string | number;
};

/** "6 min", "2 h", "3 d"; the exact local time is its tooltip. */
export const AgeTime = ({ value, now }: AgeTimeProps) => {
  const t = useTranslations('common.age');
  const hydrated = useHydrated();
  const { unit, n } = ageOf(value, now);
  return (
    <time
      dateTime={value}
      className="whitespace-nowrap"
      title={hydrated ? localMoment(new Date(value)) : undefined}
    >
      {t(unit, { n })}
    </time>
  );
};
