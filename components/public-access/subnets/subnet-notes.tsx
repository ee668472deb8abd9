'use client';
/** What is to be known about subnet rules beside the rules themselves: quota, limits of the feature, effect. */
import { useTranslations } from 'next-intl';
import type { Draft } from '#components/public-access/draft.ts';
import { Icon } from '#components/ui/icon.tsx';
import { apply } from '#lib/network-access/change.ts';
import { accessMode } from '#lib/network-access/mode.ts';
import type { RegistryDetail } from '#lib/registries/shapes.ts';

type Props = { readonly data: RegistryDetail; readonly draft: Pick<Draft, 'base' | 'change'> };

/** Without Azure's number there is none here: a limit is never guessed. */
export function Aside({ data, draft }: Props) {
  const t = useTranslations('subnets');
  const { limit } = data.quotas.subnetRules ?? {};
  const used = draft.base.subnetRules?.length ?? 0;
  const after = apply(draft.base, draft.change).subnetRules?.length ?? 0;
  if (limit === undefined) return null;
  return after === used ? t('used', { used, limit }) : t('usedAfter', { used: after, limit });
}

/** Above the rules: what keeps them from working here. */
export function SubnetNotes({ data, draft }: Props) {
  const t = useTranslations('subnets');
  const after = apply(draft.base, draft.change);
  const mode = accessMode(after);
  const { approved } = data.access.connections;
  if ((after.subnetRules?.length ?? 0) === 0) return null;
  return (
    <>
      {mode !== 'selected' && (
        <p className="border-b border-line px-4 py-2 text-ink-2">{t('notApplied', { mode })}</p>
      )}
      {approved > 0 && (
        <p className="flex gap-2 border-b border-line px-4 py-2">
          <Icon name="warning" className="mt-0.5 text-warning" />
          {t('besideEndpoints', { count: approved })}
        </p>
      )}
    </>
  );
}

const ABOUT = 'https://learn.microsoft.com/azure/container-registry/container-registry-vnet';
const PRIVATE_LINK = 'https://learn.microsoft.com/azure/container-registry/container-registry-private-link';

export function Cautions() {
  const t = useTranslations('subnets');
  const link = (href: string) => (chunks: React.ReactNode) => (
    <a href={href} target="_blank" rel="noreferrer">
      {chunks}
    </a>
  );
  return (
    <p className="text-xs text-ink-2">
      {t.rich('cautions', { about: link(ABOUT), instead: link(PRIVATE_LINK) })}
    </p>
  );
}
