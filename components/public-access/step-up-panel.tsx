'use client';
/** Azure wants a second factor, or a new sign-in, before it takes the change. Nothing is lost on the way. */
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Icon } from '#components/ui/icon.tsx';
import type { Frame } from './review-frame.ts';

type Props = {
  readonly frame: Frame;
  readonly back: ReactNode;
  readonly count: number;
  readonly name: string;
  /** Azure's claims challenge, handed on as it is; null where a plain sign-in is enough. */
  readonly claims: string | null;
  readonly isLeaving: boolean;
  readonly onStepUp: (claims: string) => Promise<void>;
  readonly onSignIn: () => Promise<void>;
};

export function StepUpPanel({ frame, back, count, name, claims, isLeaving, onStepUp, onSignIn }: Props) {
  const t = useTranslations(claims === null ? 'review.signIn' : 'review.stepUp');
  return (
    <Dialog
      {...frame}
      footer={
        <div className="ms-auto flex flex-wrap gap-2">
          {back}
          <Button
            kind="primary"
            busy={isLeaving}
            onClick={() => void (claims === null ? onSignIn() : onStepUp(claims))}
          >
            {t('confirm')}
          </Button>
        </div>
      }
    >
      <div role="alert" className="grid justify-items-start gap-2 py-2">
        <Icon name="key" size="xl" className="text-ink-3" />
        <h3 data-autofocus tabIndex={-1}>
          {t('title')}
        </h3>
        <p className="max-w-[56ch] text-ink-2">{t('body', { count, name })}</p>
      </div>
    </Dialog>
  );
}
