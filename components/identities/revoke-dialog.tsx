'use client';
/** Before a grant is taken away: what stops, what goes on by other grants, and what happens to tokens in use. */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { FailureBanner } from '#components/ui/failure-banner.tsx';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { isFinished, type RevokeOperation } from '#lib/operations/operation.ts';
import { useOperations } from '#lib/queries/operations.ts';
import { useRevokeAccess } from '#lib/queries/revoke-access.ts';
import type { RegistryDetail } from '#lib/registries/shapes.ts';
import { type Holder, lostBy, together } from '#lib/rights/holders.ts';
import type { Deed } from '#lib/rights/registry-roles.ts';
import { nameOf } from './filter-holders.ts';

type Props = {
  readonly data: RegistryDetail;
  readonly holder: Holder;
  readonly assignmentName: string;
  readonly onClose: () => void;
};

export function RevokeDialog({ data, holder, assignmentName, onClose }: Props) {
  const t = useTranslations('identities.revoke');
  const tDeed = useTranslations('identities.holders.deed');
  const { stepUp, signInAgain } = useAuth();
  const revoke = useRevokeAccess();
  const [id, setId] = useState<string | null>(null);
  const operation = useOperations().find(
    (known): known is RevokeOperation => known.kind === 'revoke' && known.id === id,
  );
  const failure = operation?.failure ?? null;
  const outcome = operation?.outcome ?? null;
  const isDone = operation?.phase === 'succeeded';
  const isSending = operation !== undefined && !isFinished(operation);
  const grant = holder.grants.find(({ name }) => name === assignmentName);
  if (grant === undefined) return null;
  const lost = lostBy(holder, assignmentName);
  const kept = together(holder.grants.filter(({ name }) => name !== assignmentName));
  const words = (deeds: readonly Deed[]) => deeds.map((deed) => tDeed(deed)).join(', ');
  const who = nameOf(holder);
  const { principalId } = holder;
  const confirm = () =>
    setId(revoke({ registry: data.ref, assignmentName, principalId, roleId: grant.roleId }, who, grant.role));
  const isSignIn = failure?.code === 'sign_in_required';
  const claims = isSignIn ? failure.claims : undefined;
  return (
    <Dialog
      open
      onClose={onClose}
      size="sm"
      title={t('title', { role: grant.role, who })}
      footer={
        <div className="ms-auto flex flex-wrap gap-2">
          <Button kind={isDone ? 'primary' : 'ghost'} onClick={onClose}>
            {t(operation === undefined ? 'cancel' : 'close')}
          </Button>
          {!isDone &&
            (isSignIn ? (
              <Button
                kind="primary"
                icon="key"
                onClick={() => void (claims === undefined ? signInAgain() : stepUp(claims))}
              >
                {t('confirmIdentity')}
              </Button>
            ) : (
              <Button kind="danger-solid" busy={isSending} onClick={confirm}>
                {t('confirm', { role: grant.role })}
              </Button>
            ))}
        </div>
      }
    >
      {!isDone ? (
        <div className="grid gap-3">
          <ul className="grid list-disc gap-1.5 ps-4">
            <li>
              {lost.length === 0
                ? t('stopsNothing', { who })
                : t('stops', { who, deeds: words(lost), name: data.ref.name })}
            </li>
            {kept.length > 0 && <li>{t('goesOn', { deeds: words(kept) })}</li>}
            {lost.length > 0 && holder.named !== null && holder.named.usedBy.length > 0 && (
              <li>{t('usedBy', { names: holder.named.usedBy.join(', ') })}</li>
            )}
            {lost.length > 0 && <li>{t('tokens')}</li>}
          </ul>
          {failure !== null && <FailureBanner failure={failure} what={t('notDone', { role: grant.role })} />}
        </div>
      ) : (
        <p role="status">
          {t(outcome?.result ?? 'revoked', { role: grant.role, who })}{' '}
          {outcome !== null && outcome.left.length > 0 && t('left', { deeds: words(outcome.left) })}
        </p>
      )}
    </Dialog>
  );
}
