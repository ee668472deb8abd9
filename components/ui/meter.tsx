/** Used of limit: bar, the hatched part a draft adds, and always the words. An SVG, so no inline styles. */
import { useId } from 'react';

type MeterProps = {
  readonly used: number;
  readonly limit: number;
  /** What the draft adds to `used`; negative for what it takes away. */
  readonly change?: number;
  /** The words beside the bar, e.g. "188 of 200 after saving". */
  readonly label: string;
};

const WIDTH = 112;
/** From here on a quota will hurt soon. */
const NEAR = 0.8;

export const Meter = ({ used, limit, change = 0, label }: MeterProps) => {
  const hatch = useId();
  const scale = (value: number) => (limit > 0 ? (Math.min(Math.max(value, 0), limit) / limit) * WIDTH : 0);
  const kept = scale(used + Math.min(change, 0));
  const touched = Math.abs(scale(used + change) - scale(used));
  const near = limit > 0 && (used + change) / limit >= NEAR;
  return (
    <span className="inline-flex items-center gap-2 align-middle whitespace-nowrap">
      <svg
        width={WIDTH}
        height="8"
        aria-hidden="true"
        className="flex-none rounded-xs bg-sunken forced-colors:border"
      >
        <defs>
          <pattern
            id={hatch}
            width="4"
            height="4"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="2" height="4" className="fill-warning" />
          </pattern>
        </defs>
        <rect width={kept} height="8" className={near ? 'fill-warning' : 'fill-ink-2'} />
        <rect x={kept} width={touched} height="8" fill={`url(#${hatch})`} />
        <rect x="0.5" y="0.5" width={WIDTH - 1} height="7" rx="1.5" fill="none" className="stroke-line-2" />
      </svg>
      {label}
    </span>
  );
};
