'use client';
/** Where a run stands, in one sentence. */
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Time } from '#components/ui/time.tsx';
import type { KeptRun } from '#lib/operations/bulk-run-store.ts';

const PAUSED = {
  user: 'pausedUser',
  failures: 'pausedFailures',
  canary: 'pausedCanary',
  sign_in: 'pausedSignIn',
} as const;

export function usePhaseWords(): (run: KeptRun) => ReactNode {
  const t = useTranslations('bulkChange.run.phase');
  return ({ status, items, request, isLost }) => {
    const { phase, why = 'user', endedAt } = status;
    const name = items[request.canary]?.registry.name ?? '';
    if (isLost) return t('lost');
    if (phase === 'paused') return t(PAUSED[why], { name });
    if (phase === 'ended' || phase === 'stopped')
      return t.rich(phase, { time: () => (endedAt === undefined ? null : <Time value={endedAt} />) });
    return t(phase, { name });
  };
}
