'use client';
/** ACR Tasks: one task's way in, checked step by step, and its run as the test. */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { MissingRightReason } from '#components/rights/missing-right-reason.tsx';
import { Button } from '#components/ui/button.tsx';
import { CommandBlock } from '#components/ui/command-block.tsx';
import { FailureBanner } from '#components/ui/failure-banner.tsx';
import { Field } from '#components/ui/field.tsx';
import { Select } from '#components/ui/select.tsx';
import { Time } from '#components/ui/time.tsx';
import type { RegistryIdentities } from '#lib/identities/shapes.ts';
import type { RegistryDetail } from '#lib/registries/shapes.ts';
import { taskChecks } from '#lib/rights/trusted-service.ts';
import { CheckList } from './check-list.tsx';
import type { OpenDialog } from './use-identity-dialogs.ts';
import { useTaskRun } from './use-task-run.ts';

type Props = {
  readonly data: RegistryDetail;
  readonly found: RegistryIdentities;
  readonly onOpen: OpenDialog;
};

export function TaskChecks({ data, found, onOpen }: Props) {
  const t = useTranslations('identities.trusted');
  const tasks = found.tasks ?? [];
  const [chosen, setChosen] = useState('');
  const task = tasks.find(({ name }) => name === chosen) ?? tasks[0] ?? null;
  const { run, isRunning, failure } = useTaskRun(data, task?.name ?? '');
  const principalId = task?.facts.systemPrincipalId ?? null;
  const deeds = found.areRolesRead
    ? (found.holders.find((one) => one.principalId.toLowerCase() === principalId?.toLowerCase())?.deeds ?? [])
    : null;
  const isMissing = data.rights.runTasks === 'missing';
  return (
    <>
      {found.tasks === null && <p className="text-ink-2">{t('tasksUnread')}</p>}
      {tasks.length > 0 && (
        <div className="sm:max-w-80">
          <Field label={t('task')}>
            {(control) => (
              <Select
                {...control}
                value={task?.name ?? ''}
                onChange={({ target }) => setChosen(target.value)}
              >
                {tasks.map(({ name }) => (
                  <option key={name} value={name}>
                    {name}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </div>
      )}
      <CheckList
        data={data}
        checks={taskChecks(task?.facts ?? null, data.access, deeds)}
        {...(principalId === null
          ? {}
          : {
              onGrant: () =>
                onOpen({
                  kind: 'grant',
                  choice: {
                    target: { kind: 'principal', principalId, principalType: 'ServicePrincipal' },
                    level: 'pull',
                    scope: 'registry',
                  },
                }),
            })}
        commands={<TaskCommands data={data} task={task?.name ?? null} />}
        test={
          task !== null && (
            <div className="grid gap-2">
              {task.lastRunAt !== null && (
                <p role="status" className="text-xs text-ink-2">
                  {t.rich(`lastRun.${task.facts.lastRun}`, {
                    time: () => <Time value={task.lastRunAt ?? ''} />,
                  })}
                </p>
              )}
              <p>
                <Button
                  size="sm"
                  busy={isRunning}
                  disabledReason={isMissing && <MissingRightReason name="runTasks" place={data.ref.name} />}
                  onClick={() => void run()}
                >
                  {t('run', { task: task.name })}
                </Button>
              </p>
              {failure !== null && <FailureBanner failure={failure} what={t('notRun')} />}
            </div>
          )
        }
      />
    </>
  );
}

/** As the article has them. What the task does is its owner's business. */
function TaskCommands({ data, task }: { readonly data: RegistryDetail; readonly task: string | null }) {
  const t = useTranslations('identities.trusted');
  const registry = `--registry ${data.ref.name}`;
  const name = task ?? t('taskName');
  const identity =
    task === null
      ? `az acr task create --name ${name} ${registry} \\\n  --context /dev/null --cmd '${data.loginServer}/${t('taskImage')}' \\\n  --auth-mode None --assign-identity [system]`
      : `az acr task update --name ${name} ${registry} --auth-mode None\naz acr task identity assign --name ${name} ${registry} --identities [system]`;
  return (
    <CommandBlock
      label={t('commands')}
      text={`${identity}\naz acr task credential add --name ${name} ${registry} \\\n  --login-server ${data.loginServer} --use-identity [system]`}
      note={t('commandsNote')}
    />
  );
}
