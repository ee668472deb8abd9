'use client';
/** The second half of a client: an address, a resource id, or one of a few words. */
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Select } from '#components/ui/select.tsx';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { SERVICES } from '#lib/network-access/reach/model.ts';
import { ownAddressQuery } from '#lib/queries/own-address.ts';
import type { ClientDraft } from './client-draft.ts';

type Props = {
  readonly draft: ClientDraft;
  readonly onChange: (draft: ClientDraft) => void;
  readonly error: boolean;
};

export function ClientField({ draft, onChange, error }: Props) {
  const t = useTranslations('explainPage.ask');
  const { kind, text } = draft;
  const edit = (value: string) => onChange({ kind, text: value });
  if (kind === 'service' || kind === 'task')
    return (
      <Field label={t(kind)}>
        {(control) => (
          <Select {...control} value={text} onChange={({ target }) => edit(target.value)}>
            {kind === 'service'
              ? SERVICES.map((service) => (
                  <option key={service} value={service}>
                    {t(`services.${service}`)}
                  </option>
                ))
              : (['system', 'user'] as const).map((identity) => (
                  <option key={identity} value={identity}>
                    {t(`identities.${identity}`)}
                  </option>
                ))}
          </Select>
        )}
      </Field>
    );
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
          {kind === 'address' && <OwnAddress onUse={edit} />}
        </span>
      )}
    </Field>
  );
}

/** Where the server knows what address this browser comes from. */
function OwnAddress({ onUse }: { onUse: (address: string) => void }) {
  const t = useTranslations('explainPage.ask');
  const { account } = useAuth();
  const { data } = useQuery(ownAddressQuery(account.oid));
  if (data === undefined || data.kind === 'unknown') return null;
  return <Button onClick={() => onUse(data.address)}>{t('own')}</Button>;
}
