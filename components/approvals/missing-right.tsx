'use client';
/** Without the right nothing is offered: which action is missing, and what to send to whoever gives it. */
import { useTranslations } from 'next-intl';
import { CopyMissingRights } from '#components/rights/copy-missing-rights.tsx';
import { MissingRightReason } from '#components/rights/missing-right-reason.tsx';
import { Icon } from '#components/ui/icon.tsx';
import type { ApprovalRequest } from '#lib/approvals/shapes.ts';
import { CONSOLE_ACTIONS } from '#lib/rights/console-actions.ts';

export function MissingRight({ request }: { readonly request: ApprovalRequest }) {
  const t = useTranslations('approvals.missingRight');
  const { action } = CONSOLE_ACTIONS.decideConnections;
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2.5">
      <Icon name="lock" className="mt-0.5 text-ink-2" />
      <div className="grid justify-items-start gap-1">
        <p className="font-medium">{t('title')}</p>
        <p className="text-ink-2">
          <MissingRightReason name="decideConnections" place={request.registry.name} />
        </p>
        <CopyMissingRights missing={[{ action, scope: request.registryId }]} />
      </div>
    </div>
  );
}
