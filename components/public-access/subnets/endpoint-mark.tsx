'use client';
/** What became of the subnet that a rule names, as mark and words. */
import { useTranslations } from 'next-intl';
import { FindingBadge } from '#components/ui/finding-badge.tsx';
import { Icon, type IconName } from '#components/ui/icon.tsx';
import { SkeletonBar } from '#components/ui/skeleton.tsx';
import type { RuleState } from '#lib/networks/shapes.ts';

const QUIET: Partial<Record<RuleState | 'without', readonly [IconName, string]>> = {
  ok: ['check', 'text-ok'],
  updating: ['running', 'text-accent'],
  without: ['dash', 'text-ink-3'],
  forbidden: ['lock', 'text-ink-3'],
  unread: ['unknown', 'text-ink-3'],
};

type Props = {
  /** Undefined while Azure is being asked. `without`: a subnet that no rule names and that has no endpoint. */
  readonly state: RuleState | 'without' | undefined;
};

export function EndpointMark({ state }: Props) {
  const t = useTranslations('subnets.state');
  if (state === undefined)
    return (
      <>
        <SkeletonBar width="md" />
        <span className="sr-only">{t('reading')}</span>
      </>
    );
  const quiet = QUIET[state];
  if (quiet === undefined) return <FindingBadge severity="warning">{t(state)}</FindingBadge>;
  const [icon, color] = quiet;
  return (
    <span className="inline-flex items-center gap-1.5 text-xs leading-5">
      <Icon name={icon} size="sm" className={color} />
      {t(state)}
    </span>
  );
}
