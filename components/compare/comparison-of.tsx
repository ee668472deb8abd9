'use client';
/** The two sides read, and what differs. A side that cannot be read is named while the other is known. */
import { useTranslations } from 'next-intl';
import { FailureBanner } from '#components/ui/failure-banner.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { SkeletonBar } from '#components/ui/skeleton.tsx';
import { parseBaseline } from '#lib/history/baseline.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { Differences } from './differences.tsx';
import { useSide } from './use-side.ts';

type Props = {
  readonly left: RegistryRef;
  /** Null while none is chosen, and beside a baseline. */
  readonly right: RegistryRef | null;
  readonly at: string | null;
  /** A baseline's text; null where the right side is a registry. */
  readonly pasted: string | null;
};

export function ComparisonOf({ left, right, at, pasted }: Props) {
  const t = useTranslations('compare');
  const one = useSide(left, null);
  const two = useSide(right, at);
  const baseline = pasted === null ? null : parseBaseline(pasted);
  const other = baseline === null ? two.state : baseline.ok ? baseline.state : null;
  const otherName =
    baseline !== null
      ? t('theBaseline')
      : right === null
        ? ''
        : at === null
          ? right.name
          : t('then', { name: right.name });
  return (
    <>
      {one.failure !== null && (
        <FailureBanner failure={one.failure} what={t('unreadSide', { name: left.name })} />
      )}
      {two.failure !== null && right !== null && (
        <FailureBanner failure={two.failure} what={t('unreadSide', { name: right.name })} />
      )}
      {(one.isReading || two.isReading) && (
        <Panel title={t('differences')}>
          <p role="status" className="mb-3 text-ink-2">
            {t('reading')}
          </p>
          <SkeletonBar width="lg" />
        </Panel>
      )}
      {one.state !== null &&
        one.detail !== null &&
        other !== null &&
        (right === null || two.detail !== null) && (
          <Differences
            left={one.detail}
            leftState={one.state}
            right={other}
            rightDetail={two.detail}
            rightName={otherName}
            isPast={at !== null}
          />
        )}
      {one.state !== null && other === null && !two.isReading && two.failure === null && (
        <p className="text-ink-2">{t(baseline === null ? 'chooseRight' : 'pasteFirst')}</p>
      )}
    </>
  );
}
