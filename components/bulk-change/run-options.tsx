'use client';
/** How to go about it, what to acknowledge, and the one button that sends it. */
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { Select } from '#components/ui/select.tsx';
import { type BulkAnswers, guardsOfMany, missingAnswerOfMany, pickCanary } from '#lib/bulk-change/review.ts';
import { STOPPABLE_AT_ONCE } from '#lib/bulk-run/shapes.ts';
import { BulkGuards } from './bulk-guards.tsx';
import type { EditRow } from './rows.ts';
import type { RunChoices } from './run-choices.ts';

const STOP_AFTER = ['1', '3', '10', 'never'] as const;
const NO_ANSWERS: BulkAnswers = { typed: '', ticked: [] };

type Props = {
  readonly edits: readonly EditRow[];
  readonly isUndo: boolean;
  readonly isReading: boolean;
  readonly isStarting: boolean;
  readonly onStart: (choices: RunChoices) => void;
};

export function RunOptionsPanel({ edits, isUndo, isReading, isStarting, onStart }: Props) {
  const t = useTranslations('bulkChange.options');
  const tGuard = useTranslations('bulkChange.guard');
  const [answers, setAnswers] = useState(NO_ANSWERS);
  const [chosen, setChosen] = useState<string | null>(null);
  const [after, setAfter] = useState<RunChoices['afterCanary']>('continue');
  const [stop, setStop] = useState<string>(STOP_AFTER[0]);
  const guards = useMemo(() => guardsOfMany(edits), [edits]);
  const lightest = useMemo(() => pickCanary(edits)?.key ?? '', [edits]);
  const canary = edits.some(({ key }) => key === chosen) && chosen !== null ? chosen : lightest;
  const missing = missingAnswerOfMany(guards, answers);
  const isGrave = guards.some(({ severity }) => severity === 'type');
  const count = edits.length;
  return (
    <Panel title={t('title')} padded={false}>
      {count > 1 && (
        <div className="grid items-start gap-4 px-4 py-3.5 sm:grid-cols-2 lg:grid-cols-3">
          <div className="grid gap-1">
            <Field label={t('canary')}>
              {(control) => (
                <Select {...control} value={canary} onChange={(event) => setChosen(event.target.value)}>
                  {edits.map(({ key, name }) => (
                    <option key={key} value={key}>
                      {name}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <p className="text-xs text-ink-2">{t('canaryHint')}</p>
          </div>
          <Field label={t('after')}>
            {(control) => (
              <Select
                {...control}
                value={after}
                onChange={(event) => setAfter(event.target.value as RunChoices['afterCanary'])}
              >
                <option value="continue">{t('continue')}</option>
                <option value="hold">{t('hold')}</option>
              </Select>
            )}
          </Field>
          <div className="grid gap-1">
            <Field label={t('stop')}>
              {(control) => (
                <Select {...control} value={stop} onChange={(event) => setStop(event.target.value)}>
                  {STOP_AFTER.map((known) => (
                    <option key={known} value={known}>
                      {known === '1'
                        ? t('stopFirst')
                        : known === 'never'
                          ? t('stopNever')
                          : t('stopAfter', { count: known })}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <p className="text-xs text-ink-2">
              {stop === 'never' ? t('neverHint') : t('stopHint', { count: STOPPABLE_AT_ONCE })}
            </p>
          </div>
        </div>
      )}
      <BulkGuards guards={guards} answers={answers} onAnswer={setAnswers} />
      <div className="flex justify-end border-t border-line px-4 py-3">
        <Button
          kind={isGrave ? 'danger-solid' : 'primary'}
          busy={isStarting}
          disabledReason={
            isStarting ? null : isReading ? t('reading') : missing === null ? null : tGuard(missing)
          }
          onClick={() =>
            onStart({ canary, afterCanary: after, stopAfter: stop === 'never' ? null : Number(stop) })
          }
        >
          {isStarting ? t('starting') : t(isUndo ? 'startUndo' : 'start', { count })}
        </Button>
      </div>
    </Panel>
  );
}
