'use client';
/** One sentence: who wrote when, and what that means for what was saved. */
import { useTranslations } from 'next-intl';
import { Time } from '#components/ui/time.tsx';
import { countChanges } from '#lib/network-access/change.ts';
import type { WriteRef } from '#lib/network-access/logged-writes.ts';
import { isGuid } from '#lib/network-access/registry-ref.ts';
import type { AftermathNotice } from '#lib/operations/aftermath-notices.ts';
import { onlyRule, subjectOf } from './aftermath-words.ts';

export function AftermathTitle({ notice }: { readonly notice: AftermathNotice }) {
  const t = useTranslations('aftermath');
  const who = useCallerName(notice.by);
  const { by } = notice;
  const time = () => (by === null ? null : <Moment value={by.at} />);
  if (notice.kind === 'unsaid') return t.rich('unsaid.title', { who, time });
  if (notice.kind === 'overwritten')
    return t.rich('overwritten.title', { who, what: subjectOf(notice), time });
  const rule = onlyRule(notice.change);
  const count = countChanges(notice.change);
  if (rule !== null)
    return t.rich(by === null ? 'vanished.ruleUnknown' : 'vanished.rule', { rule, who, time });
  return t.rich(by === null ? 'vanished.manyUnknown' : 'vanished.many', { count, who, time });
}

/** Users have a name with an @; Azure names programs by their object id. */
function useCallerName(by: WriteRef | null): string {
  const t = useTranslations('aftermath');
  const caller = by?.caller ?? null;
  if (caller === null) return t('someone');
  return isGuid(caller) ? t('program', { id: caller }) : caller;
}

const HALF_A_DAY = 12 * 3_600_000;

/** With the day where the time alone would mislead. */
const Moment = ({ value }: { readonly value: string }) => (
  <Time value={value} format={Date.now() - Date.parse(value) < HALF_A_DAY ? 'time' : 'datetime'} />
);
