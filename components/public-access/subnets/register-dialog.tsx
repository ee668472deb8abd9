'use client';
/** Registering a subscription for registries: what it does, one confirmation, progress until Azure is done. */
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Banner } from '#components/ui/banner.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Stepper } from '#components/ui/stepper.tsx';
import { useAuth } from '#lib/auth/use-auth.tsx';
import type { Failure } from '#lib/errors/failure.ts';
import { registrationQuery } from '#lib/queries/networks.ts';
import { useRegisterProvider } from '#lib/queries/register-provider.ts';
import { ASK_EVERY, isRegistered, isRegistering } from './registration.ts';
import { StepFailure } from './step-failure.tsx';
import type { Step, SubnetFlow } from './use-subnet-flow.ts';

const NAMESPACE = 'Microsoft.ContainerRegistry';

type Props = { readonly step: Extract<Step, { kind: 'register' }>; readonly flow: SubnetFlow };

export function RegisterDialog({ step, flow }: Props) {
  const t = useTranslations('subnets.register');
  const { account } = useAuth();
  const register = useRegisterProvider();
  const { subscriptionId, name } = step;
  const { data: state } = useQuery({
    ...registrationQuery(account.oid, subscriptionId),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => (isRegistering(data ?? null) ? ASK_EVERY : false),
  });
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const isRunning = isSending || isRegistering(state ?? null);
  const isDone = isRegistered(state ?? null);
  const confirm = async () => {
    setSending(true);
    setFailure(await register(subscriptionId));
    setSending(false);
  };
  const close = () => flow.go(null);
  return (
    <Dialog
      open
      onClose={close}
      size="sm"
      title={t('title', { namespace: NAMESPACE, name })}
      footer={
        <div className="ms-auto flex flex-wrap gap-2">
          <Button kind={isDone ? 'primary' : 'ghost'} onClick={close}>
            {t('back')}
          </Button>
          {!isDone && (
            <Button kind="primary" busy={isRunning} onClick={() => void confirm()}>
              {t('confirm')}
            </Button>
          )}
        </div>
      }
    >
      <div className="grid gap-3">
        {flow.returned !== null && !isRunning && !isDone && (
          <p role="status" className="font-medium">
            {t(`returned.${flow.returned}`)}
          </p>
        )}
        {failure !== null && <StepFailure failure={failure} what={t('not', { name })} flow={flow} />}
        {isDone ? (
          <Banner kind="ok" title={t('done', { name })}>
            {t('next')}
          </Banner>
        ) : (
          <>
            <p>{t.rich('why', { name, code: (chunks) => <code className="font-mono">{chunks}</code> })}</p>
            <p className="text-ink-2">{t('means')}</p>
            <p className="font-mono text-xs wrap-anywhere">
              POST /subscriptions/{subscriptionId}/providers/{NAMESPACE}/register
            </p>
          </>
        )}
        <div role="status" className="grid gap-2 empty:hidden">
          {isRunning && (
            <>
              <p className="text-ink-2">{t('running')}</p>
              <Stepper
                label={t('progress')}
                steps={[
                  { key: 'sent', name: t('step.sent'), state: isSending ? 'now' : 'done' },
                  { key: 'registering', name: t('step.registering'), state: isSending ? 'todo' : 'now' },
                  { key: 'registered', name: t('step.registered'), state: 'todo' },
                ]}
              />
            </>
          )}
        </div>
      </div>
    </Dialog>
  );
}
