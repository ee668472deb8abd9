'use client';
/** The differences in ARM's own fields; what does not change is only counted. */
import { useTranslations } from 'next-intl';
import { apply, countChanges, subnetIds } from '#lib/network-access/change.ts';
import type { PublicAccess, PublicAccessChange } from '#lib/network-access/model.ts';
import { patchPlan } from '#lib/network-access/patch.ts';
import { ChangeFields } from './change-fields.tsx';

type Props = { readonly base: PublicAccess; readonly change: PublicAccessChange };

export function ReviewFields({ base, change }: Props) {
  const t = useTranslations('review');
  const after = apply(base, change);
  const unchanged =
    after.ipRules.length -
    change.addIpRules.length +
    (subnetIds(after)?.length ?? 0) -
    change.addSubnetRules.length;
  const patches = patchPlan(base, change).length;
  return (
    <>
      <ChangeFields base={base} change={change} />
      {unchanged > 0 && <p className="mt-2 text-xs text-ink-3">{t('unchanged', { count: unchanged })}</p>}
      <p className="mt-3 text-xs text-ink-3">{t('onlyThese', { count: countChanges(change) })}</p>
      {patches > 1 && <p className="mt-1 text-xs text-ink-3">{t('twoSteps')}</p>}
    </>
  );
}
