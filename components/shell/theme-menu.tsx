'use client';
/** System, light or dark. Takes effect at once; the cookie makes the server's next first paint right. */
import { useTranslations } from 'next-intl';
import { useSyncExternalStore } from 'react';
import { Icon } from '#components/ui/icon.tsx';
import { Menu, MenuRadio } from '#components/ui/menu.tsx';
import { keepPreference } from './preference-cookie.ts';

const THEMES = ['system', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

/** The attribute on <html> is the one owner of the choice; this hears of its changes. */
const subscribe = (changed: () => void) => {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
};
const current = (): Theme => {
  const chosen = document.documentElement.dataset['theme'];
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system';
};

function choose(theme: Theme) {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  keepPreference('theme', theme === 'system' ? null : theme);
}

export function ThemeMenu() {
  const t = useTranslations('shell.theme');
  const theme = useSyncExternalStore(subscribe, current, () => 'system' as const);
  return (
    <Menu label={t('label', { theme: t(theme) })} trigger={<Icon name="theme" />}>
      {THEMES.map((name) => (
        <MenuRadio key={name} checked={name === theme} onSelect={() => choose(name)}>
          {t(name)}
        </MenuRadio>
      ))}
    </Menu>
  );
}
