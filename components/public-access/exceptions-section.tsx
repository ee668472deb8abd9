'use client';
/** The switches beside the rules: trusted services, ACR Tasks, dedicated data endpoints. */
import { useTranslations } from 'next-intl';
import { FieldError } from '#components/ui/field.tsx';
import { FindingBadge } from '#components/ui/finding-badge.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { SwitchSetting } from '#components/ui/switch-setting.tsx';
import { apply, knownBypass } from '#lib/network-access/change.ts';
import { judgePaths } from '#lib/network-access/paths.ts';
import type { RegistryDetail } from '#lib/registries/shapes.ts';
import { DataEndpointNote } from './data-endpoint-note.tsx';
import { chooseBypass, chooseDataEndpoint, chooseTasksBypass, type Draft } from './draft.ts';
import { isPremium } from './premium.ts';
import { TrustedServices } from './trusted-services.tsx';
import type { EditDraft } from './use-draft.ts';

type Props = {
  readonly data: RegistryDetail;
  readonly draft: Pick<Draft, 'base' | 'change'>;
  /** Absent: shown as they are. */
  readonly edit?: EditDraft;
  readonly error?: string | null;
};

export function ExceptionsSection({ data, draft, edit, error = null }: Props) {
  const t = useTranslations('publicAccess.exceptions');
  const { base, change } = draft;
  const after = { ...data.access, ...apply(base, change) };
  const { trusted, tasks } = judgePaths(after);
  const bypass = knownBypass(after.bypass);
  if (!isPremium(data)) {
    const { sku } = data.access;
    return (
      <Panel title={t('title')}>
        <p className="text-ink-2">{t('needsPremium', { sku })}</p>
      </Panel>
    );
  }
  return (
    <Panel title={t('title')} padded={false}>
      <SwitchSetting
        name={t('bypass.name')}
        field="networkRuleBypassOptions"
        checked={bypass === 'AzureServices'}
        isChanged={change.setBypass !== undefined}
        {...(edit === undefined || bypass === null
          ? {}
          : {
              onChange: (on: boolean) => edit((known) => chooseBypass(known, on ? 'AzureServices' : 'None')),
            })}
      >
        <Effect ruling={trusted} name="bypass" />
        {bypass === null && <p>{t('bypass.unknown', { value: after.bypass })}</p>}
        <TrustedServices />
      </SwitchSetting>
      <SwitchSetting
        name={t('tasks.name')}
        field="networkRuleBypassAllowedForTasks"
        checked={after.tasksBypass === true}
        isChanged={change.setTasksBypass !== undefined}
        {...(edit === undefined || after.tasksBypass === null
          ? {}
          : { onChange: (on: boolean) => edit((known) => chooseTasksBypass(known, on)) })}
      >
        <p>{t.rich('tasks.body', { code: (chunks) => <code>{chunks}</code> })}</p>
        <Effect ruling={tasks} name="tasks" />
      </SwitchSetting>
      <SwitchSetting
        name={t('dataEndpoint.name')}
        field="dataEndpointEnabled"
        checked={after.dataEndpointEnabled}
        isChanged={change.setDataEndpoint !== undefined}
        {...(edit === undefined
          ? {}
          : { onChange: (on: boolean) => edit((known) => chooseDataEndpoint(known, on)) })}
      >
        <DataEndpointNote data={data} isOn={after.dataEndpointEnabled} />
      </SwitchSetting>
      {error !== null && (
        <div className="border-t border-line px-4 py-3">
          <FieldError>{error}</FieldError>
        </div>
      )}
    </Panel>
  );
}

type EffectProps = {
  readonly ruling: { readonly verdict: string; readonly why: string };
  readonly name: 'bypass' | 'tasks';
};

/** What the switch comes to here; a switch without effect says so with the mark of a finding. */
function Effect({ ruling, name }: EffectProps) {
  const t = useTranslations('publicAccess.exceptions');
  const text = t(`${name}.effect`, { why: ruling.why });
  return ruling.why === 'bypassVoid' || ruling.why === 'tasksVoid' ? (
    <p>
      <FindingBadge severity="warning">{text}</FindingBadge>
    </p>
  ) : (
    <p>{text}</p>
  );
}
