'use client';
/** Why a step was not taken, and what next; the way through a second sign-in included. */
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Banner } from '#components/ui/banner.tsx';
import { Button } from '#components/ui/button.tsx';
import { FailureBanner } from '#components/ui/failure-banner.tsx';
import { knownRefusal } from '#components/ui/known-refusals.ts';
import type { Failure } from '#lib/errors/failure.ts';
import type { SubnetFlow } from './use-subnet-flow.ts';

type Props = {
  readonly failure: Failure;
  /** What did not happen. */
  readonly what: string;
  readonly flow: SubnetFlow;
  /** The next step as a button, where it is not signing in. */
  readonly action?: ReactNode;
};

export function StepFailure({ failure, what, flow, action }: Props) {
  const t = useTranslations();
  if (failure.code === 'sign_in_required') return <SignIn failure={failure} flow={flow} />;
  if (failure.code === 'conflict' && knownRefusal(failure) === null)
    return (
      <Banner
        kind="warning"
        icon="fork"
        title={t('failure.titled', { what, title: t('subnets.overtaken.title') })}
        {...(failure.details ? { details: failure.details } : {})}
      >
        {t(
          failure.fields.includes('registries') ? 'subnets.overtaken.registries' : 'subnets.overtaken.subnet',
        )}
      </Banner>
    );
  return <FailureBanner failure={failure} what={what} action={action} />;
}

type SignInProps = {
  readonly failure: Extract<Failure, { code: 'sign_in_required' }>;
  readonly flow: SubnetFlow;
};

/** Comes back to the same dialog, with nothing sent. */
function SignIn({ failure, flow }: SignInProps) {
  const t = useTranslations();
  const [isLeaving, setLeaving] = useState(false);
  const go = async () => {
    setLeaving(true);
    await flow.leave(failure.claims).catch(() => setLeaving(false));
  };
  return (
    <FailureBanner
      failure={failure}
      action={
        <Button size="sm" kind="primary" busy={isLeaving} onClick={() => void go()}>
          {failure.claims === undefined ? t('common.signInAgain') : t('subnets.confirmIdentity')}
        </Button>
      }
    />
  );
}
