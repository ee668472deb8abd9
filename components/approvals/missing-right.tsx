'use client';
/** Without the right nothing is offered: which action is missing, and what to send to whoever gives it. */
import { useTranslations } from 'next-intl';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import type { ApprovalRequest } from '#lib/approvals/shapes.ts';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { RIGHT_ACTIONS } from '#lib/rights/rights.ts';

export function MissingRight({ request }: { readonly request: ApprovalRequest }) {
  const t = useTranslations('approvals.missingRight');
  const { account } = useAuth();
  const action = RIGHT_ACTIONS.decideConnections;
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2.5">
      <Icon name="lock" className="mt-0.5 text-ink-2" />
      <div className="grid justify-items-start gap-1">
        <p className="font-medium">{t('title')}</p>
        <p className="text-ink-2">
          {t.rich('body', {
            registry: request.registry.name,
            action,
            code: (chunks) => <code className="font-mono">{chunks}</code>,
          })}
        </p>
        <CopyButton
          kind="link"
          label={t('copy')}
          text={t('request', { user: account.userName, action, id: request.registryId })}
        />
      </div>
    </div>
  );
}
