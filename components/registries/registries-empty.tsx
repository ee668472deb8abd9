'use client';
/** Nothing to show: because the account may see nothing, or because nothing matches. */
import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Time } from '#components/ui/time.tsx';
import { useAuth } from '#lib/auth/use-auth.tsx';
import type { RegistryList } from '#lib/registries/shapes.ts';
import type { RegistryView } from './use-registry-view.ts';

export function NoRegistries({ list }: { readonly list: Pick<RegistryList, 'subscriptions' | 'readAt'> }) {
  const t = useTranslations('registries.none');
  const { account, signOut } = useAuth();
  return (
    <EmptyState
      icon="box"
      title={t('title', { user: account.userName })}
      action={
        <>
          <CopyButton text={t('request', { user: account.userName })} label={t('copy')} />
          <Button kind="ghost" onClick={() => void signOut()}>
            {t('other')}
          </Button>
        </>
      }
    >
      <p>{t('body')}</p>
      <p>{t.rich('read', { count: list.subscriptions.length, time: () => <Time value={list.readAt} /> })}</p>
    </EmptyState>
  );
}

export function NothingMatches({ total, view }: { readonly total: number; readonly view: RegistryView }) {
  const t = useTranslations('registries.noMatch');
  const { q } = view.filters;
  const hasFacets = Object.values(view.filters).some((chosen) => Array.isArray(chosen) && chosen.length > 0);
  return (
    <EmptyState
      title={q ? t('search', { q, total }) : t('filters', { total })}
      action={
        <>
          {hasFacets && (
            <Button size="sm" onClick={() => view.clear({ q })}>
              {t('clearFilters')}
            </Button>
          )}
          {q && (
            <Button size="sm" kind={hasFacets ? 'ghost' : 'default'} onClick={() => view.search('')}>
              {t('clearSearch')}
            </Button>
          )}
        </>
      }
    />
  );
}
