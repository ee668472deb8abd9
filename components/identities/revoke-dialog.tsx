'use client';
/** Before a grant is taken away: what stops, what goes on by other grants, and what happens to tokens in use. */
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { FailureBanner } from '#components/ui/failure-banner.tsx';
import { revokeGrant } from '#lib/actions/revoke-grant.ts';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { type Failure, fail } from '#lib/errors/failure.ts';
import type { RevokeOutcome } from '#lib/identities/shapes.ts';
import { identitiesKey } from '#lib/queries/keys.ts';
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
  const client = useQueryClient();
  const { account, stepUp, signInAgain } = useAuth();
  const [isSending, setIsSending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [outcome, setOutcome] = useState<RevokeOutcome | null>(null);
  const grant = holder.grants.find(({ name }) => name === assignmentName);
  if (grant === undefined) return null;
  const lost = lostBy(holder, assignmentName);
  const kept = together(holder.grants.filter(({ name }) => name !== assignmentName));
  const words = (deeds: readonly Deed[]) => deeds.map((deed) => tDeed(deed)).join(', ');
  const who = nameOf(holder);
  const { principalId } = holder;
  const confirm = async () => {
    setIsSending(true);
    setFailure(null);
    const intent = { registry: data.ref, assignmentName, principalId, roleId: grant.roleId };
    const result = await revokeGrant(intent).catch(() => fail({ code: 'unavailable', outcomeUnknown: true }));
    setIsSending(false);
    if (result.ok) setOutcome(result.value);
    else setFailure(result.failure);
    await client.invalidateQueries({ queryKey: identitiesKey(account.oid, data.ref) });
  };
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
          <Button kind={outcome === null ? 'ghost' : 'primary'} onClick={onClose}>
            {t(outcome === null ? 'cancel' : 'close')}
          </Button>
          {outcome === null &&
            (isSignIn ? (
              <Button
                kind="primary"
                icon="key"
                onClick={() => void (claims === undefined ? signInAgain() : stepUp(claims))}
              >
                {t('confirmIdentity')}
              </Button>
            ) : (
              <Button kind="danger-solid" busy={isSending} onClick={() => void confirm()}>
                {t('confirm', { role: grant.role })}
              </Button>
            ))}
        </div>
      }
    >
      {outcome === null ? (
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
          {t(outcome.result, { role: grant.role, who })}{' '}
          {outcome.left.length > 0 && t('left', { deeds: words(outcome.left) })}
        </p>
      )}
    </Dialog>
  );
}
