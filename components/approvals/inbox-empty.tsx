'use client';
/** Nothing waits; or nothing could, because the account sees no registry. Says what was read, and when. */
import { useTranslations } from 'next-intl';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Time } from '#components/ui/time.tsx';
import type { ApprovalList } from '#lib/approvals/shapes.ts';
import { useAuth } from '#lib/auth/use-auth.tsx';

type InboxEmptyProps = {
  readonly list: Pick<ApprovalList, 'registriesRead' | 'subscriptions' | 'failures' | 'readAt'>;
};

export function InboxEmpty({ list }: InboxEmptyProps) {
  const t = useTranslations('approvals.empty');
  const { account } = useAuth();
  const { registriesRead: registries, failures, readAt } = list;
  const values = {
    registries,
    subscriptions: list.subscriptions.length,
    time: () => <Time value={readAt} />,
  };
  // With a subscription unread, nobody knows what the account may see.
  return registries === 0 && failures.length === 0 ? (
    <EmptyState
      icon="box"
      title={t('noRegistries', { user: account.userName })}
      action={<CopyButton text={t('request', { user: account.userName })} label={t('copy')} />}
    >
      <p>{t('noRegistriesBody')}</p>
      <p>{t.rich('checkedNothing', values)}</p>
    </EmptyState>
  ) : (
    <EmptyState title={t('title')}>
      <p>{t.rich('body', values)}</p>
    </EmptyState>
  );
}
