'use client';
/** A moment in a registry's past: after one of its recorded changes. */
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useLineWords } from '#components/history/use-line-words.ts';
import { FailureBanner } from '#components/ui/failure-banner.tsx';
import { Field } from '#components/ui/field.tsx';
import { Select } from '#components/ui/select.tsx';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { linesOf } from '#lib/history/lines.ts';
import { failureOf } from '#lib/queries/fetch-result.ts';
import { registryHistoryQuery } from '#lib/queries/history.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';

type Props = {
  readonly registry: RegistryRef;
  readonly at: string | null;
  readonly onChoose: (moment: string) => void;
};

export function MomentField({ registry, at, onChoose }: Props) {
  const t = useTranslations('compare');
  const format = useFormatter();
  const words = useLineWords();
  const { account } = useAuth();
  const { data, error } = useQuery(registryHistoryQuery(account.oid, registry));
  const options = useMemo(() => {
    if (data === undefined) return [];
    const { lines } = linesOf(data.entries, data.current);
    return lines
      .filter(
        ({ entry }) => entry.subject === null && entry.outcome === 'done' && entry.deed.kind !== 'delete',
      )
      .map((line) => ({ at: line.entry.until, text: words.what(line) }));
  }, [data, words]);
  if (error !== null) return <FailureBanner failure={failureOf(error)} />;
  return (
    <Field label={t('moment')} hint={data === undefined ? t('readingMoments') : undefined}>
      {(control) => (
        <Select {...control} value={at ?? ''} onChange={({ target }) => onChoose(target.value)}>
          <option value="" disabled>
            {t(options.length === 0 && data !== undefined ? 'noMoments' : 'chooseMoment')}
          </option>
          {options.map((option) => (
            <option key={option.at} value={option.at}>
              {t('afterChange', {
                time: format.dateTime(new Date(option.at), { dateStyle: 'medium', timeStyle: 'medium' }),
                what: option.text,
              })}
            </option>
          ))}
          {at !== null && !options.some((option) => option.at === at) && (
            <option value={at}>
              {format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'medium' })}
            </option>
          )}
        </Select>
      )}
    </Field>
  );
}
