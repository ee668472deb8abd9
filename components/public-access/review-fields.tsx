'use client';
/** The differences in ARM's own fields; what does not change is only counted. */
import { useTranslations } from 'next-intl';
import { apply, countChanges } from '#lib/network-access/change.ts';
import type { PublicAccess, PublicAccessChange } from '#lib/network-access/model.ts';
import { RuleDiff } from './rule-diff.tsx';

type Props = { readonly base: PublicAccess; readonly change: PublicAccessChange };

export function ReviewFields({ base, change }: Props) {
  const t = useTranslations('review');
  const after = apply(base, change);
  const unchanged = after.ipRules.length - change.addIpRules.length;
  const rulesChange = change.addIpRules.length + change.removeIpRules.length > 0;
  return (
    <>
      <div className="grid gap-2">
        <Field
          name="publicNetworkAccess"
          before={base.publicNetworkAccess}
          after={after.publicNetworkAccess}
        />
        <Field name="networkRuleSet.defaultAction" before={base.defaultAction} after={after.defaultAction} />
        {rulesChange && (
          <div>
            <Name>networkRuleSet.ipRules</Name>
            <RuleDiff add={change.addIpRules} remove={change.removeIpRules} />
          </div>
        )}
      </div>
      {unchanged > 0 && <p className="mt-2 text-xs text-ink-3">{t('unchanged', { count: unchanged })}</p>}
      <p className="mt-3 text-xs text-ink-3">{t('onlyThese', { count: countChanges(change) })}</p>
    </>
  );
}

const Name = ({ children }: { children: string }) => (
  <p className="font-mono text-xs leading-5 text-ink-2 wrap-anywhere">{children}</p>
);

/** Letter case is Azure's business: the same word is the same value. */
const Field = ({ name, before, after }: { name: string; before: string; after: string }) =>
  before.toLowerCase() === after.toLowerCase() ? null : (
    <div>
      <Name>{name}</Name>
      <RuleDiff add={[after]} remove={[before]} />
    </div>
  );
