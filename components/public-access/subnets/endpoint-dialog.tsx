'use client';
/** Adding or removing a subnet's service endpoint: what is sent and what it means, one confirmation, its end. */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { MissingRightReason } from '#components/rights/missing-right-reason.tsx';
import { useMissingRights } from '#components/rights/use-missing-rights.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Time } from '#components/ui/time.tsx';
import { parseSubnetId, type SubnetRef, subnetId } from '#lib/network-access/subnet-ref.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { EndpointBody } from './endpoint-body.tsx';
import { TypedName } from './typed-name.tsx';
import { useEndpointChange } from './use-endpoint-change.ts';
import type { Step, SubnetFlow } from './use-subnet-flow.ts';

type Props = {
  /** From whose page it is asked for. */
  readonly registry: RegistryRef;
  readonly step: Extract<Step, { kind: 'add' | 'remove' }>;
  readonly flow: SubnetFlow;
};

export function EndpointDialog({ registry, step, flow }: Props) {
  const ref = parseSubnetId(step.subnetId);
  return ref === null ? null : (
    <Confirmation registry={registry} change={step.kind} subnet={ref} flow={flow} />
  );
}

type ConfirmationProps = Pick<Props, 'registry' | 'flow'> & {
  readonly change: 'add' | 'remove';
  readonly subnet: SubnetRef;
};

function Confirmation({ registry, change, subnet: ref, flow }: ConfirmationProps) {
  const t = useTranslations('subnets.change');
  const state = useEndpointChange(registry, ref, change);
  const [typed, setTyped] = useState('');
  const name = ref.subnet;
  const { operation, isDone, failure, subnet } = state;
  const reliant = state.reliant?.registries.length ?? 0;
  const isAsking = operation === null && !isDone;
  const canSend = subnet !== null && !state.isReading && state.readFailure === null;
  const isNamed = reliant === 0 || typed.trim().toLowerCase() === name.toLowerCase();
  const mustReadFirst = failure !== null && failure.code !== 'sign_in_required';
  const close = () => flow.go(null);
  const missing = useMissingRights([{ name: 'changeSubnet', scope: subnetId(ref) }]);
  const confirmed = (
    <Button
      kind={reliant > 0 ? 'danger-solid' : 'primary'}
      disabledReason={
        missing.length > 0 ? (
          <MissingRightReason name="changeSubnet" place={name} />
        ) : canSend ? (
          !isNamed && t('typeFirst')
        ) : (
          t('notRead')
        )
      }
      onClick={() => void state.confirm()}
    >
      {t(`${change}.confirm`)}
    </Button>
  );
  const readAgain = (
    <Button kind="primary" busy={state.isReading} onClick={state.readAgain}>
      {t('readAgain')}
    </Button>
  );
  return (
    <Dialog
      open
      onClose={close}
      title={t(`${change}.title`, { name })}
      {...(isAsking && subnet !== null && !mustReadFirst
        ? {
            description: t.rich('notSent', {
              time: () => <Time value={new Date(state.readAt).toISOString()} />,
            }),
          }
        : {})}
      guard={
        isAsking &&
        canSend &&
        reliant > 0 && <TypedName name={name} count={reliant} typed={typed} onType={setTyped} />
      }
      footer={
        <div className="ms-auto flex flex-wrap gap-2">
          <Button kind={isAsking ? 'ghost' : 'default'} onClick={close}>
            {t(flow.choice === null ? 'close' : 'back')}
          </Button>
          {mustReadFirst ? readAgain : isAsking && confirmed}
        </div>
      }
    >
      <EndpointBody registry={registry} change={change} subnetRef={ref} state={state} flow={flow} />
    </Dialog>
  );
}
