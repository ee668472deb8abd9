/** The places in a pasted text where something was found, each with a little around it. */

type Props = {
  readonly label: string;
  readonly text: string;
  readonly marks: readonly (readonly [from: number, to: number])[];
};

/** Characters shown before and after. */
const AROUND = 24;

export const MarkedText = ({ label, text, marks }: Props) => (
  <div>
    <h4 className="text-xs text-ink-2">{label}</h4>
    <ul className="font-mono text-xs leading-5">
      {marks.map(([from, to]) => {
        const [start, end] = [Math.max(0, from - AROUND), Math.min(text.length, to + AROUND)];
        return (
          <li key={from} className="wrap-anywhere">
            {start > 0 && '…'}
            {text.slice(start, from)}
            <mark className="rounded-xs bg-warning-soft px-0.5 text-inherit shadow-[inset_0_-2px_0_var(--color-warning-line)]">
              {text.slice(from, to)}
            </mark>
            {text.slice(to, end)}
            {end < text.length && '…'}
          </li>
        );
      })}
    </ul>
  </div>
);
