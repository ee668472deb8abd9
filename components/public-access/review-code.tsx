'use client';
/** The same change as code: az for who prefers it, Bicep and Terraform so that the next deployment keeps it. */
import { useTranslations } from 'next-intl';
import { CodeTabs } from '#components/ui/code-tabs.tsx';
import { azScript } from '#lib/network-access/export/az.ts';
import { bicepText } from '#lib/network-access/export/bicep.ts';
import type { SayNote } from '#lib/network-access/export/note.ts';
import { terraformText } from '#lib/network-access/export/terraform.ts';
import { jsonBody } from '#lib/network-access/export/whole-state.ts';
import type { NetworkAccess, PublicAccessChange } from '#lib/network-access/model.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';

type Props = {
  readonly registry: RegistryRef;
  readonly before: NetworkAccess;
  readonly after: NetworkAccess;
  readonly change: PublicAccessChange;
};

export function ReviewCode({ registry, before, after, change }: Props) {
  const t = useTranslations('review.code');
  const tNote = useTranslations('export');
  const say: SayNote = ({ key, values }) => tNote(key, values);
  const az = azScript(registry, before, change, say);
  const tabs = [
    { key: 'az', name: 'az', text: az },
    { key: 'bicep', name: 'Bicep', text: bicepText(registry.name, after, say) },
    { key: 'terraform', name: 'Terraform', text: terraformText(registry, after, say) },
    { key: 'json', name: 'JSON', text: jsonBody(registry, after) },
  ].filter(({ text }) => text !== '');
  return <CodeTabs label={t('label')} tabs={tabs.map((tab) => ({ ...tab, copy: t(`copy.${tab.key}`) }))} />;
}
