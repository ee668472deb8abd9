'use client';
/** When Azure was read, and reading it again. */
import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { Time } from '#components/ui/time.tsx';

type Props = {
  /** ISO 8601. */
  readonly readAt: string;
  readonly isReading: boolean;
  readonly onReadAgain: () => void;
};

export function ReadLine({ readAt, isReading, onReadAgain }: Props) {
  const t = useTranslations();
  return (
    <div className="flex flex-wrap items-center gap-x-2 text-xs text-ink-3">
      <p role="status">{t.rich('registry.readAt', { time: () => <Time value={readAt} /> })}</p>
      <Button kind="link" className="text-xs" busy={isReading} onClick={onReadAgain}>
        {t('common.readAgain')}
      </Button>
    </div>
  );
}
