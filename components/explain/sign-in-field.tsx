'use client';
/** Cells of the form’s grid. Who signs in from there: nobody in particular, the machine itself, a user-assigned identity, or an object id. */
import { useTranslations } from 'next-intl';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Select } from '#components/ui/select.tsx';
import { type ClientKind, type IdentityDraft, identityKindsOf } from './client-draft.ts';
import { ResourceField } from './resource-field.tsx';

type Props = {
  readonly client: ClientKind;
  readonly draft: IdentityDraft;
  readonly error: boolean;
  readonly home: string | null;
  readonly onChange: (draft: IdentityDraft) => void;
};

export function SignInField({ client, draft, error, home, onChange }: Props) {
  const t = useTranslations('explainPage.ask');
  const kinds = identityKindsOf(client);
  if (kinds.length === 0) return null;
  const { kind, text } = draft;
  const edit = (value: string) => onChange({ kind, text: value });
  return (
    <>
      <Field label={t('signIn')}>
        {(control) => (
          <Select
            {...control}
            value={kind}
            onChange={({ target }) =>
              onChange({ kind: kinds.find((known) => known === target.value) ?? 'none', text: '' })
            }
          >
            {kinds.map((known) => (
              <option key={known} value={known}>
                {t(`signInAs.${known}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {kind === 'principal' && (
        <Field label={t('principal')} error={error ? t('invalid.principal') : null}>
          {(control) => (
            <Input
              {...control}
              mono
              value={text}
              onChange={({ target }) => edit(target.value)}
              autoCapitalize="off"
              spellCheck={false}
            />
          )}
        </Field>
      )}
      {kind === 'identity' && (
        <div className="sm:col-span-2">
          <ResourceField kind="identity" text={text} error={error} home={home} onChange={edit} />
        </div>
      )}
    </>
  );
}
