'use client';
/** A choice of a few, one under the other, each with what it means. Native radios: arrow keys work as everywhere. */
import { type ReactNode, useId } from 'react';

type RadioListProps<V extends string> = {
  readonly legend: ReactNode;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly name: ReactNode; readonly hint?: ReactNode }[];
  readonly onChange: (value: V) => void;
};

export function RadioList<V extends string>({ legend, value, options, onChange }: RadioListProps<V>) {
  const id = useId();
  return (
    <fieldset className="grid min-w-0 gap-2">
      <legend className="mb-1.5 font-medium">{legend}</legend>
      {options.map((option) => (
        <div key={option.value} className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
          <input
            id={`${id}-${option.value}`}
            type="radio"
            name={id}
            className="mt-0.5 size-4 accent-accent"
            checked={option.value === value}
            aria-describedby={option.hint === undefined ? undefined : `${id}-${option.value}-hint`}
            onChange={() => onChange(option.value)}
          />
          <label htmlFor={`${id}-${option.value}`}>{option.name}</label>
          {option.hint !== undefined && (
            <p id={`${id}-${option.value}-hint`} className="col-start-2 text-xs text-ink-2">
              {option.hint}
            </p>
          )}
        </div>
      ))}
    </fieldset>
  );
}
