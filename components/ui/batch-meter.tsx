/** How far many operations are, as a bar of parts; the words beside it say the same. An SVG, so no inline styles. */

type BatchMeterProps = {
  readonly succeeded: number;
  readonly failed: number;
  readonly unknown: number;
  readonly total: number;
};

const WIDTH = 320;

export const BatchMeter = ({ succeeded, failed, unknown, total }: BatchMeterProps) => {
  const scale = (count: number) => (total > 0 ? (count / total) * WIDTH : 0);
  const parts = [
    { key: 'succeeded', width: scale(succeeded), look: 'fill-ok' },
    { key: 'unknown', width: scale(unknown), look: 'fill-warning' },
    { key: 'failed', width: scale(failed), look: 'fill-critical' },
  ];
  let from = 0;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} 4`}
      preserveAspectRatio="none"
      aria-hidden="true"
      className="h-1 w-full rounded-xs bg-line-2 forced-colors:border"
    >
      {parts.map(({ key, width, look }) => {
        const start = from;
        from += width;
        return <rect key={key} x={start} width={width} height="4" className={look} />;
      })}
    </svg>
  );
};
