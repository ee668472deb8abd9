'use client';
/** How the sign-in page looks: what this is, why one is here, one button, one promise. */
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Banner } from '#components/ui/banner.tsx';
import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { LOCALES } from '#lib/i18n/locale.ts';
import { LANGUAGE_NAMES, useChooseLanguage } from './language-menu.tsx';

type SignInPanelProps = {
  readonly reason: 'expired' | 'signed_out' | null;
  /** Where the user comes back to; shown as it is. */
  readonly returnTo: string;
  /** The identity provider could not be reached. */
  readonly failed: boolean;
  /** The sign-in button. */
  readonly children: ReactNode;
};

export function SignInPanel({ reason, returnTo, failed, children }: SignInPanelProps) {
  const t = useTranslations('signIn');
  const locale = useLocale();
  const choose = useChooseLanguage();
  return (
    <>
      <main id="main" className="grid items-center px-4 py-8">
        <div className="mx-auto grid w-full max-w-96 gap-5">
          <div className="grid gap-3">
            <Icon name="brand" className="-ms-0.5 size-8!" />
            <h1 className="text-2xl">{t('product')}</h1>
            <p className="text-base text-ink-2">{t('lead')}</p>
          </div>
          {reason === 'expired' && (
            <Banner kind="info" icon="clock" title={t('expired')} announce={false}>
              {t.rich('return', {
                place: () => <b className="font-medium wrap-anywhere">{placeOf(returnTo)}</b>,
              })}
            </Banner>
          )}
          {reason === 'signed_out' && (
            <Banner kind="ok" title={t('signedOut')} announce={false}>
              {t('signedOutBody')}
            </Banner>
          )}
          {failed && (
            <Banner kind="critical" title={t('failed')}>
              {t('failedBody')}
            </Banner>
          )}
          <div className="grid">{children}</div>
          <p className="text-ink-2">{t('promise')}</p>
        </div>
      </main>
      <footer className="flex flex-wrap items-center justify-center gap-5 border-t border-line p-3 text-xs text-ink-2">
        {LOCALES.map((known) =>
          known === locale ? (
            <span key={known} lang={known}>
              {LANGUAGE_NAMES[known]}
            </span>
          ) : (
            <Button key={known} kind="link" lang={known} onClick={() => choose(known)}>
              {LANGUAGE_NAMES[known]}
            </Button>
          ),
        )}
      </footer>
    </>
  );
}

/** A place by the name a person knows it by: the registry of an address, else the address itself. */
const placeOf = (path: string): string => {
  try {
    const [, area, , , name] = new URL(path, 'http://here').pathname.split('/').map(decodeURIComponent);
    return name && (area === 'registries' || area === 'approvals') ? name : path;
  } catch {
    return path;
  }
};
