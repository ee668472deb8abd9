'use client';
/** The same edits as one script to copy; made when it is opened. */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { azScriptOfMany } from '#lib/bulk-change/az-script.ts';
import type { EditRow } from './rows.ts';

export function PreviewScript({ edits }: { readonly edits: readonly EditRow[] }) {
  const t = useTranslations('bulkChange.preview');
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="group px-4 py-2" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="flex cursor-pointer items-center gap-1.5 font-medium">
        <Icon name="copy" className="text-ink-3" />
        {t('script')}
        <Icon name="down" size="sm" className="text-ink-3 group-open:rotate-180" />
      </summary>
      {isOpen && <Script edits={edits} />}
    </details>
  );
}

function Script({ edits }: { readonly edits: readonly EditRow[] }) {
  const t = useTranslations('bulkChange.preview');
  const tNote = useTranslations('export');
  const text = azScriptOfMany(edits, ({ key, values }) => tNote(key, values));
  return (
    <div className="mt-2 grid justify-items-start gap-2">
      <p className="text-ink-2">{t('scriptNote')}</p>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrollable by keyboard
        tabIndex={0}
        className="max-h-72 w-full overflow-auto rounded-md border border-line-2 bg-canvas px-3 py-2 font-mono text-xs"
      >
        {text}
      </pre>
      <CopyButton size="sm" label={t('copyScript')} text={text} />
    </div>
  );
}
