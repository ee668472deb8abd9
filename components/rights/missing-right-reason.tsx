'use client';
/** Why something is not offered: the missing action, where, and a role that has it. For tooltips and panels. */
import { useTranslations } from 'next-intl';
import { CONSOLE_ACTIONS, type ConsoleActionName, roleName } from '#lib/rights/console-actions.ts';

export function MissingRightReason({
  name,
  place,
}: {
  readonly name: ConsoleActionName;
  /** What people call the thing it is missing on. */
  readonly place: string;
}) {
  const t = useTranslations('rights');
  const { action } = CONSOLE_ACTIONS[name];
  return t.rich('missing', {
    place,
    action,
    role: roleName(name),
    code: (chunks) => <span className="font-mono text-xs wrap-anywhere">{chunks}</span>,
  });
}
