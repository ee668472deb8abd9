'use client';
/** What is wrong with one field, in words. */
import { useTranslations } from 'next-intl';
import type { Slip } from './draft.ts';

export function useSlip(slips: readonly Slip[]): (field: string) => string | undefined {
  const t = useTranslations('endpoint.problem');
  return (field) => {
    const slip = slips.find((candidate) => candidate.field === field);
    return slip === undefined ? undefined : t(slip.code, slip.values ?? {});
  };
}
