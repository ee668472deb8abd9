/** A labelled control with its hint and its error, wired for assistive technology. */
import { type ReactNode, useId } from 'react';
import { Icon } from './icon.tsx';

/** Spread these on the control. */
export type ControlProps = {
  readonly id: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
};

type FieldProps = {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** Said at once to a screen reader; what is wrong and what to do. */
  readonly error?: ReactNode;
  /** At the right end of the label's line: a counter, a button. */
  readonly aside?: ReactNode;
  readonly children: (control: ControlProps) => ReactNode;
};

export const Field = ({ label, hint, error, aside, children }: FieldProps) => {
  const id = useId();
  const hasError = error !== undefined && error !== null && error !== false;
  const describedBy = [hint !== undefined && `${id}-hint`, hasError && `${id}-error`]
    .filter(Boolean)
    .join(' ');
  return (
    <div className="grid gap-1">
      <div className="flex flex-wrap items-baseline gap-x-2">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {hint !== undefined && (
          <span id={`${id}-hint`} className="text-xs text-ink-2">
            {hint}
          </span>
        )}
        {aside !== undefined && <span className="ms-auto text-xs text-ink-2">{aside}</span>}
      </div>
      {children({
        id,
        ...(describedBy ? { 'aria-describedby': describedBy } : {}),
        ...(hasError ? { 'aria-invalid': true } : {}),
      })}
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </div>
  );
};

/** The error line alone, for groups that are not one control. The live region stays; its text comes and goes. */
export const FieldError = ({ id, children }: { readonly id?: string; readonly children?: ReactNode }) => (
  <p id={id} aria-live="polite" className="flex gap-1.5 text-critical empty:hidden">
    {children !== undefined && children !== null && children !== false && (
      <>
        <Icon name="critical" className="mt-0.5 [--cut:var(--color-surface)]" />
        <span>{children}</span>
      </>
    )}
  </p>
);
