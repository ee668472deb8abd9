'use client';
/** Two states side by side: two registries, one and its past, or one and a pasted baseline. */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFleet } from '#components/explain/use-fleet.ts';
import { Button } from '#components/ui/button.tsx';
import { FailureBanner } from '#components/ui/failure-banner.tsx';
import { Field } from '#components/ui/field.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { Select } from '#components/ui/select.tsx';
import { compareKey } from '#lib/queries/paths.ts';
import { BaselineField } from './baseline-field.tsx';
import { ComparisonOf } from './comparison-of.tsx';
import { MomentField } from './moment-field.tsx';
import { RegistryField } from './registry-field.tsx';
import { useComparison, WITH, type With } from './use-comparison.ts';

export function ComparePage() {
  const t = useTranslations('compare');
  const view = useComparison();
  const { registries, failure } = useFleet();
  const [pasted, setPasted] = useState('');
  const { left, right, at } = view;
  const key = (ref: typeof left) => (ref === null ? '' : compareKey(ref));
  return (
    <main id="main">
      <div className="mx-auto grid w-full max-w-page gap-4 px-gutter pt-4 pb-12">
        <div>
          <h1>{t('title')}</h1>
          <p className="mt-1 max-w-prose text-ink-2">{t('what')}</p>
        </div>
        {failure !== null && <FailureBanner failure={failure} />}
        <Panel title={t('sides')}>
          <div className="grid items-start gap-3 md:grid-cols-[minmax(0,1fr)_12rem_minmax(0,1fr)]">
            <RegistryField
              key={`left ${key(left)}`}
              label={t('left')}
              chosen={left}
              registries={registries}
              onChoose={view.setLeft}
            />
            <Field label={t('with')}>
              {(control) => (
                <Select
                  {...control}
                  value={view.with}
                  onChange={({ target }) => view.setWith(target.value as With)}
                >
                  {WITH.map((kind) => (
                    <option key={kind} value={kind}>
                      {t(`kind.${kind}`)}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            {view.with === 'registry' && (
              <RegistryField
                key={`right ${key(right)}`}
                label={t('right')}
                chosen={right}
                registries={registries}
                onChoose={view.setRight}
              />
            )}
            {view.with === 'time' &&
              (left === null ? (
                <p className="text-ink-2 md:pt-7">{t('chooseLeft')}</p>
              ) : (
                <MomentField registry={left} at={at} onChoose={view.setAt} />
              ))}
            {view.with === 'baseline' && (
              <div className="md:col-span-3">
                <BaselineField text={pasted} onChange={setPasted} />
              </div>
            )}
          </div>
          {view.with === 'registry' && left !== null && right !== null && (
            <p className="mt-3">
              <Button size="sm" onClick={view.swap}>
                {t('swap')}
              </Button>
            </p>
          )}
        </Panel>
        {left === null ? (
          <p className="text-ink-2">{t('empty')}</p>
        ) : (
          <ComparisonOf
            key={`${key(left)} ${key(right)} ${view.with} ${at}`}
            left={left}
            right={view.with === 'registry' ? right : view.with === 'time' ? left : null}
            at={view.with === 'time' ? at : null}
            pasted={view.with === 'baseline' ? pasted : null}
          />
        )}
      </div>
    </main>
  );
}
