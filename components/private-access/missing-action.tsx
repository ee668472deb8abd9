'use client';
/** Which action is missing for removing connections; in the tooltip of a button that stays reachable. */
import { useTranslations } from 'next-intl';
import { RIGHT_ACTIONS } from '#lib/rights/rights.ts';

export function MissingAction() {
  const t = useTranslations('privateAccess');
  return t.rich('missing', {
    action: RIGHT_ACTIONS.removeConnections,
    code: (chunks) => <span className="font-mono text-xs">{chunks}</span>,
  });
}
