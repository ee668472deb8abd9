'use client';
/** Opens the export of what a registry holds; its dialog is loaded when asked for. */
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Time } from '#components/ui/time.tsx';
import type { RegistryDetail } from '#lib/registries/shapes.ts';

const ExportDialog = dynamic(() => import('./export-dialog.tsx').then((part) => part.ExportDialog), {
  ssr: false,
});

export function ExportAction({ data }: { readonly data: RegistryDetail }) {
  const t = useTranslations('exportState');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button icon="download" onClick={() => setOpen(true)}>
        {t('action')}
      </Button>
      {isOpen && (
        <ExportDialog
          registry={data.ref}
          access={data.access}
          description={t.rich('asOf', { time: () => <Time value={data.readAt} format="datetime" /> })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
