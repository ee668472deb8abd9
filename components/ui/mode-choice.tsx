'use client';
/** The choice between the three access modes: native radios, so arrow keys and forms work as everywhere. */
import { useTranslations } from 'next-intl';
import { type ReactNode, useId } from 'react';
import type { AccessMode } from '#lib/network-access/model.ts';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import { MODE_COLOR } from './mode-mark.tsx';

type Mode = Exclude<AccessMode, 'unknown'>;

const MODES: readonly Mode[] = ['all', 'selected', 'disabled'];

const LOOK: Readonly<Record<Mode, string>> = {
  all: '[--mark:var(--color-mode-all)] [--soft:var(--color-mode-all-soft)]',
  selected: '[--mark:var(--color-mode-selected)] [--soft:var(--color-mode-selected-soft)]',
  disabled: '[--mark:var(--color-mode-disabled)] [--soft:var(--color-mode-disabled-soft)]',
};

type ModeChoiceProps = {
  readonly legend: string;
  /** `unknown`: none is chosen, because Azure holds a value this console does not know. */
  readonly value: AccessMode;
  readonly onChange: (mode: Mode) => void;
  /** What the mode means, under its name. */
  readonly hints: Readonly<Record<Mode, ReactNode>>;
  /** Modes that cannot be chosen here; the hint should say why. They stay focusable. */
  readonly unavailable?: readonly Mode[];
  /** Nothing can be chosen: shown as it is. */
  readonly readOnly?: boolean;
  readonly name?: string;
};

export const ModeChoice = ({
  legend,
  value,
  onChange,
  hints,
  unavailable = [],
  readOnly = false,
  name,
}: ModeChoiceProps) => {
  const t = useTranslations('common.mode');
  const id = useId();
  return (
    <fieldset className="min-w-0 overflow-hidden rounded-lg border border-line-2 bg-surface">
      <legend className="sr-only">{legend}</legend>
      <div className="grid lg:grid-cols-3">
        {MODES.map((mode) => {
          const blocked = readOnly || unavailable.includes(mode);
          return (
            <label key={mode} className={classNames('choice', LOOK[mode])}>
              <Icon name={`mode-${mode}`} className={classNames('mt-0.5', MODE_COLOR[mode])} />
              <span id={`${id}-${mode}-name`} className="font-medium">
                {t(mode)}
              </span>
              <input
                type="radio"
                name={name ?? id}
                value={mode}
                checked={value === mode}
                aria-labelledby={`${id}-${mode}-name`}
                aria-describedby={`${id}-${mode}`}
                aria-disabled={blocked ? true : undefined}
                onChange={() => {
                  if (!blocked) onChange(mode);
                }}
              />
              <p id={`${id}-${mode}`} className="col-start-2 text-xs text-ink-2">
                {hints[mode]}
              </p>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
};
