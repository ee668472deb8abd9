'use client';
/** A task of the chosen registry, or any, and which kind of identity it signs in with. */
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Combobox } from '#components/ui/combobox.tsx';
import { Field } from '#components/ui/field.tsx';
import { Select } from '#components/ui/select.tsx';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { tasksQuery } from '#lib/queries/reach.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';

type Props = {
  /** `system`, or `system:` and the task's name. */
  readonly text: string;
  readonly error: boolean;
  /** Null until one is chosen. */
  readonly registry: RegistryRef | null;
  readonly onChange: (text: string) => void;
};

const NOWHERE: RegistryRef = { subscriptionId: '', resourceGroup: '', name: '' };

export function TaskField({ text, error, registry, onChange }: Props) {
  const t = useTranslations('explainPage.ask');
  const { account } = useAuth();
  const [identity = 'system', name = ''] = text.split(':');
  const tasks = useQuery({ ...tasksQuery(account.oid, registry ?? NOWHERE), enabled: registry !== null });
  const edit = (kind: string, task: string) => onChange(task.trim() === '' ? kind : `${kind}:${task.trim()}`);
  const choose = (task: string) => {
    const [first = identity] = tasks.data?.find((one) => one.name === task)?.identities ?? [];
    edit(first, task);
  };
  return (
    <div className="grid items-start gap-3 sm:grid-cols-2">
      <Field label={t('taskName')} hint={t('taskHint')} error={error ? t('invalid.task') : null}>
        {(control) => (
          <Combobox
            control={control}
            label={t('taskName')}
            value={name}
            options={(tasks.data ?? []).map((task) => ({
              value: task.name,
              name: task.name,
              detail: task.identities.map((kind) => t(`identities.${kind}`)).join(', '),
            }))}
            more={(count) => t('moreOptions', { count })}
            onChange={choose}
          />
        )}
      </Field>
      <Field label={t('task')}>
        {(control) => (
          <Select {...control} value={identity} onChange={({ target }) => edit(target.value, name)}>
            {(['system', 'user'] as const).map((kind) => (
              <option key={kind} value={kind}>
                {t(`identities.${kind}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </div>
  );
}
