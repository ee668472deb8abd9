'use client';
/** The page in one sentence, and what it leaves out. */
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { RegistryIdentities } from '#lib/identities/shapes.ts';
import { countHolders } from '#lib/rights/holders.ts';

export function IdentitiesSentence({ found }: { readonly found: RegistryIdentities }) {
  const t = useTranslations('identities.sentence');
  const { pull, push, idle } = countHolders(found.holders);
  const bold = { b: (chunks: ReactNode) => <b className="font-semibold">{chunks}</b> };
  return (
    <>
      <p className="max-w-[54rem] text-xl tracking-tight text-pretty">
        {t.rich('can', { pull, push, ...bold })}
        {idle > 0 && <> {t.rich('idle', { count: idle, ...bold })}</>}
        {found.anonymousPull === true && <> {t.rich('anonymous', bold)}</>}
      </p>
      <p className="mt-1 max-w-[54rem] text-ink-2">{t(`mode.${found.mode}`)}</p>
      {!found.areRolesRead && <p className="mt-1 text-warning">{t('rolesUnread')}</p>}
    </>
  );
}
