'use client';
/** Takes the identity provider's answer and goes on to where the user wanted to be. */
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import type { BrowserAuthConfig } from '#lib/auth/browser-config.ts';

export function Arrival({ config }: { config: BrowserAuthConfig }) {
  const t = useTranslations('signIn');
  useEffect(() => {
    (async () => {
      const { arrive } = await import('#lib/auth/msal.ts');
      const arrival = await arrive(config);
      if (arrival.state === 'frame') return;
      if (arrival.state === 'signed_in') window.location.replace(arrival.returnTo);
      else if (arrival.state === 'blocked')
        window.location.replace(`/sign-in/blocked?reason=${encodeURIComponent(arrival.reason)}`);
      // Still signed in (a step-up that was turned down)? Then this leads straight back; else to sign-in.
      else window.location.replace(arrival.returnTo);
    })().catch(() => window.location.replace('/sign-in'));
  }, [config]);
  return (
    <main className="grid min-h-dvh place-items-center" aria-busy="true">
      <p role="status" className="text-ink-2">
        {t('arriving')}
      </p>
    </main>
  );
}
