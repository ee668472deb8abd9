'use client';
/** Recognises a write of this tab by its correlation id. */
import { useTranslations } from 'next-intl';
import { Tag } from '#components/ui/tag.tsx';
import { Time } from '#components/ui/time.tsx';
import type { Entry } from '#lib/history/model.ts';
import { useOperations } from '#lib/queries/operations.ts';

export function OwnSave({ entry: { correlationId } }: { readonly entry: Entry }) {
  const t = useTranslations('history');
  const own = useOperations().find(
    (operation) =>
      operation.kind === 'public-access' &&
      correlationId !== null &&
      (operation.outcome?.correlationId ?? operation.failure?.details?.correlationId)?.toLowerCase() ===
        correlationId.toLowerCase(),
  );
  if (own === undefined) return null;
  return <Tag>{t.rich('ownSave', { time: () => <Time value={own.startedAt} /> })}</Tag>;
}
