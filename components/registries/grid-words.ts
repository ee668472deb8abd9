'use client';
/** Every word that a row may say, looked up once for all rows. */

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { ageOf } from '#components/ui/age.ts';
import { localMoment } from '#components/ui/local-time.ts';
import { ENDPOINT_STATES, MATCHES } from '#lib/fleet-table/filters.ts';
import { SEVERITIES } from '#lib/fleet-table/severity.ts';
import { FINDING_CODES, MODES } from '#lib/fleet-table/table.ts';
import type { FindingCode } from '#lib/network-access/finding.ts';

/** Their own words name numbers, which the table does not keep. */
const QUOTAS: readonly FindingCode[] = ['ip_rules_quota', 'subnet_rules_quota', 'endpoints_quota'];

const record = <K extends string>(keys: readonly K[], word: (key: K) => string) =>
  Object.fromEntries(keys.map((key) => [key, word(key)])) as Readonly<Record<K, string>>;

/** What a finding is called where many are listed. */
export function useKindWords(): Readonly<Record<FindingCode, string>> {
  const t = useTranslations('finding');
  const tView = useTranslations('fleetView.kind');
  return useMemo(
    () => record(FINDING_CODES, (code) => (QUOTAS.includes(code) ? tView(code) : t(`${code}.short`))),
    [t, tView],
  );
}

export function useGridWords(now: string) {
  const t = useTranslations('registries');
  const tView = useTranslations('fleetView');
  const tCommon = useTranslations('common');
  const kind = useKindWords();
  return useMemo(() => {
    return {
      kind,
      mode: record(MODES, (mode) => tCommon(`mode.${mode}`)),
      severity: record(SEVERITIES, (severity) => tCommon(`severity.${severity}`)),
      connection: record(ENDPOINT_STATES, (state) => tCommon(`connection.${state}`)),
      match: record(MATCHES, (match) => tView(`match.${match}`)),
      none: tCommon('none'),
      notYetKnown: tCommon('notYetKnown'),
      noFindings: t('noFindings'),
      on: t('on'),
      off: t('off'),
      moreFindings: (rest: string) => t('moreFindings', { rest }),
      moreRules: (count: number) => tView('moreRules', { count }),
      select: (name: string) => tView('selectOne', { name }),
      age: (at: number) => {
        const { unit, n } = ageOf(new Date(at).toISOString(), now);
        return tCommon(`age.${unit}`, { n });
      },
      moment: (at: number) => localMoment(new Date(at)),
    };
  }, [t, tView, tCommon, kind, now]);
}

export type GridWords = ReturnType<typeof useGridWords>;
