'use client';
/** The subnets of a network: what is free in each, and what stands against it. */
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { Icon } from '#components/ui/icon.tsx';
import { freeAddresses } from '#lib/network-access/endpoint-plan/addresses.ts';
import type { SeenSubnet } from '#lib/network-access/endpoint-plan/seen.ts';

type Props = {
  readonly subnets: readonly SeenSubnet[];
  readonly chosen: string;
  /** Addresses that the endpoint takes. */
  readonly needed: number;
  readonly onChoose: (subnet: SeenSubnet) => void;
};

export function SubnetTable({ subnets, chosen, needed, onChoose }: Props) {
  const t = useTranslations('endpoint.network');
  const id = useId();
  return (
    <div>
      <p id={id} className="mb-1.5 font-medium">
        {t('subnet')} <span className="text-xs font-normal text-ink-2">{t('needed', { needed })}</span>
      </p>
      <div className="overflow-x-auto rounded-md border border-line-2">
        <table className="table" aria-labelledby={id}>
          <thead>
            <tr>
              <th scope="col">{t('name')}</th>
              <th scope="col">{t('prefix')}</th>
              <th scope="col" className="num">
                {t('free')}
              </th>
              <th scope="col">{t('notes')}</th>
            </tr>
          </thead>
          <tbody>
            {subnets.map((subnet) => (
              <Row
                key={subnet.id}
                {...{ subnet, needed, onChoose }}
                name={id}
                isChosen={subnet.name === chosen}
              />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

type RowProps = Pick<Props, 'needed' | 'onChoose'> & {
  readonly subnet: SeenSubnet;
  readonly name: string;
  readonly isChosen: boolean;
};

function Row({ subnet, needed, onChoose, name, isChosen }: RowProps) {
  const t = useTranslations('endpoint.network');
  const free = freeAddresses(subnet);
  const [delegation] = subnet.delegations;
  const note =
    delegation !== undefined
      ? t('delegated', { delegation })
      : free !== null && free < needed
        ? t('full', { missing: needed - free })
        : null;
  return (
    <tr className={isChosen ? 'bg-accent-soft' : undefined}>
      <td>
        <label className="flex cursor-pointer items-center gap-2">
          <input
            type="radio"
            name={name}
            className="size-4 flex-none accent-accent"
            checked={isChosen}
            onChange={() => onChoose(subnet)}
          />
          <span className="font-medium">{subnet.name}</span>
        </label>
      </td>
      <td className="font-mono whitespace-nowrap">{subnet.prefixes.join(', ')}</td>
      <td className="num">{free ?? t('unknown')}</td>
      <td>
        {note !== null && (
          <span className="flex items-start gap-1.5">
            <Icon name="critical" className="mt-0.5 text-critical" />
            {note}
          </span>
        )}
      </td>
    </tr>
  );
}
