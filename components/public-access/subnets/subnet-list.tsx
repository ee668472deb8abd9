'use client';
/** The subnets of one subscription, by virtual network, to be ticked; searched when there are many. */
import { useTranslations } from 'next-intl';
import { useDeferredValue, useMemo, useState } from 'react';
import { SEARCH_FROM } from '#components/registry/find-rules.ts';
import { Button } from '#components/ui/button.tsx';
import { FailureBanner } from '#components/ui/failure-banner.tsx';
import { SearchInput } from '#components/ui/input.tsx';
import { SkeletonBar } from '#components/ui/skeleton.tsx';
import type { Failure } from '#lib/errors/failure.ts';
import { canonicalSubnet } from '#lib/network-access/subnet-ref.ts';
import type { NetworkList } from '#lib/networks/shapes.ts';
import { findSubnets, groupOf } from './filter-networks.ts';
import { SubnetOption } from './subnet-option.tsx';
import type { Choice, SubnetFlow } from './use-subnet-flow.ts';
import { useToggle } from './use-toggle.ts';

type Props = {
  readonly choice: Choice;
  readonly flow: SubnetFlow;
  /** Null while they are being read. */
  readonly networks: NetworkList | null;
  readonly failure: Failure | null;
  readonly onReadAgain: () => void;
  readonly subscriptionName: string;
  readonly mayChoose: boolean;
  readonly present: ReadonlySet<string>;
};

export function SubnetList({
  choice,
  flow,
  networks,
  failure,
  onReadAgain,
  mayChoose,
  present,
  ...rest
}: Props) {
  const t = useTranslations('subnets.choose');
  const [query, setQuery] = useState('');
  const wanted = useDeferredValue(query);
  const { networkId } = choice;
  const all = networks?.networks;
  const found = useMemo(() => findSubnets(all ?? [], networkId, wanted), [all, networkId, wanted]);
  const inScope = useMemo(() => findSubnets(all ?? [], networkId, '').total, [all, networkId]);
  const toggle = useToggle(choice, flow, rest.subscriptionName);
  const chosen = new Set(choice.chosen.map(canonicalSubnet));
  if (failure !== null)
    return (
      <FailureBanner
        failure={failure}
        what={t('notRead', { name: rest.subscriptionName })}
        action={
          <Button size="sm" onClick={onReadAgain}>
            {t('readAgain')}
          </Button>
        }
      />
    );
  if (networks === null)
    return (
      <div role="status" className="grid gap-2 py-2">
        <span className="text-ink-2">{t('readingNetworks', { name: rest.subscriptionName })}</span>
        <SkeletonBar width="lg" />
        <SkeletonBar width="lg" />
      </div>
    );
  if (inScope === 0) return <p className="text-ink-2">{t('noSubnets', { name: rest.subscriptionName })}</p>;
  return (
    <div className="grid gap-3">
      {inScope > SEARCH_FROM && (
        <SearchInput
          aria-label={t('find', { count: inScope })}
          placeholder={t('find', { count: inScope })}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
      )}
      <p role="status" className="sr-only">
        {wanted.trim() !== '' && t('found', { count: found.total })}
      </p>
      {found.total === 0 && <p className="text-ink-2">{t('found', { count: 0 })}</p>}
      {found.networks.map((network) => (
        <fieldset key={network.id} className="min-w-0">
          <legend className="flex flex-wrap gap-x-2 pb-1">
            <span className="font-medium wrap-anywhere">{network.name}</span>
            <span className="text-ink-2">{[network.location, groupOf(network.id)].join(', ')}</span>
          </legend>
          <ul className="divide-y divide-line rounded-md border border-line-2">
            {network.subnets.map((subnet) => {
              const key = canonicalSubnet(subnet.id);
              return (
                <SubnetOption
                  key={subnet.id}
                  subnet={subnet}
                  isChosen={chosen.has(key)}
                  isPresent={present.has(key)}
                  mayChoose={mayChoose}
                  onToggle={() => toggle(network, subnet)}
                  onAddEndpoint={() => flow.go({ kind: 'add', subnetId: subnet.id })}
                />
              );
            })}
          </ul>
        </fieldset>
      ))}
      {shown(found) < found.total && (
        <p className="text-ink-2">{t('more', { count: found.total - shown(found) })}</p>
      )}
    </div>
  );
}

const shown = ({ networks }: ReturnType<typeof findSubnets>) =>
  networks.reduce((sum, { subnets }) => sum + subnets.length, 0);
