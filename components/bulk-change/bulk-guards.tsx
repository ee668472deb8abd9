'use client';
/** What the change cuts off or opens, once per kind with the registries named: to be ticked, or typed for. */
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { Icon } from '#components/ui/icon.tsx';
import { Input } from '#components/ui/input.tsx';
import { type BulkAnswers, type GuardOfMany, graveCount } from '#lib/bulk-change/review.ts';

/** The others are counted; each is marked in the preview. */
const NAMED = 6;

type Props = {
  readonly guards: readonly GuardOfMany[];
  readonly answers: BulkAnswers;
  readonly onAnswer: (answers: BulkAnswers) => void;
};

export function BulkGuards({ guards, answers, onAnswer }: Props) {
  const t = useTranslations('bulkChange.guard');
  const id = useId();
  const grave = guards.filter(({ severity }) => severity === 'type');
  const ticks = guards.filter(({ severity }) => severity === 'tick');
  return (
    <>
      {grave.length > 0 && (
        <section
          aria-label={t('title')}
          className="grid gap-x-3 gap-y-2 border-t border-critical-line bg-critical-soft px-4 py-3.5 [--cut:var(--color-critical-soft)] sm:grid-cols-[auto_minmax(0,1fr)_minmax(0,20rem)]"
        >
          <Icon name="critical" className="mt-0.5 text-critical max-sm:hidden" />
          <div className="grid gap-2">
            {grave.map((guard) => (
              <Words key={guard.code} guard={guard} />
            ))}
          </div>
          <div className="grid content-start gap-1">
            <label htmlFor={id} className="font-medium">
              {t.rich('type', {
                count: graveCount(guards),
                code: (chunks) => <span className="font-mono">{chunks}</span>,
              })}
            </label>
            <Input
              id={id}
              mono
              inputMode="numeric"
              value={answers.typed}
              onChange={(event) => onAnswer({ ...answers, typed: event.target.value })}
            />
          </div>
        </section>
      )}
      {ticks.length > 0 && (
        <ul className="grid gap-x-8 gap-y-2.5 border-t border-warning-line bg-warning-soft px-4 py-3 [--cut:var(--color-warning-soft)] md:grid-cols-2">
          {ticks.map((guard) => (
            <li key={guard.code} className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3">
              <Icon name="warning" className="mt-0.5 text-warning" />
              <div>
                <Words guard={guard} />
                <label className="mt-1 flex items-start gap-2">
                  <input
                    type="checkbox"
                    className="mt-1"
                    checked={answers.ticked.includes(guard.code)}
                    onChange={(event) =>
                      onAnswer({
                        ...answers,
                        ticked: event.target.checked
                          ? [...answers.ticked, guard.code]
                          : answers.ticked.filter((code) => code !== guard.code),
                      })
                    }
                  />
                  {t(`${guard.code}.acknowledge`)}
                </label>
              </div>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Words({ guard: { code, names } }: { readonly guard: GuardOfMany }) {
  const t = useTranslations('bulkChange.guard');
  const first = names.slice(0, NAMED).join(', ');
  const rest = names.length - NAMED;
  return (
    <div>
      <h3>{t(`${code}.title`, { count: names.length })}</h3>
      <p className="max-w-prose">{t(`${code}.body`)}</p>
      <p className="text-ink-2 wrap-anywhere">
        {t('in', { names: rest > 0 ? t('andMore', { names: first, count: rest }) : first })}
      </p>
    </div>
  );
}
