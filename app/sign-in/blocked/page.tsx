import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { env } from '#lib/env.ts';

type Search = { reason?: string | string[] };

/** What an administrator must do, by the identity provider's code. */
const CAUSES: Readonly<Record<string, 'consent' | 'assignment' | 'tenant' | 'secret'>> = {
  AADSTS65001: 'consent',
  AADSTS50105: 'assignment',
  AADSTS50020: 'tenant',
  AADSTS90072: 'tenant',
  AADSTS50194: 'tenant',
  AADSTS700016: 'tenant',
  AADSTS7000215: 'secret',
  AADSTS7000222: 'secret',
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('blocked'))('title') };
}

export default async function BlockedPage({ searchParams }: { searchParams: Promise<Search> }) {
  const { reason } = await searchParams;
  const code = typeof reason === 'string' && /^AADSTS\d{1,8}$/.test(reason) ? reason : null;
  const cause = (code !== null && CAUSES[code]) || 'other';
  const t = await getTranslations('blocked');
  const values = { clientId: env().clientId, tenantId: env().tenantId };
  const ask = t(`${cause}.ask`, values);
  return (
    <main id="main" className="mx-auto grid min-h-dvh max-w-xl content-center gap-4 px-4 py-12">
      <Icon name="brand" className="size-8!" />
      <h1 className="text-2xl font-semibold">{t(`${cause}.title`)}</h1>
      <p className="text-base text-ink-2">{t(`${cause}.body`)}</p>
      <section className="rounded-lg border border-line-2 bg-surface p-4" aria-labelledby="ask">
        <h2 id="ask" className="mb-2 text-sm font-semibold">
          {t('askHeading')}
        </h2>
        <p className="mb-3 break-words text-sm">{ask}</p>
        <CopyButton text={ask} label={t('copy')} />
      </section>
      {code !== null && <p className="text-xs text-ink-3">{t('code', { code })}</p>}
      <p>
        <Link href="/sign-in?reason=other" className="text-accent">
          {t('again')}
        </Link>
      </p>
    </main>
  );
}
