import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Icon } from '#components/ui/icon.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('pages'))('notFound.title') };
}

/** Addresses that lead nowhere, malformed resource ids among them. */
export default async function NotFound() {
  const t = await getTranslations('pages');
  return (
    <main id="main" className="mx-auto grid w-full max-w-xl content-center gap-3 px-4 py-16">
      <Icon name="brand" className="size-8!" />
      <h1 className="text-2xl font-semibold">{t('notFound.title')}</h1>
      <p className="text-base text-ink-2">{t('notFound.body')}</p>
      <p>
        <Link href="/registries" className="text-accent">
          {t('home')}
        </Link>
      </p>
    </main>
  );
}
