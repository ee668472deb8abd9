'use client';
/** The two languages, each in its own words. The page is asked again from the server, drafts stay. */
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { Icon } from '#components/ui/icon.tsx';
import { Menu, MenuRadio } from '#components/ui/menu.tsx';
import { LOCALES, type Locale } from '#lib/i18n/locale.ts';
import { keepPreference } from './preference-cookie.ts';

/** Never translated: whoever looks for a language looks for its own name. */
export const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = { en: 'English', ko: '한국어' };

export function useChooseLanguage() {
  const router = useRouter();
  return (locale: Locale) => {
    keepPreference('locale', locale);
    router.refresh();
  };
}

export function LanguageMenu() {
  const t = useTranslations('shell');
  const locale = useLocale();
  const choose = useChooseLanguage();
  return (
    <Menu
      label={t('language', { name: LANGUAGE_NAMES[locale as Locale] ?? locale })}
      trigger={<Icon name="lang" />}
    >
      {LOCALES.map((known) => (
        <MenuRadio key={known} lang={known} checked={known === locale} onSelect={() => choose(known)}>
          {LANGUAGE_NAMES[known]}
        </MenuRadio>
      ))}
    </Menu>
  );
}
