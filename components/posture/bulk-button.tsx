'use client';
/** All registries of a list into one bulk change, drafted and reviewed on its own page. */
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { isBulk } from '#lib/posture/links.ts';
import { BULK_PATH, keepBulkSelection } from '#lib/queries/bulk-selection.ts';
import { type ListName, refAt } from './fix-path.ts';
import type { Judged } from './use-posture.ts';

type Props = { readonly judged: Judged; readonly list: ListName; readonly rows: Uint32Array };

/** Nothing for lists that no bulk change mends, and for a single registry. */
export function BulkButton({ judged, list, rows }: Props) {
  const t = useTranslations('posture');
  const router = useRouter();
  const { account } = useAuth();
  const [hasFailed, setFailed] = useState(false);
  if (!isBulk(list) || rows.length < 2) return null;
  const begin = () => {
    const refs = Array.from(rows, (row) => refAt(judged.reading.table, row));
    try {
      keepBulkSelection(account.oid, { refs, address: null });
    } catch {
      setFailed(true);
      return;
    }
    router.push(BULK_PATH);
  };
  return (
    <>
      <Button size="sm" onClick={begin}>
        {t('bulk', { count: rows.length })}
      </Button>
      {hasFailed && <span role="alert">{t('bulkFailed')}</span>}
    </>
  );
}
