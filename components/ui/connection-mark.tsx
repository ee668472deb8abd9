/** Private endpoint connection states: a mark with its words. */
import { useTranslations } from 'next-intl';
import type { ConnectionCounts } from '#lib/network-access/model.ts';
import { Icon } from './icon.tsx';

export type ConnectionState = keyof ConnectionCounts;

/** The order in which states are listed everywhere: what waits for somebody comes first. */
export const CONNECTION_STATES = ['pending', 'approved', 'rejected', 'disconnected', 'other'] as const;

export const CONNECTION_COLOR: Readonly<Record<ConnectionState, string>> = {
  pending: 'text-conn-pending',
  approved: 'text-conn-approved',
  rejected: 'text-conn-rejected',
  disconnected: 'text-conn-disconnected',
  other: 'text-ink-3',
};

/** ARM's `status` to the state it is drawn as; anything unknown is `other` and shown in Azure's word. */
export const connectionState = (status: string): ConnectionState => {
  const known = status.toLowerCase();
  return CONNECTION_STATES.find((state) => state === known && state !== 'other') ?? 'other';
};

/** `status` is ARM's word (`Pending`, `Approved`, …). */
export const ConnectionMark = ({ status }: { readonly status: string }) => {
  const t = useTranslations('common.connection');
  const state = connectionState(status);
  return (
    <span className="inline-flex items-center gap-1.5 align-middle whitespace-nowrap">
      <Icon name={`conn-${state}`} className={CONNECTION_COLOR[state]} />
      {state === 'other' ? status : t(state)}
    </span>
  );
};
