/** The bar above every page: where one can go, and who one is. */
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Icon } from '#components/ui/icon.tsx';
import { LanguageMenu } from './language-menu.tsx';
import { MainNav } from './main-nav.tsx';
import { ThemeMenu } from './theme-menu.tsx';
import { UserMenu } from './user-menu.tsx';

/** @param isPublicCloud false shows a quiet badge: what is done here is not done to real Azure. */
export function TopBar({ isPublicCloud }: { readonly isPublicCloud: boolean }) {
  const t = useTranslations('shell');
  return (
    <>
      <a
        href="#main"
        className="absolute start-4 -top-16 z-50 rounded-md bg-action px-3 py-2 text-on-action focus:top-2"
      >
        {t('skip')}
      </a>
      <header className="z-20 flex flex-none flex-wrap items-center gap-x-1 border-b border-line bg-surface px-gutter max-sm:pt-1 sm:sticky sm:top-0 sm:h-bar sm:flex-nowrap">
        <Link
          href="/registries"
          prefetch={false}
          aria-label={t('product')}
          className="flex items-center gap-2 font-semibold whitespace-nowrap text-ink hover:no-underline lg:me-4"
        >
          <Icon name="brand" size="lg" />
          <span className="max-lg:hidden">{t('product')}</span>
        </Link>
        <MainNav />
        <span className="flex-1" />
        {!isPublicCloud && (
          <span
            title={t('notAzure')}
            className="mx-1 rounded-sm border border-dashed border-control px-2 text-xs leading-5 whitespace-nowrap text-ink-2"
          >
            {t('environment')}
          </span>
        )}
        <LanguageMenu />
        <ThemeMenu />
        <UserMenu />
      </header>
    </>
  );
}
