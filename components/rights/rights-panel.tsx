'use client';
/** What may I do here? Every right on this registry; for those that are missing, what to send to whoever assigns roles. */
import { useTranslations } from 'next-intl';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { Icon, type IconName } from '#components/ui/icon.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { RegistryDetail } from '#lib/registries/shapes.ts';
import { approverRole } from '#lib/rights/approver-role.ts';
import { roleName } from '#lib/rights/console-actions.ts';
import { RIGHT_ACTIONS, type Right, type Rights } from '#lib/rights/rights.ts';
import { CopyMissingRights } from './copy-missing-rights.tsx';

const NAMES = Object.keys(RIGHT_ACTIONS) as (keyof Rights)[];

const MARKS: Readonly<Record<Right, readonly [IconName, string]>> = {
  allowed: ['check', 'text-ok'],
  missing: ['lock', 'text-ink-2'],
  unknown: ['unknown', 'text-ink-3'],
};

export function RightsPanel({ data }: { readonly data: RegistryDetail }) {
  const t = useTranslations('rights');
  const missing = NAMES.filter((name) => data.rights[name] === 'missing');
  const isUnread = NAMES.every((name) => data.rights[name] === 'unknown');
  return (
    <Panel title={t('title')}>
      <div className="grid gap-2.5">
        <ul className="grid gap-2">
          {NAMES.map((name) => (
            <RightRow key={name} name={name} right={data.rights[name]} />
          ))}
        </ul>
        {isUnread && <p className="text-ink-2">{t('unread')}</p>}
        {missing.length > 0 && (
          <p>
            <CopyMissingRights
              withRole={false}
              missing={missing.map((name) => ({ action: RIGHT_ACTIONS[name], scope: data.id }))}
            />
          </p>
        )}
        <div className="grid gap-1 border-t border-line pt-2.5">
          <p className="text-ink-2">{t('approverRole')}</p>
          <p>
            <CopyButton
              kind="link"
              label={t('copyRole')}
              text={JSON.stringify(approverRole([data.ref.subscriptionId]), null, 2)}
            />
          </p>
        </div>
      </div>
    </Panel>
  );
}

function RightRow({ name, right }: { readonly name: keyof Rights; readonly right: Right }) {
  const t = useTranslations('rights');
  const [icon, color] = MARKS[right];
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
      <Icon name={icon} className={`mt-0.5 ${color}`} />
      <div>
        <p>
          {t(`do.${name}`)}
          <span className="sr-only">: {t(`right.${right}`)}</span>
        </p>
        {right === 'missing' && (
          <p className="text-xs text-ink-2">
            {t.rich('needs', {
              action: RIGHT_ACTIONS[name],
              role: roleName(name),
              code: (chunks) => <code className="font-mono text-2xs wrap-anywhere">{chunks}</code>,
            })}
          </p>
        )}
      </div>
    </li>
  );
}
