'use client';
/** Connect from a VM: the commands for one identity that may already pull. */
import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import type { RegistryDetail } from '#lib/registries/shapes.ts';
import type { Holder } from '#lib/rights/holders.ts';
import { ConnectCommandList } from './connect-command-list.tsx';
import { nameOf } from './filter-holders.ts';

type Props = {
  readonly data: RegistryDetail;
  readonly holder: Holder;
  readonly onClose: () => void;
};

export function ConnectDialog({ data, holder, onClose }: Props) {
  const t = useTranslations('identities.connect');
  const { named, deeds } = holder;
  const clientId = named?.clientId ?? null;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('title', { name: nameOf(holder) })}
      description={t('description', { registry: data.ref.name })}
      footer={
        <Button kind="primary" className="ms-auto" onClick={onClose}>
          {t('close')}
        </Button>
      }
    >
      <ConnectCommandList
        data={data}
        as={clientId === null ? { kind: 'system' } : { kind: 'user', clientId }}
        mayPush={deeds.includes('push')}
      />
    </Dialog>
  );
}
