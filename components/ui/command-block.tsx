'use client';
/** Commands to copy, with where to run them above and what they say below. */
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { CopyButton } from './copy-button.tsx';

type Props = {
  readonly label: ReactNode;
  readonly text: string;
  /** What to expect. */
  readonly note?: ReactNode;
};

export function CommandBlock({ label, text, note }: Props) {
  const t = useTranslations('common');
  return (
    <div className="grid gap-1">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <p className="font-medium">{label}</p>
        <CopyButton kind="link" label={t('copyCommands')} text={text} />
      </div>
      <pre className="overflow-x-auto rounded-md border border-line-2 bg-canvas px-3 py-2 font-mono text-xs">
        {text}
      </pre>
      {note !== undefined && <p className="text-ink-2">{note}</p>}
    </div>
  );
}
