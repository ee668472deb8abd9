'use client';
/** What to change: one thing, chosen and filled in. */
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { ModeChoice } from '#components/ui/mode-choice.tsx';
import { Select } from '#components/ui/select.tsx';
import type { IntentKind } from '#lib/bulk-change/intent.ts';
import type { InputIssue } from '#lib/errors/failure.ts';
import type { IntentDraft } from './use-intent.ts';

const KINDS: readonly IntentKind[] = ['replace', 'add', 'remove', 'mode', 'trusted', 'tasks'];

type Props = {
  readonly draft: IntentDraft;
  readonly onChange: (part: Partial<IntentDraft>) => void;
  /** Of what is filled in; an empty field is none yet. */
  readonly issues: readonly InputIssue[];
  /** Rules that the chosen registries hold, offered as the one to remove or to replace. */
  readonly held: readonly string[];
};

export function IntentForm({ draft, onChange, issues, held }: Props) {
  const list = useId();
  const t = useTranslations('bulkChange.what');
  const tIssue = useTranslations('inputIssue');
  const { kind } = draft;
  const errorOf = (path: string) => {
    const issue = issues.find((one) => one.path === path);
    if (issue === undefined || issue.code === 'empty') return undefined;
    return issue.code === 'same_rule' ? t('same') : tIssue(issue.code, issue.values);
  };
  const ruleField = (path: 'rule' | 'from' | 'to', label: string, hint?: string) => (
    <Field label={label} hint={hint ?? t('example')} error={errorOf(path)}>
      {(control) => (
        <Input
          {...control}
          mono
          spellCheck={false}
          autoCapitalize="off"
          {...(path === 'from' || kind === 'remove' ? { list } : {})}
          value={draft[path]}
          onChange={(event) => onChange({ [path]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <div className="grid gap-4">
      <div className="grid items-start gap-4 md:grid-cols-[minmax(0,18rem)_minmax(0,1fr)]">
        <Field label={t('legend')}>
          {(control) => (
            <Select
              {...control}
              value={kind}
              onChange={(event) => onChange({ kind: event.target.value as IntentKind })}
            >
              {KINDS.map((known) => (
                <option key={known} value={known}>
                  {t(`kind.${known}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {kind === 'replace' && (
          <div className="grid items-start gap-4 sm:grid-cols-2">
            {ruleField('from', t('from'), '')}
            {ruleField('to', t('to'))}
            <p className="-mt-2 text-xs text-ink-2 sm:col-span-2">{t('fromHint')}</p>
          </div>
        )}
        {(kind === 'add' || kind === 'remove') && (
          <div className="max-w-sm">{ruleField('rule', t('rule'))}</div>
        )}
        {(kind === 'trusted' || kind === 'tasks') && (
          <div className="max-w-48">
            <Field label={t('switch')}>
              {(control) => (
                <Select
                  {...control}
                  value={draft.on ? 'on' : 'off'}
                  onChange={(event) => onChange({ on: event.target.value === 'on' })}
                >
                  <option value="on">{t('on')}</option>
                  <option value="off">{t('off')}</option>
                </Select>
              )}
            </Field>
          </div>
        )}
      </div>
      <datalist id={list}>
        {held.map((rule) => (
          <option key={rule} value={rule} />
        ))}
      </datalist>
      {kind === 'mode' && (
        <ModeChoice
          legend={t('mode')}
          value={draft.mode ?? 'unknown'}
          onChange={(mode) => onChange({ mode })}
          hints={{
            all: t('modeHint.all'),
            selected: t('modeHint.selected'),
            disabled: t('modeHint.disabled'),
          }}
        />
      )}
    </div>
  );
}
