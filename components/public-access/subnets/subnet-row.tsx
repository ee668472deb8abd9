'use client';
/** One subnet rule: its names, what became of the subnet, the draft's mark, and the one action. */
import { useTranslations } from 'next-intl';
import { GROUND, Sign } from '#components/public-access/row-mark.tsx';
import { RuleOrigin } from '#components/registry/rule-notes.ts';
import { Button } from '#components/ui/button.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { SupportDetails } from '#components/ui/support-details.tsx';
import type { NamedSubnet } from '#lib/networks/shapes.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { DelegationBadge } from './delegation-badge.tsx';
import { EndpointMark } from './endpoint-mark.tsx';
import type { SubnetRow as Row } from './subnet-rows.ts';

type Props = {
  readonly row: Row;
  /** Undefined while Azure is being asked; null where asking failed. */
  readonly named: NamedSubnet | null | undefined;
  /** A subnet of another subscription than its own is named with it. */
  readonly registry: RegistryRef;
  /** Absent where nothing may be changed. */
  readonly actions?: {
    readonly onRemove: () => void;
    readonly onUndo: () => void;
    readonly onAddEndpoint: () => void;
  };
};

export function SubnetRow({ row, named, registry, actions }: Props) {
  const t = useTranslations('subnets');
  const { id, mark, ref } = row;
  const name = ref?.subnet ?? id;
  const isElsewhere =
    ref !== null && ref.subscriptionId.toLowerCase() !== registry.subscriptionId.toLowerCase();
  const place = [named?.location, isElsewhere ? (named?.subscriptionName ?? ref.subscriptionId) : null];
  return (
    <tr className={mark === null ? undefined : GROUND[mark]}>
      <td>
        <span className="flex">
          <Sign mark={mark} />
          <span className="min-w-0">
            <span className={classNames('font-medium wrap-anywhere', mark === 'remove' && 'line-through')}>
              {name}
            </span>
            <span className="block font-mono text-xs text-ink-2">
              {named?.subnet?.addressPrefixes.join(', ')}
            </span>
          </span>
        </span>
      </td>
      <td className="wrap-anywhere">
        {ref?.virtualNetwork ?? t('notKnown')}
        <span className="block text-xs text-ink-2">{place.filter(Boolean).join(', ')}</span>
      </td>
      <td>
        <span className="grid justify-items-start gap-0.5">
          {mark !== null && <span>{t(mark === 'add' ? 'willAdd' : 'willRemove')}</span>}
          <EndpointMark state={named === null ? 'unread' : named?.state} />
          {named?.failure?.details && <SupportDetails details={named.failure.details} />}
          {named && <DelegationBadge subnet={named.subnet} />}
          {mark !== 'add' && <RuleOrigin registry={registry} subnet={id} />}
          {named?.state === 'no_endpoint' && mark !== 'remove' && actions && (
            <Button kind="link" size="sm" className="text-xs" onClick={actions.onAddEndpoint}>
              <span>
                {t('addEndpoint')}
                <span className="sr-only"> {name}</span>
              </span>
            </Button>
          )}
        </span>
      </td>
      {actions && (
        <td className="num">
          <Button
            kind="ghost"
            size="sm"
            data-row-action
            onClick={mark === null ? actions.onRemove : actions.onUndo}
          >
            <span>
              {mark === null ? t('remove') : t('undo')}
              <span className="sr-only"> {name}</span>
            </span>
          </Button>
        </td>
      )}
    </tr>
  );
}
