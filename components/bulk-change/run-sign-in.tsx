'use client';
/** A run that waits for a second factor or a new sign-in; coming back it goes on by itself. */
import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useState } from 'react';
import { StepUpPanel } from '#components/shell/step-up-panel.tsx';
import { Banner } from '#components/ui/banner.tsx';
import { Button } from '#components/ui/button.tsx';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { bulkRunStore, type KeptRun } from '#lib/operations/bulk-run-store.ts';

type Props = { readonly run: KeptRun; readonly onBack: () => void };

export function RunSignIn({ run, onBack }: Props) {
  const t = useTranslations('bulkChange.run');
  const { account, stepUp, signInAgain } = useAuth();
  const { id, status, leftSession } = run;
  const isWaiting = status.phase === 'paused' && status.why === 'sign_in' && status.inFlight === 0;
  const [isDeclined, setDeclined] = useState(false);
  // A new session has another end; without one the user turned back.
  const isBack = isWaiting && leftSession !== null && leftSession !== account.expiresAt;
  const arrive = useEffectEvent(() => {
    bulkRunStore.update(id, { leftSession: null });
    onBack();
  });
  useEffect(() => {
    if (isBack) arrive();
  }, [isBack]);
  if (run.isSignedOut)
    return (
      <div className="px-4 pb-3">
        <Banner
          kind="info"
          icon="key"
          title={t('signedOut')}
          action={
            <Button kind="primary" size="sm" onClick={() => void signInAgain()}>
              {t('signInAgain')}
            </Button>
          }
        />
      </div>
    );
  if (!isWaiting || isBack) return null;
  const leave = async (go: () => Promise<void>) => {
    bulkRunStore.update(id, { leftSession: account.expiresAt });
    try {
      await go();
    } catch (error) {
      bulkRunStore.update(id, { leftSession: null });
      throw error;
    }
  };
  const { claims } = status;
  if (claims === undefined || isDeclined)
    return (
      <div className="px-4 pb-3">
        <Banner
          kind="info"
          icon="key"
          title={claims === undefined ? t('signIn') : t('stepUp')}
          action={
            <Button
              kind="primary"
              size="sm"
              onClick={() => void leave(claims === undefined ? signInAgain : () => stepUp(claims))}
            >
              {t('signInAgain')}
            </Button>
          }
        />
      </div>
    );
  return (
    <div className="border-t border-line px-4 py-3.5">
      <StepUpPanel
        body={t('stepUp')}
        onConfirm={() => leave(() => stepUp(claims))}
        onCancel={() => setDeclined(true)}
      />
    </div>
  );
}
