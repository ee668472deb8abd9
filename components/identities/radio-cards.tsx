/** A choice between a few things that need a sentence each: native radio buttons. */
import { type ReactNode, useId } from 'react';

type Option<T extends string> = { readonly value: T; readonly name: ReactNode; readonly hint: ReactNode };

export function RadioCards<T extends string>({
  legend,
  value,
  options,
  onChange,
}: {
  readonly legend: ReactNode;
  readonly value: T;
  readonly options: readonly Option<T>[];
  readonly onChange: (value: T) => void;
}) {
  const id = useId();
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-medium">{legend}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {options.map((option) => (
          <label
            key={option.value}
            className="grid cursor-pointer grid-cols-[auto_minmax(0,1fr)] content-start gap-x-2 rounded-md border border-line-2 px-3 py-2 hover:bg-hover has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={value === option.value}
              aria-labelledby={`${id}-${option.value}`}
              aria-describedby={`${id}-${option.value}-hint`}
              className="mt-1 accent-accent"
              onChange={() => onChange(option.value)}
            />
            <span id={`${id}-${option.value}`} className="font-medium">
              {option.name}
            </span>
            <span id={`${id}-${option.value}-hint`} className="col-start-2 text-xs text-ink-2">
              {option.hint}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
