'use client';
/** Connections whose endpoint is gone: why they are still here, and removing all of them at once. */
import { useTranslations } from 'next-intl';
import { MissingRightReason } from '#components/rights/missing-right-reason.tsx';
import { Banner } from '#components/ui/banner.tsx';
import { Button } from '#components/ui/button.tsx';
import type { RegistryDetail } from '#lib/registries/shapes.ts';
import type { ConnectionRow } from './connection-view.ts';

type DisconnectedNoticeProps = {
  readonly rows: readonly ConnectionRow[];
  readonly registry: Pick<RegistryDetail, 'ref' | 'rights'>;
  readonly onRemove: () => void;
};

export function DisconnectedNotice({ rows, registry, onRemove }: DisconnectedNoticeProps) {
  const t = useTranslations('privateAccess.disconnected');
  return (
    <Banner
      kind="info"
      icon="conn-disconnected"
      announce={false}
      title={t('title', { count: rows.length })}
      action={
        <Button
          size="sm"
          onClick={onRemove}
          disabledReason={
            registry.rights.removeConnections === 'missing' && (
              <MissingRightReason name="removeConnections" place={registry.ref.name} />
            )
          }
        >
          {t('remove', { count: rows.length })}
        </Button>
      }
    >
      {t('body', { count: rows.length })}
    </Banner>
  );
}
