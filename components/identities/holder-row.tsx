'use client';
/** One identity: what it is, what it can do here, by which grants, and what can be done about them. */
import { useTranslations } from 'next-intl';
import { MissingRightReason } from '#components/rights/missing-right-reason.tsx';
import { Button } from '#components/ui/button.tsx';
import { FindingBadge } from '#components/ui/finding-badge.tsx';
import { useAuth } from '#lib/auth/use-auth.tsx';
import type { RegistryDetail } from '#lib/registries/shapes.ts';
import { type Grant, type Holder, isIdle } from '#lib/rights/holders.ts';
import { lastName } from '#lib/rights/resource-ref.ts';
import { nameOf } from './filter-holders.ts';
import type { OpenDialog } from './use-identity-dialogs.ts';

type Props = {
  readonly data: RegistryDetail;
  readonly holder: Holder;
  readonly unsearched: number;
  readonly onOpen: OpenDialog;
};

export function HolderRow({ data, holder, unsearched, onOpen }: Props) {
  const t = useTranslations('identities.holders');
  const { account } = useAuth();
  const { kind, named, deeds, grants, principalId } = holder;
  const isOwn = principalId.toLowerCase() === account.oid.toLowerCase();
  const canConnect = (kind === 'machine' || kind === 'userAssigned') && deeds.includes('pull');
  return (
    <tr className="align-baseline">
      <td>
        {isOwn ? (
          <span className="font-medium wrap-anywhere">{t('you', { user: account.userName })}</span>
        ) : (
          <span className={named === null ? 'font-mono text-xs wrap-anywhere' : 'font-medium wrap-anywhere'}>
            {nameOf(holder)}
          </span>
        )}
        <span className="block text-xs text-ink-2">{t(`kind.${kind}`)}</span>
        {named !== null && named.usedBy.length > 0 && (
          <span className="block text-xs text-ink-2">{t('usedBy', { names: named.usedBy.join(', ') })}</span>
        )}
        {kind === 'servicePrincipal' && (
          <span className="block max-w-64 text-xs text-ink-3">{t('unnamed', { count: unsearched })}</span>
        )}
        {kind === 'group' && <span className="block max-w-64 text-xs text-ink-3">{t('groupMembers')}</span>}
      </td>
      <td>
        {deeds.length === 0 ? (
          <span className="text-ink-3">{t('nothing')}</span>
        ) : (
          deeds.map((deed) => t(`deed.${deed}`)).join(', ')
        )}
      </td>
      <td>
        <ul className="grid gap-1.5">
          {grants.map((grant) => (
            <GrantItem
              key={`${grant.scope} ${grant.name}`}
              data={data}
              holder={holder}
              grant={grant}
              onOpen={onOpen}
            />
          ))}
        </ul>
      </td>
      <td className="num">
        {canConnect && (
          <Button kind="ghost" size="sm" onClick={() => onOpen({ kind: 'connect', holder })}>
            <span>
              {t('connect')}
              <span className="sr-only"> {nameOf(holder)}</span>
            </span>
          </Button>
        )}
      </td>
    </tr>
  );
}

function GrantItem({
  data,
  holder,
  grant,
  onOpen,
}: Pick<Props, 'data' | 'holder' | 'onOpen'> & { readonly grant: Grant }) {
  const t = useTranslations('identities.holders');
  const { role, level, scope, condition, name } = grant;
  const isMissing = data.rights.revokeAccess === 'missing';
  return (
    <li className="flex flex-wrap items-baseline gap-x-2">
      <span className="min-w-0 flex-1 basis-40">
        <span className="wrap-anywhere">{role}</span>{' '}
        <span className="text-xs text-ink-2">
          {t(`level.${level}`, { name: level === 'subscription' ? data.subscriptionName : lastName(scope) })}
        </span>
        {isIdle(grant) && (
          <span className="block">
            <FindingBadge severity="warning">{t('idle')}</FindingBadge>
          </span>
        )}
        {grant.idle.length > 0 && !isIdle(grant) && (
          <span className="block">
            <FindingBadge severity="info">{t('noImages')}</FindingBadge>
          </span>
        )}
        {condition !== null && (
          <span className="block">
            <FindingBadge severity="info">{t('conditional')}</FindingBadge>
          </span>
        )}
      </span>
      {level === 'registry' && (
        <Button
          kind="ghost"
          size="sm"
          disabledReason={isMissing && <MissingRightReason name="revokeAccess" place={data.ref.name} />}
          onClick={() => onOpen({ kind: 'revoke', holder, assignmentName: name })}
        >
          <span>
            {t('revoke')}
            <span className="sr-only">
              {' '}
              {role}, {nameOf(holder)}
            </span>
          </span>
        </Button>
      )}
    </li>
  );
}
