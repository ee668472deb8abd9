'use client';
/** What to send to whoever assigns roles: which actions, where, by which role; and the custom role where it fits. */
import { useTranslations } from 'next-intl';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { approverRole } from '#lib/rights/approver-role.ts';
import { CONSOLE_ACTIONS, consoleActionFor, roleName } from '#lib/rights/console-actions.ts';

export type MissingAction = {
  readonly action: string;
  /** ARM's id. */
  readonly scope: string;
};

type Props = {
  readonly missing: readonly MissingAction[];
  /** False where the custom role can be copied beside it anyway. */
  readonly withRole?: boolean;
};

export function CopyMissingRights({ missing, withRole = true }: Props) {
  const t = useTranslations('rights');
  const { account } = useAuth();
  const lines = missing.map(({ action, scope }) => {
    const name = consoleActionFor(action);
    return `${scope}: ${name === null ? action : t('requestLine', { action, role: roleName(name) })}`;
  });
  const subscriptions = missing.flatMap(({ action, scope }) =>
    action === CONSOLE_ACTIONS.decideConnections.action ? (scope.split('/')[2] ?? []) : [],
  );
  return (
    <span className="flex flex-wrap gap-x-4">
      <CopyButton
        kind="link"
        label={t('copyRequest')}
        text={[t('requestMany', { user: account.userName }), ...lines].join('\n')}
      />
      {withRole && subscriptions.length > 0 && (
        <CopyButton
          kind="link"
          label={t('copyRole')}
          text={JSON.stringify(approverRole([...new Set(subscriptions)]), null, 2)}
        />
      )}
    </span>
  );
}
