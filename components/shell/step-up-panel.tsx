'use client';
/** Azure wants a second factor for this write: what it is for, and that nothing typed is lost. */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';

type StepUpPanelProps = {
  /** What the second factor is for, and that nothing typed is lost. */
  readonly body: string;
  readonly onConfirm: () => Promise<void>;
  readonly onCancel: () => void;
};

export function StepUpPanel({ body, onConfirm, onCancel }: StepUpPanelProps) {
  const t = useTranslations('shell.stepUp');
  const [state, setState] = useState<'asked' | 'leaving' | 'failed'>('asked');
  const confirm = () => {
    setState('leaving');
    void onConfirm().catch(() => setState('failed'));
  };
  return (
    <div role="alert" className="grid justify-items-start gap-2">
      <Icon name="key" size="xl" className="text-ink-3" />
      <h3>{t('title')}</h3>
      <p className="max-w-[56ch] text-ink-2">{body}</p>
      {state === 'failed' && <p className="text-critical">{t('failed')}</p>}
      <div className="flex flex-wrap gap-2 pt-0.5">
        <Button kind="primary" busy={state === 'leaving'} onClick={confirm}>
          {t('confirm')}
        </Button>
        <Button kind="ghost" onClick={onCancel}>
          {t('notNow')}
        </Button>
      </div>
    </div>
  );
}
