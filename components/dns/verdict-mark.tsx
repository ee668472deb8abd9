/** How a network, or one of its records, fares: mark and words. */
import { Icon, type IconName } from '#components/ui/icon.tsx';

type Look = { readonly icon: IconName; readonly color: string };

const GOOD: Look = { icon: 'check', color: 'text-ok' };
const BAD: Look = { icon: 'critical', color: 'text-critical' };
const POOR: Look = { icon: 'warning', color: 'text-warning' };
const OPEN: Look = { icon: 'unknown', color: 'text-ink-3' };

const LOOKS: Readonly<Record<string, Look>> = {
  found: GOOD,
  right: GOOD,
  broken: BAD,
  missing: BAD,
  dead: BAD,
  other: BAD,
  public: POOR,
  no_address: POOR,
};

export function VerdictMark({ verdict, children }: { verdict: string; children: string }) {
  const { icon, color } = LOOKS[verdict] ?? OPEN;
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <Icon name={icon} size="sm" className={color} />
      {children}
    </span>
  );
}
