'use client';
/** The step before cutting off or opening: names each consequence, and asks for ticks or the registry's name. */
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { Icon } from '#components/ui/icon.tsx';
import { Input } from '#components/ui/input.tsx';
import type { Guard, GuardCode } from '#lib/network-access/guards.ts';

/** What the user has done about the guards so far. */
export type Answers = { readonly typed: string; readonly ticked: readonly GuardCode[] };

export const NO_ANSWERS: Answers = { typed: '', ticked: [] };

/** What is still missing before the change may be sent; null when nothing is. */
export function missingAnswer(
  guards: readonly Guard[],
  { typed, ticked }: Answers,
  name: string,
): 'typeFirst' | 'tickFirst' | null {
  const asksName = guards.some(({ severity }) => severity === 'type');
  if (asksName && typed.trim().toLowerCase() !== name.toLowerCase()) return 'typeFirst';
  return guards.every(({ code, severity }) => severity === 'type' || ticked.includes(code))
    ? null
    : 'tickFirst';
}

type Props = {
  readonly guards: readonly Guard[];
  readonly name: string;
  readonly answers: Answers;
  readonly onAnswer: (answers: Answers) => void;
};

export function ReviewGuards({ guards, name, answers, onAnswer }: Props) {
  const grave = guards.filter(({ severity }) => severity === 'type');
  const ticks = guards.filter(({ severity }) => severity === 'tick');
  return (
    <div className="max-h-[45vh] overflow-y-auto">
      {grave.length > 0 && <Grave guards={grave} name={name} answers={answers} onAnswer={onAnswer} />}
      {ticks.length > 0 && (
        <ul className="grid gap-x-8 gap-y-2.5 border-t border-warning-line bg-warning-soft px-5 py-3 [--cut:var(--color-warning-soft)] md:grid-cols-2">
          {ticks.map((guard) => (
            <Tick key={guard.code} guard={guard} answers={answers} onAnswer={onAnswer} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Grave({ guards, name, answers, onAnswer }: Props) {
  const t = useTranslations('guard');
  const tReview = useTranslations('review.guard');
  const id = useId();
  return (
    <section
      aria-labelledby={`${id}-title`}
      className="grid gap-x-3 gap-y-2 border-t border-critical-line bg-critical-soft px-5 py-3.5 [--cut:var(--color-critical-soft)] sm:grid-cols-[auto_minmax(0,1fr)_minmax(0,20rem)]"
    >
      <Icon name="critical" className="mt-0.5 text-critical max-sm:hidden" />
      <div className="grid gap-2">
        {guards.map(({ code, values }, index) => (
          <div key={code}>
            <h3 id={index === 0 ? `${id}-title` : undefined}>{t(`${code}.title`, values)}</h3>
            <p className="max-w-prose">{t(`${code}.body`, values)}</p>
          </div>
        ))}
      </div>
      <div className="grid content-start gap-1">
        <label htmlFor={id} className="font-medium">
          {tReview.rich('type', {
            name,
            code: (chunks) => <span className="font-mono select-all">{chunks}</span>,
          })}
        </label>
        <Input
          id={id}
          mono
          spellCheck={false}
          autoCapitalize="off"
          value={answers.typed}
          onChange={(event) => onAnswer({ ...answers, typed: event.target.value })}
        />
      </div>
    </section>
  );
}

type TickProps = Pick<Props, 'answers' | 'onAnswer'> & { readonly guard: Guard };

function Tick({ guard: { code, values }, answers, onAnswer }: TickProps) {
  const t = useTranslations('guard');
  const id = useId();
  const { ticked } = answers;
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3">
      <Icon name="warning" className="mt-0.5 text-warning" />
      <div>
        <h3>{t(`${code}.title`, values)}</h3>
        <p id={`${id}-body`} className="max-w-prose text-ink-2">
          {t(`${code}.body`, values)}
        </p>
        <label className="mt-1 flex items-start gap-2">
          <input
            type="checkbox"
            className="mt-1"
            aria-describedby={`${id}-body`}
            checked={ticked.includes(code)}
            onChange={(event) =>
              onAnswer({
                ...answers,
                ticked: event.target.checked ? [...ticked, code] : ticked.filter((other) => other !== code),
              })
            }
          />
          {t(`${code}.acknowledge`, values)}
        </label>
      </div>
    </li>
  );
}
