'use client';
/** The fields for the chosen kind of target. */
import { useTranslations } from 'next-intl';
import { type ControlProps, Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Select } from '#components/ui/select.tsx';
import type { Candidate, GrantCandidates } from '#lib/identities/shapes.ts';
import type { PrincipalType } from '#lib/rights/grant-plan.ts';
import { type GrantForm, type Lack, NEW_IDENTITY } from './grant-target.ts';

type Props = {
  readonly form: GrantForm;
  readonly candidates: GrantCandidates | null;
  readonly isReading: boolean;
  readonly lack: Lack | null;
  readonly set: (change: Partial<GrantForm>) => void;
};

const TYPES: readonly PrincipalType[] = ['ServicePrincipal', 'User', 'Group'];

/** Said beside a list that is not there (yet). */
function useListHint({ candidates, isReading }: Pick<Props, 'candidates' | 'isReading'>) {
  const t = useTranslations('identities.grant');
  return (kind: 'machines' | 'identities' | 'clusters') => {
    if (isReading) return { hint: t('readingList') };
    const items = candidates?.[kind] ?? null;
    if (items === null) return { hint: t('unreadList') };
    return items.length === 0 ? { hint: t('emptyList') } : {};
  };
}

export function TargetFields(props: Props) {
  const { form, lack, set } = props;
  const t = useTranslations('identities.grant');
  const hint = useListHint(props);
  const error = (wanted: Lack) => lack === wanted && t(`lacks.${wanted}`);
  switch (form.kind) {
    case 'machine':
      return (
        <Field label={t('machine')} {...hint('machines')} error={error('machine')}>
          {(control) => <MachineSelect {...props} control={control} none={t('choose')} />}
        </Field>
      );
    case 'cluster':
      return (
        <Field label={t('cluster')} hint={t('clusterHint')} {...hint('clusters')} error={error('cluster')}>
          {(control) => (
            <Select
              {...control}
              value={form.clusterId}
              onChange={({ target }) => set({ clusterId: target.value })}
            >
              <option value="">{t('choose')}</option>
              <Options items={props.candidates?.clusters ?? []} />
            </Select>
          )}
        </Field>
      );
    case 'principal':
      return (
        <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_auto]">
          <Field label={t('objectId')} hint={t('objectIdHint')} error={error('principal')}>
            {(control) => (
              <Input
                {...control}
                mono
                spellCheck={false}
                value={form.principalId}
                onChange={({ target }) => set({ principalId: target.value })}
              />
            )}
          </Field>
          <Field label={t('principalType')}>
            {(control) => (
              <Select
                {...control}
                value={form.principalType}
                onChange={({ target }) =>
                  set({ principalType: TYPES.find((type) => type === target.value) ?? 'ServicePrincipal' })
                }
              >
                {TYPES.map((type) => (
                  <option key={type} value={type}>
                    {t(`types.${type}`)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </div>
      );
    case 'identity':
      return <IdentityFields {...props} />;
  }
}

function IdentityFields(props: Props) {
  const { form, candidates, lack, set } = props;
  const t = useTranslations('identities.grant');
  const hint = useListHint(props);
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field label={t('identity')} error={lack === 'identity' && t('lacks.identity')}>
        {(control) => (
          <Select
            {...control}
            value={form.identityId}
            onChange={({ target }) => set({ identityId: target.value })}
          >
            <option value="">{t('choose')}</option>
            <option value={NEW_IDENTITY}>{t('newIdentity')}</option>
            <Options items={candidates?.identities ?? []} />
          </Select>
        )}
      </Field>
      {form.identityId === NEW_IDENTITY && (
        <Field label={t('newName')} error={lack === 'name' && t('lacks.name')}>
          {(control) => (
            <Input
              {...control}
              spellCheck={false}
              value={form.newName}
              onChange={({ target }) => set({ newName: target.value })}
            />
          )}
        </Field>
      )}
      <Field label={t('onMachine')} {...hint('machines')}>
        {(control) => <MachineSelect {...props} control={control} none={t('noMachine')} />}
      </Field>
    </div>
  );
}

function MachineSelect({
  form,
  candidates,
  control,
  none,
  set,
}: Props & { readonly control: ControlProps; readonly none: string }) {
  return (
    <Select {...control} value={form.machineId} onChange={({ target }) => set({ machineId: target.value })}>
      <option value="">{none}</option>
      <Options items={candidates?.machines ?? []} />
    </Select>
  );
}

const Options = ({ items }: { readonly items: readonly Candidate[] }) =>
  items.map(({ id, name, resourceGroup }) => (
    <option key={id} value={id}>
      {name}, {resourceGroup}
    </option>
  ));
