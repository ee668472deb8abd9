/** Progress of a long operation, across: done solid, now dashed blue, unsure dotted amber, failed red. */
import { useTranslations } from 'next-intl';

export type StepState = 'done' | 'now' | 'unsure' | 'fail' | 'todo';

type StepperProps = {
  /** What is progressing, for a screen reader. */
  readonly label: string;
  readonly steps: readonly { readonly key: string; readonly name: string; readonly state: StepState }[];
};

/** Announce changes beside it with role="status"; the list itself is not live, or every step would repeat all. */
export const Stepper = ({ label, steps }: StepperProps) => {
  const t = useTranslations('common.step');
  return (
    <ol aria-label={label} className="progress text-2xs">
      {steps.map(({ key, name, state }) => (
        <li
          key={key}
          data-state={state}
          aria-current={state === 'now' || state === 'unsure' ? 'step' : undefined}
        >
          {name}
          <span className="sr-only">, {t(state)}</span>
        </li>
      ))}
    </ol>
  );
};
