'use client';
/** The user's own address: a rule for it at one click, or why there is nothing to offer. */
import { useTranslations } from 'next-intl';
import { coverOf } from '#components/registry/rule-cover.ts';
import { Button } from '#components/ui/button.tsx';
import { canonicalRule } from '#lib/network-access/ip-range.ts';
import type { OwnAddress as Own } from '#lib/network-access/own-address.ts';

type Props = {
  readonly own: Own | undefined;
  /** The rules as the draft has them. */
  readonly rules: readonly string[];
  readonly onAdd: (rule: string) => void;
};

export function OwnAddress({ own, rules, onAdd }: Props) {
  const t = useTranslations('publicAccess.own');
  // Nothing is said until it is known; it is no reason to wait.
  if (own === undefined) return null;
  if (own.kind === 'unknown') return <p className="text-xs text-ink-2">{t('unknown')}</p>;
  const { address } = own;
  if (own.kind !== 'public') return <p className="text-xs text-ink-2">{t(own.kind, { address })}</p>;
  const canonical = rules.map(canonicalRule);
  const same = canonical.includes(address);
  const rule = same ? address : coverOf(address, canonical);
  return rule === null ? (
    <Button size="sm" icon="plus" onClick={() => onAdd(address)}>
      {t('add', { address })}
    </Button>
  ) : (
    <p className="text-xs text-ink-2">{t('covered', { address, rule, same: same ? 'yes' : 'no' })}</p>
  );
}
