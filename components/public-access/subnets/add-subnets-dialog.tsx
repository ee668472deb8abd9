'use client';
/** Choosing subnets for rules: subscription, virtual network, subnets. Nothing here is sent to Azure. */
import { useTranslations } from 'next-intl';
import type { Draft } from '#components/public-access/draft.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { apply } from '#lib/network-access/change.ts';
import { canonicalSubnet } from '#lib/network-access/subnet-ref.ts';
import type { RegistryDetail } from '#lib/registries/shapes.ts';
import { ChooseSubnets } from './choose-subnets.tsx';
import { Cautions } from './subnet-notes.tsx';
import { useSubnets } from './use-named-subnets.ts';
import type { Choice, SubnetFlow } from './use-subnet-flow.ts';

type Props = {
  readonly data: RegistryDetail;
  readonly draft: Pick<Draft, 'base' | 'change'>;
  readonly flow: SubnetFlow;
  readonly choice: Choice;
  readonly onAdd: (ids: readonly string[]) => void;
};

export function AddSubnetsDialog({ data, draft, flow, choice, onAdd }: Props) {
  const t = useTranslations('subnets.choose');
  const chosen = useSubnets(choice.chosen);
  const count = choice.chosen.length;
  const after = apply(draft.base, draft.change).subnetRules ?? [];
  const present = new Set(after.map(({ id }) => canonicalSubnet(id)));
  const total = after.length + count;
  const limit = data.quotas.subnetRules?.limit ?? null;
  const without = chosen.find(({ state }) => state !== 'ok');
  const reason =
    count === 0
      ? t('nothing')
      : chosen.length < count
        ? t('reading')
        : without !== undefined
          ? t('endpointFirst', { name: without.subnet?.name ?? without.id.split('/').at(-1) ?? '' })
          : limit !== null && total > limit
            ? t('overLimit', { count: total, limit })
            : null;
  return (
    <Dialog
      open
      onClose={() => flow.choose(null)}
      title={t('title', { name: data.ref.name })}
      description={t('description')}
      footer={
        <>
          <p role="status" className="text-ink-2">
            {t('chosen', { count })}
          </p>
          <div className="ms-auto flex flex-wrap gap-2">
            <Button kind="ghost" onClick={() => flow.choose(null)}>
              {t('cancel')}
            </Button>
            <Button kind="primary" disabledReason={reason} onClick={() => onAdd(choice.chosen)}>
              {t('add', { count })}
            </Button>
          </div>
        </>
      }
    >
      <div className="grid gap-4">
        <ChooseSubnets data={data} flow={flow} choice={choice} present={present} />
        <Cautions />
      </div>
    </Dialog>
  );
}
