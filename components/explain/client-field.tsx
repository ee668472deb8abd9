'use client';
/** The second half of a client: an address, one of the user's resources, or one of a few words. */
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Select } from '#components/ui/select.tsx';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { SERVICES } from '#lib/network-access/reach/model.ts';
import { ownAddressQuery } from '#lib/queries/own-address.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import type { ClientDraft } from './client-draft.ts';
import { ResourceField } from './resource-field.tsx';
import { TaskField } from './task-field.tsx';

type Props = {
  readonly draft: ClientDraft;
  readonly registry: RegistryRef | null;
  readonly onChange: (draft: ClientDraft) => void;
  readonly error: boolean;
};

export function ClientField({ draft, registry, onChange, error }: Props) {
  const t = useTranslations('explainPage.ask');
  const { kind, text } = draft;
  const edit = (value: string) => onChange({ kind, text: value });
  switch (kind) {
    case 'task':
      return <TaskField text={text} error={error} registry={registry} onChange={edit} />;
    case 'service':
      return (
        <Field label={t(kind)}>
          {(control) => (
            <Select {...control} value={text} onChange={({ target }) => edit(target.value)}>
              {SERVICES.map((service) => (
                <option key={service} value={service}>
                  {t(`services.${service}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      );
    case 'address':
      return (
        <Field label={t(kind)} error={error ? t(`invalid.${kind}`) : null}>
          {(control) => (
            <span className="flex gap-2">
              <Input
                {...control}
                mono
                value={text}
                onChange={({ target }) => edit(target.value)}
                autoCapitalize="off"
                spellCheck={false}
              />
              <OwnAddress onUse={edit} />
            </span>
          )}
        </Field>
      );
    default:
      return (
        <ResourceField
          key={kind}
          kind={kind}
          text={text}
          error={error}
          home={registry?.subscriptionId ?? null}
          onChange={edit}
        />
      );
  }
}

/** Where the server knows what address this browser comes from. */
function OwnAddress({ onUse }: { onUse: (address: string) => void }) {
  const t = useTranslations('explainPage.ask');
  const { account } = useAuth();
  const { data } = useQuery(ownAddressQuery(account.oid));
  if (data === undefined || data.kind === 'unknown') return null;
  return <Button onClick={() => onUse(data.address)}>{t('own')}</Button>;
}
