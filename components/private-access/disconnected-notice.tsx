'use client';
/** Connections whose endpoint is gone: why they are still here, and removing all of them at once. */
import { useTranslations } from 'next-intl';
import { Banner } from '#components/ui/banner.tsx';
import { Button } from '#components/ui/button.tsx';
import type { Right } from '#lib/rights/rights.ts';
import type { ConnectionRow } from './connection-view.ts';
import { MissingAction } from './missing-action.tsx';

type DisconnectedNoticeProps = {
  readonly rows: readonly ConnectionRow[];
  readonly right: Right;
  readonly onRemove: () => void;
};

export function DisconnectedNotice({ rows, right, onRemove }: DisconnectedNoticeProps) {
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
          disabledReason={right === 'missing' ? <MissingAction /> : undefined}
        >
          {t('remove', { count: rows.length })}
        </Button>
      }
    >
      {t('body', { count: rows.length })}
    </Banner>
  );
}
