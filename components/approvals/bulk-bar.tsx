'use client';
/** Over the last rows while requests are chosen: how many, and deciding on all of them together. */
import { useTranslations } from 'next-intl';
import { lazy, Suspense, useState } from 'react';
import { Button, IconButton } from '#components/ui/button.tsx';
import type { ApprovalRequest, Decision } from '#lib/approvals/shapes.ts';
import { selection } from './selection.ts';
import { useSingleKeys } from './single-keys.ts';

const BulkDialog = lazy(async () => ({ default: (await import('./bulk-dialog.tsx')).BulkDialog }));

export function BulkBar({ selected }: { readonly selected: readonly ApprovalRequest[] }) {
  const t = useTranslations('approvals.bulk');
  const [asked, setAsked] = useState<Decision | null>(null);
  const count = selected.length;
  useSingleKeys(count === 0 ? {} : { a: () => setAsked('approve'), r: () => setAsked('reject') });
  return (
    <>
      {count > 0 && (
        <section
          data-decide
          aria-label={t('label')}
          className="flex flex-wrap items-center gap-2 border-t border-line-2 bg-raised py-2 ps-gutter pe-3"
        >
          <p role="status" className="font-medium">
            {t('selected', { count })}
          </p>
          <IconButton icon="x" size="sm" label={t('clear')} onClick={selection.clear} />
          <span className="ms-auto flex flex-wrap gap-2">
            <Button size="sm" kind="primary" onClick={() => setAsked('approve')}>
              {t('approve', { count })}
            </Button>
            <Button size="sm" kind="danger" onClick={() => setAsked('reject')}>
              {t('reject', { count })}
            </Button>
          </span>
        </section>
      )}
      {asked !== null && (
        <Suspense>
          <BulkDialog decision={asked} selected={selected} onClose={() => setAsked(null)} />
        </Suspense>
      )}
    </>
  );
}
