'use client';
/** Subnet rules (service endpoints), which neither the portal nor newer API versions show. Loaded when needed. */
import { useTranslations } from 'next-intl';
import { addSubnets, type Draft } from '#components/public-access/draft.ts';
import { isPremium } from '#components/public-access/premium.ts';
import type { EditDraft } from '#components/public-access/use-draft.ts';
import { Button } from '#components/ui/button.tsx';
import { FailureBanner } from '#components/ui/failure-banner.tsx';
import { FieldError } from '#components/ui/field.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { cloudOf, hasServiceEndpoints } from '#lib/network-access/cloud.ts';
import type { RegistryDetail } from '#lib/registries/shapes.ts';
import { AddSubnetsDialog } from './add-subnets-dialog.tsx';
import { EndpointDialog } from './endpoint-dialog.tsx';
import { LeftEndpoints } from './left-endpoints.tsx';
import { RegisterDialog } from './register-dialog.tsx';
import { Aside, Cautions, SubnetNotes } from './subnet-notes.tsx';
import { SubnetsTable } from './subnets-table.tsx';
import { useNamedSubnets } from './use-named-subnets.ts';
import { useSubnetFlow } from './use-subnet-flow.ts';

type Props = {
  readonly data: RegistryDetail;
  readonly draft: Pick<Draft, 'base' | 'change'>;
  /** Absent: shown as they are. */
  readonly edit?: EditDraft;
  readonly error?: string | null;
};

export function SubnetRulesSection({ data, draft, edit, error = null }: Props) {
  const t = useTranslations('subnets');
  const flow = useSubnetFlow(data);
  const named = useNamedSubnets(data, draft);
  const { base } = draft;
  const { ref, loginServer } = data;
  const cloud = cloudOf(loginServer);
  const isOffered = isPremium(data) && hasServiceEndpoints(cloud);
  const isKnown = base.subnetRules !== null;
  const reason = !isPremium(data)
    ? t('needsPremium', { sku: data.access.sku })
    : hasServiceEndpoints(cloud)
      ? null
      : t('notInCloud', { cloud });
  const { step, choice } = flow;

  return (
    <Panel
      id="subnet-rules"
      title={t('title')}
      padded={false}
      {...(isOffered && isKnown ? { aside: <Aside data={data} draft={draft} /> } : {})}
      {...(isOffered && isKnown && edit
        ? {
            actions: (
              <Button
                icon="plus"
                onClick={() => flow.choose({ subscriptionId: ref.subscriptionId, networkId: '', chosen: [] })}
              >
                {t('add')}
              </Button>
            ),
          }
        : {})}
      {...(isOffered ? { footer: <Cautions /> } : {})}
    >
      {error !== null && (
        // Taken for the field that is wrong when the review is asked for.
        <div data-invalid tabIndex={-1} className="border-b border-line px-4 py-2.5">
          <FieldError>{error}</FieldError>
        </div>
      )}
      {reason !== null && <p className="px-4 py-3.5 text-ink-2">{reason}</p>}
      {reason === null && !isKnown && <p className="px-4 py-3.5 text-ink-2">{t('unknown')}</p>}
      {isKnown && (
        <>
          <SubnetNotes data={data} draft={draft} />
          {named.failure !== null && (
            <div className="border-b border-line p-4">
              <FailureBanner
                failure={named.failure}
                what={t('notLookedUp')}
                action={
                  <Button size="sm" onClick={named.readAgain}>
                    {t('readAgain')}
                  </Button>
                }
              />
            </div>
          )}
          {edit && <LeftEndpoints data={data} flow={flow} />}
          {(isOffered || (base.subnetRules?.length ?? 0) > 0) && (
            <SubnetsTable
              draft={draft}
              named={named}
              registry={ref}
              {...(edit ? { edit } : {})}
              onAddEndpoint={(subnetId) => flow.go({ kind: 'add', subnetId })}
            />
          )}
        </>
      )}
      {edit && choice !== null && step === null && (
        <AddSubnetsDialog
          data={data}
          draft={draft}
          flow={flow}
          choice={choice}
          onAdd={(ids) => {
            edit((known) => addSubnets(known, ids));
            flow.choose(null);
          }}
        />
      )}
      {edit && (step?.kind === 'add' || step?.kind === 'remove') && (
        <EndpointDialog key={`${step.kind} ${step.subnetId}`} registry={ref} step={step} flow={flow} />
      )}
      {edit && step?.kind === 'register' && <RegisterDialog step={step} flow={flow} />}
    </Panel>
  );
}
