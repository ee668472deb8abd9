'use client';
/** One subnet to be ticked: its range, its service endpoint, and the step that is missing before a rule. */
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { Button } from '#components/ui/button.tsx';
import { classNames } from '#components/ui/class-names.ts';
import type { SubnetInfo } from '#lib/networks/shapes.ts';
import { DelegationBadge } from './delegation-badge.tsx';
import { EndpointMark } from './endpoint-mark.tsx';

const STATES = { present: 'ok', updating: 'updating', missing: 'without' } as const;

type Props = {
  readonly subnet: SubnetInfo;
  readonly isChosen: boolean;
  /** Has a rule already, stored or drafted. */
  readonly isPresent: boolean;
  readonly mayChoose: boolean;
  readonly onToggle: () => void;
  readonly onAddEndpoint: () => void;
};

export function SubnetOption({ subnet, isChosen, isPresent, mayChoose, onToggle, onAddEndpoint }: Props) {
  const t = useTranslations('subnets.choose');
  const id = useId();
  const isMissing = subnet.endpoint === 'missing';
  return (
    <li className={classNames('grid gap-1 px-3 py-1.5', isChosen && 'bg-accent-soft')}>
      <div className="flex min-h-6 flex-wrap items-center gap-x-3 gap-y-0.5">
        <label className="flex min-w-0 flex-1 items-center gap-2.5">
          <input
            type="checkbox"
            className="check disabled:cursor-not-allowed disabled:opacity-55"
            checked={isChosen || isPresent}
            disabled={isPresent || !mayChoose}
            aria-describedby={id}
            onChange={onToggle}
          />
          <span className="min-w-0 wrap-anywhere">
            {subnet.name}{' '}
            <span className="font-mono text-xs text-ink-2">{subnet.addressPrefixes.join(', ')}</span>
          </span>
        </label>
        <span id={id} className="flex flex-wrap items-center gap-x-3">
          {isPresent && <span className="text-xs text-ink-2">{t('present')}</span>}
          <EndpointMark state={STATES[subnet.endpoint]} />
        </span>
      </div>
      <DelegationBadge subnet={subnet} />
      {isChosen && isMissing && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 ps-6.5">
          <span className="text-ink-2">{t('needsEndpoint')}</span>
          <Button size="sm" onClick={onAddEndpoint}>
            {t('addEndpoint', { name: subnet.name })}
          </Button>
        </div>
      )}
    </li>
  );
}
