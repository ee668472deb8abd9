/** A switch with its name, what it does, and the field it stands for. Native, so Space works as everywhere. */
import { type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';

type SwitchSettingProps = {
  readonly name: ReactNode;
  /** What it does, and whether it has an effect here. */
  readonly children: ReactNode;
  /** ARM's name of the field. */
  readonly field: string;
  readonly checked: boolean;
  /** Absent: shown as it is. */
  readonly onChange?: (checked: boolean) => void;
  /** Will be changed by saving. */
  readonly isChanged?: boolean;
};

export const SwitchSetting = ({
  name,
  children,
  field,
  checked,
  onChange,
  isChanged = false,
}: SwitchSettingProps) => {
  const id = useId();
  return (
    <div
      className={classNames(
        'grid grid-cols-[auto_minmax(0,1fr)] items-start gap-x-3 gap-y-0.5 border-t border-line px-4 py-3 first:border-t-0 md:grid-cols-[auto_minmax(0,1fr)_auto]',
        isChanged && 'bg-accent-soft',
      )}
    >
      <input
        id={id}
        type="checkbox"
        role="switch"
        className="switch mt-px"
        checked={checked}
        aria-checked={checked}
        aria-describedby={`${id}-body`}
        aria-disabled={onChange === undefined ? true : undefined}
        onChange={(event) => onChange?.(event.target.checked)}
      />
      <label htmlFor={id} className="cursor-pointer font-medium">
        {name}
      </label>
      <code className="text-xs text-ink-3 max-md:hidden">{field}</code>
      <div id={`${id}-body`} className="col-start-2 grid gap-1 text-ink-2">
        {children}
      </div>
    </div>
  );
};
