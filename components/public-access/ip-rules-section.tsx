'use client';
/** IP rules: adding many, removing single ones, and how near that comes to Azure's limit. */
import { useTranslations } from 'next-intl';
import { Meter } from '#components/ui/meter.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { apply } from '#lib/network-access/change.ts';
import { accessMode } from '#lib/network-access/mode.ts';
import { type OwnAddress, publicAddress } from '#lib/network-access/own-address.ts';
import type { RegistryDetail } from '#lib/registries/shapes.ts';
import { AddRules } from './add-rules.tsx';
import type { Draft } from './draft.ts';
import { isPremium } from './premium.ts';
import { RulesTable } from './rules-table.tsx';
import type { EditDraft } from './use-draft.ts';

type Props = {
  readonly data: RegistryDetail;
  readonly draft: Draft;
  readonly edit: EditDraft;
  readonly error: string | null;
  /** Undefined until the server has told. */
  readonly own: OwnAddress | undefined;
};

export function IpRulesSection({ data, draft, edit, error, own }: Props) {
  const t = useTranslations('publicAccess.rules');
  const after = apply(draft.base, draft.change);
  const mode = accessMode(after);
  return (
    <Panel title={t('title')} actions={<Usage data={data} draft={draft} />} padded={false}>
      {mode !== 'selected' && after.ipRules.length > 0 && (
        <p className="border-b border-line px-4 py-2 text-ink-2">{t('notApplied', { mode })}</p>
      )}
      {isPremium(data) ? (
        <AddRules draft={draft} edit={edit} error={error} own={own} />
      ) : (
        <p className="px-4 py-3.5 text-ink-2">{t('needsPremium', { sku: data.access.sku })}</p>
      )}
      {(isPremium(data) || draft.base.ipRules.length > 0) && (
        <RulesTable registry={data.ref} draft={draft} edit={edit} own={publicAddress(own)} />
      )}
    </Panel>
  );
}

/** Without Azure's number there is no meter: a limit is never guessed. */
function Usage({ data, draft }: Pick<Props, 'data' | 'draft'>) {
  const t = useTranslations('publicAccess.rules');
  const { limit } = data.quotas.ipRules ?? {};
  const used = draft.base.ipRules.length;
  const change = apply(draft.base, draft.change).ipRules.length - used;
  if (limit === undefined || !isPremium(data)) return null;
  const label = change === 0 ? t('used', { used, limit }) : t('usedAfter', { used: used + change, limit });
  return <Meter used={used} limit={limit} change={change} label={label} />;
}
