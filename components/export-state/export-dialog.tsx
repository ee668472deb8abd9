'use client';
/** A registry's whole network access as az, Bicep, Terraform and JSON, to copy or to download. */
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { CodeTabs } from '#components/ui/code-tabs.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { bicepText } from '#lib/network-access/export/bicep.ts';
import type { SayNote } from '#lib/network-access/export/note.ts';
import { terraformText } from '#lib/network-access/export/terraform.ts';
import { azWholeState, jsonBody } from '#lib/network-access/export/whole-state.ts';
import type { NetworkAccess } from '#lib/network-access/model.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';

type Props = {
  readonly registry: RegistryRef;
  readonly access: NetworkAccess;
  /** Which state this is: when it was read, or when it was in effect. */
  readonly description: ReactNode;
  readonly onClose: () => void;
};

export function ExportDialog({ registry, access, description, onClose }: Props) {
  const t = useTranslations('exportState');
  const tNote = useTranslations('export');
  // The comments of a whole state that no change has are with this dialog's own words.
  const say: SayNote = ({ key, values }) => (OWN.has(key) ? t(`note.${key}`, values) : tNote(key, values));
  const { name } = registry;
  const tabs = [
    { key: 'az', name: 'az', text: azWholeState(registry, access, say), file: `${name}.sh` },
    { key: 'bicep', name: 'Bicep', text: bicepText(name, access, say), file: `${name}.bicep` },
    { key: 'terraform', name: 'Terraform', text: terraformText(registry, access, say), file: `${name}.tf` },
    { key: 'json', name: 'JSON', text: jsonBody(registry, access), file: `${name}.json` },
  ];
  return (
    <Dialog open onClose={onClose} size="lg" title={t('title', { name })} description={description}>
      <div className="grid gap-3">
        <p className="max-w-prose text-ink-2">{t('what')}</p>
        <CodeTabs
          label={t('notation')}
          tabs={tabs.map((tab) => ({
            ...tab,
            copy: t(`copy.${tab.key}`),
            save: t('download', { file: tab.file }),
          }))}
        />
        <p className="max-w-prose text-xs text-ink-2">{t('limits')}</p>
      </div>
    </Dialog>
  );
}

const OWN = new Set(['azWhole', 'azExact']);
