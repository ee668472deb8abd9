'use client';
/** What a reader sends to whoever assigns roles: who needs which action on which resource. */
import { useTranslations } from 'next-intl';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { useAuth } from '#lib/auth/use-auth.tsx';
import type { RegistryDetail } from '#lib/registries/shapes.ts';
import { RIGHT_ACTIONS } from '#lib/rights/rights.ts';

export function CopyRequest({ data }: { data: RegistryDetail }) {
  const t = useTranslations('registry.readOnly');
  const { account } = useAuth();
  const text = t('request', {
    user: account.userName,
    action: RIGHT_ACTIONS.editPublicAccess,
    id: data.id,
  });
  return <CopyButton kind="link" label={t('copy')} text={text} />;
}
