'use client';
/** Exactly what is written, step by step, with signs; and, once it is sent, how far it got. */
import { useTranslations } from 'next-intl';
import { Icon, type IconName } from '#components/ui/icon.tsx';
import type { StepState } from '#components/ui/stepper.tsx';
import { groupOf, nameOf } from '#lib/dns-health/ids.ts';
import type { RepairStep } from '#lib/dns-health/step.ts';
import type { RepairOperation } from '#lib/operations/operation.ts';
import { groupState, type StepGroup } from './step-groups.ts';

type Props = {
  readonly groups: readonly StepGroup[];
  /** Undefined during the review. */
  readonly operation: RepairOperation | undefined;
};

const MARKS: Readonly<Record<StepState, { readonly icon: IconName; readonly color: string }>> = {
  done: { icon: 'check', color: 'text-ok' },
  now: { icon: 'running', color: 'text-accent' },
  unsure: { icon: 'running', color: 'text-warning' },
  fail: { icon: 'critical', color: 'text-critical' },
  todo: { icon: 'dash', color: 'text-ink-3' },
};

export function RepairSteps({ groups, operation }: Props) {
  return (
    <ol className="grid gap-3.5">
      {groups.map((group, index) => (
        <Step
          key={group.key}
          group={group}
          number={index + 1}
          state={operation === undefined ? null : groupState(group, operation)}
        />
      ))}
    </ol>
  );
}

type StepProps = {
  readonly group: StepGroup;
  readonly number: number;
  readonly state: StepState | null;
};

function Step({ group, number, state }: StepProps) {
  const t = useTranslations('dns.repair');
  const [first] = group.steps;
  const endpoint = first.kind === 'put_group' ? nameOf(first.endpointId) : '';
  const network = 'networkId' in first ? nameOf(first.networkId) : '';
  const mark = state === null ? null : MARKS[state];
  return (
    <li
      aria-current={state === 'now' || state === 'unsure' ? 'step' : undefined}
      className="grid grid-cols-[1.5rem_minmax(0,1fr)]"
    >
      <span className="text-ink-3 tabular-nums" aria-hidden="true">
        {mark === null ? `${number}.` : <Icon name={mark.icon} className={mark.color} />}
      </span>
      <div className="min-w-0">
        <p className="font-medium wrap-anywhere">
          {t(`step.${group.kind}`, {
            group: nameOf(groupOf(first.zoneId)),
            count: group.steps.length,
            endpoint,
            network,
          })}
          {state !== null && <span className="ms-2 font-normal text-ink-2">{t(`state.${state}`)}</span>}
        </p>
        <div className="diff mt-1">
          {group.steps.map((step) => (
            <Lines key={`${step.kind} ${'name' in step ? step.name : ''}`} step={step} />
          ))}
        </div>
      </div>
    </li>
  );
}

function Lines({ step }: { step: RepairStep }) {
  const t = useTranslations('dns.repair');
  const line = (name: string, address: string) => `${name} A ${address}`;
  switch (step.kind) {
    case 'put_zone':
      return <ins>{t('zoneLine', { zone: nameOf(step.zoneId), group: nameOf(groupOf(step.zoneId)) })}</ins>;
    case 'put_group':
      return (
        <>
          <ins>{t('group', { name: step.group })}</ins>
          {step.records.length === 0 && <ins>{t('addressesUnread')}</ins>}
          {step.records.map(({ name, address }) => (
            <ins key={name}>{line(name, address)}</ins>
          ))}
        </>
      );
    case 'put_record':
      return (
        <>
          {step.before
            .filter((address) => !step.addresses.includes(address))
            .map((address) => (
              <del key={address}>{line(step.name, address)}</del>
            ))}
          {step.addresses
            .filter((address) => !step.before.includes(address))
            .map((address) => (
              <ins key={address}>
                {line(step.name, address)} {t('ttl', { seconds: step.ttl })}
              </ins>
            ))}
        </>
      );
    case 'remove_record':
      return step.before.map((address) => <del key={address}>{line(step.name, address)}</del>);
    case 'put_link':
      return (
        <ins>
          {t('linkLine', { link: step.link, network: nameOf(step.networkId) })}
          {step.redirects && ', NxDomainRedirect'}
        </ins>
      );
    case 'remove_link':
      return <del>{t('linkLine', { link: step.link, network: nameOf(step.networkId) })}</del>;
  }
}
