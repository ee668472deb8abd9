'use client';
/** Who gets access, and how much. */
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Field } from '#components/ui/field.tsx';
import { Select } from '#components/ui/select.tsx';
import { useAuth } from '#lib/auth/use-auth.tsx';
import type { GrantCandidates } from '#lib/identities/shapes.ts';
import { subscriptionsQuery } from '#lib/queries/networks.ts';
import type { RegistryDetail } from '#lib/registries/shapes.ts';
import { type GrantForm, type Lack, TARGET_KINDS } from './grant-target.ts';
import { RadioCards } from './radio-cards.tsx';
import { TargetFields } from './target-fields.tsx';

type Props = {
  readonly data: RegistryDetail;
  readonly form: GrantForm;
  /** Null while they are being read. */
  readonly candidates: GrantCandidates | null;
  readonly isReading: boolean;
  readonly lack: Lack | null;
  readonly onChange: (form: GrantForm) => void;
};

export function GrantFormFields({ data, form, candidates, isReading, lack, onChange }: Props) {
  const t = useTranslations('identities.grant');
  const { account } = useAuth();
  const own = { id: data.ref.subscriptionId, name: data.subscriptionName };
  const subscriptions = useQuery(subscriptionsQuery(account.oid)).data ?? [own];
  const set = (change: Partial<GrantForm>) => onChange({ ...form, ...change });
  return (
    <div className="grid gap-4">
      <RadioCards
        legend={t('who')}
        value={form.kind}
        options={TARGET_KINDS.map((value) => ({
          value,
          name: t(`kind.${value}.name`),
          hint: t(`kind.${value}.hint`),
        }))}
        onChange={(kind) => set({ kind })}
      />
      {form.kind !== 'principal' && (
        <Field label={t('subscription')}>
          {(control) => (
            <Select
              {...control}
              value={form.subscriptionId}
              onChange={({ target }) =>
                set({ subscriptionId: target.value, machineId: '', identityId: '', clusterId: '' })
              }
            >
              {subscriptions.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      <TargetFields form={form} candidates={candidates} isReading={isReading} lack={lack} set={set} />
      <RadioCards
        legend={t('howMuch')}
        value={form.level}
        options={(['pull', 'push'] as const).map((value) => ({
          value,
          name: t(`level.${value}.name`),
          hint: t(`level.${value}.hint`),
        }))}
        onChange={(level) => set({ level })}
      />
      <Field label={t('scope')} hint={t('scopeHint')}>
        {(control) => (
          <Select
            {...control}
            value={form.scope}
            onChange={({ target }) =>
              set({ scope: target.value === 'resourceGroup' ? 'resourceGroup' : 'registry' })
            }
          >
            <option value="registry">{t('scopeRegistry', { name: data.ref.name })}</option>
            <option value="resourceGroup">{t('scopeGroup', { name: data.ref.resourceGroup })}</option>
          </Select>
        )}
      </Field>
    </div>
  );
}
