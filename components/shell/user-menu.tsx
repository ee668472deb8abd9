'use client';
/** Who is signed in, and the way out. */
import { useTranslations } from 'next-intl';
import { Menu, MenuAction } from '#components/ui/menu.tsx';
import { useAuth } from '#lib/auth/use-auth.tsx';

/** Two letters a person recognises themself by; one for scripts where a syllable says enough. */
const initialsOf = (name: string): string => {
  const words = name.split(/[\s.@_-]+/).filter(Boolean);
  const letters =
    words.length > 1 ? words.slice(0, 2).map((word) => [...word][0]) : [...(words[0] ?? '')].slice(0, 2);
  return letters.join('').toUpperCase();
};

export function UserMenu() {
  const t = useTranslations('shell');
  const { account, signOut } = useAuth();
  return (
    <Menu
      label={t('user', { name: account.userName })}
      trigger={
        <span className="grid size-6.5 place-items-center rounded-full border border-line-2 bg-sunken text-2xs font-semibold text-ink-2">
          {initialsOf(account.name || account.userName)}
        </span>
      }
      header={
        <div className="mb-1 border-b border-line px-2 pt-1.5 pb-2">
          <p className="font-medium">{account.name}</p>
          <p className="text-xs text-ink-2">{account.userName}</p>
        </div>
      }
    >
      <MenuAction onSelect={() => void signOut()}>{t('signOut')}</MenuAction>
    </Menu>
  );
}
