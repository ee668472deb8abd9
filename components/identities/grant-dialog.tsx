'use client';
/** Granting access: who, how much, the steps it takes, their progress, and the commands for the other side. */
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { useAuth } from '#lib/auth/use-auth.tsx';
import type { RegistryIdentities } from '#lib/identities/shapes.ts';
import { candidatesQuery } from '#lib/queries/identities.ts';
import type { RegistryDetail } from '#lib/registries/shapes.ts';
import type { GrantChoice } from '#lib/rights/grant-plan.ts';
import { GrantFormFields } from './grant-form.tsx';
import { GrantProgress } from './grant-progress.tsx';
import { emptyForm, targetName, toChoice } from './grant-target.ts';
import { useGrant } from './use-grant.ts';

type Props = {
  readonly data: RegistryDetail;
  readonly found: RegistryIdentities;
  /** A choice that is already made: planned at once. */
  readonly initial: GrantChoice | null;
  /** Id of a grant that is under way already. */
  readonly taken: string | null;
  readonly onClose: () => void;
};

export function GrantDialog({ data, found, initial, taken, onClose }: Props) {
  const t = useTranslations('identities.grant');
  const { account, stepUp, signInAgain } = useAuth();
  const [form, setForm] = useState(() => emptyForm(data.ref));
  const [chosen, setChoice] = useState(initial);
  const [isAsked, setIsAsked] = useState(false);
  const { state, choice: sent, plan, run, leave } = useGrant(data.ref, taken);
  const choice = sent ?? chosen;
  const candidates = useQuery(candidatesQuery(account.oid, form.subscriptionId));
  const start = useEffectEvent(() => {
    if (initial !== null) void plan(initial);
  });
  useEffect(() => start(), []);

  const made = toChoice(form, {
    registry: data.ref,
    registryLocation: found.location,
    machines: candidates.data?.machines ?? [],
  });
  const next = () => {
    setIsAsked(true);
    if ('lack' in made) return;
    setChoice(made.choice);
    void plan(made.choice);
  };
  const close = () => {
    leave();
    onClose();
  };
  const back = () => {
    leave();
    setChoice(null);
  };
  const isForm = state === null || choice === null;
  const canRun =
    !isForm &&
    (state.phase === 'planned' || state.phase === 'stopped') &&
    state.view?.plan != null &&
    state.view.missing.length === 0;
  const claims = state?.failure?.code === 'sign_in_required' ? (state.failure.claims ?? null) : undefined;
  return (
    <Dialog
      open
      onClose={close}
      title={t('title', { name: data.ref.name })}
      description={t(isForm ? 'describeForm' : 'describePlan')}
      footer={
        <div className="ms-auto flex flex-wrap gap-2">
          {isForm && (
            <>
              <Button kind="ghost" onClick={close}>
                {t('cancel')}
              </Button>
              <Button kind="primary" onClick={next}>
                {t('next')}
              </Button>
            </>
          )}
          {!isForm && state.phase === 'done' && (
            <Button kind="primary" onClick={close}>
              {t('close')}
            </Button>
          )}
          {!isForm && state.phase !== 'done' && (
            <>
              <Button kind="ghost" onClick={state.phase === 'running' ? close : back}>
                {t(state.phase === 'running' ? 'stop' : 'back')}
              </Button>
              {claims !== undefined ? (
                <Button
                  kind="primary"
                  icon="key"
                  onClick={() => void (claims === null ? signInAgain() : stepUp(claims))}
                >
                  {t(claims === null ? 'signIn' : 'stepUp')}
                </Button>
              ) : (
                <Button
                  kind="primary"
                  busy={state.phase === 'running' || state.phase === 'reading'}
                  disabledReason={
                    !canRun && state.phase !== 'running' && state.phase !== 'reading' && t('cannot')
                  }
                  onClick={() => run(choice, targetName(choice))}
                >
                  {t(state.phase === 'stopped' ? 'goOn' : 'grant')}
                </Button>
              )}
            </>
          )}
        </div>
      }
    >
      {isForm ? (
        <GrantFormFields
          data={data}
          form={form}
          candidates={candidates.data ?? null}
          isReading={candidates.isFetching}
          lack={isAsked && 'lack' in made ? made.lack : null}
          onChange={setForm}
        />
      ) : (
        <GrantProgress data={data} choice={choice} state={state} />
      )}
    </Dialog>
  );
}
