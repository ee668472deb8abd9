'use client';
/** The sign-in page: tries a silent renewal when a session has just run out, otherwise asks once. */
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import type { BrowserAuthConfig } from '#lib/auth/browser-config.ts';
import { keepReturnPath, takeSignedOut } from '#lib/auth/return-path.ts';
import { SignInPanel } from './sign-in-panel.tsx';

type Props = {
  config: BrowserAuthConfig;
  /** A checked path of this console. */
  returnTo: string;
  /** `other`: the user asks to be somebody else. */
  reason: 'expired' | 'other' | null;
};

export function SignIn({ config, returnTo, reason }: Props) {
  const t = useTranslations('signIn');
  const [state, setState] = useState<'idle' | 'working' | 'failed'>('idle');

  const [signedOut, setSignedOut] = useState(false);
  useEffect(() => {
    if (takeSignedOut()) setSignedOut(true);
  }, []);

  useEffect(() => {
    if (reason !== 'expired') return;
    let gone = false;
    (async () => {
      setState('working');
      const { renew } = await import('#lib/auth/msal.ts');
      if (await renew(config, null)) window.location.replace(returnTo);
      else if (!gone) setState('idle');
    })().catch(() => setState('idle'));
    return () => {
      gone = true;
    };
  }, [config, reason, returnTo]);

  async function start() {
    setState('working');
    try {
      keepReturnPath(returnTo);
      const { signIn } = await import('#lib/auth/msal.ts');
      // After signing out, the next sign-in must not silently be the same person again.
      await signIn(config, signedOut || reason === 'other');
    } catch {
      setState('failed');
    }
  }

  return (
    <SignInPanel
      reason={signedOut ? 'signed_out' : reason === 'expired' ? 'expired' : null}
      returnTo={returnTo}
      failed={state === 'failed'}
    >
      <Button kind="primary" size="lg" onClick={start} busy={state === 'working'}>
        {t('button')}
      </Button>
    </SignInPanel>
  );
}
