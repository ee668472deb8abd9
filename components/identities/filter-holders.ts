/** Which holders the table shows, and in which order. Pure. */
import { type Holder, type HolderKind, isIdle } from '#lib/rights/holders.ts';
import { DEEDS } from '#lib/rights/registry-roles.ts';

/** `idle`: with a grant that does nothing here. */
export const CAN_FILTERS = [...DEEDS, 'idle'] as const;
export type CanFilter = (typeof CAN_FILTERS)[number];
/** Kinds as people think of them: machines and services, applications, people. */
export const KIND_FILTERS = ['managed', 'servicePrincipal', 'group', 'user'] as const;
export type KindFilter = (typeof KIND_FILTERS)[number];

export type HolderFilters = {
  readonly can: CanFilter | null;
  readonly kind: KindFilter | null;
  readonly text: string;
};

const ORDER: readonly HolderKind[] = [
  'userAssigned',
  'machine',
  'kubelet',
  'task',
  'registry',
  'servicePrincipal',
  'unknown',
  'group',
  'user',
];

export function filterHolders(
  holders: readonly Holder[],
  { can, kind, text }: HolderFilters,
): readonly Holder[] {
  const wanted = text.trim().toLowerCase();
  return holders
    .filter(
      (holder) =>
        (can === null || fitsCan(holder, can)) &&
        (kind === null || group(holder.kind) === kind) &&
        (wanted === '' || words(holder).some((word) => word.toLowerCase().includes(wanted))),
    )
    .sort(
      (a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || nameOf(a).localeCompare(nameOf(b), 'en'),
    );
}

const fitsCan = ({ deeds, grants }: Holder, can: CanFilter) =>
  can === 'idle' ? grants.some(isIdle) : deeds.includes(can);

function group(kind: HolderKind): KindFilter {
  if (kind === 'user' || kind === 'group') return kind;
  return kind === 'servicePrincipal' || kind === 'unknown' ? 'servicePrincipal' : 'managed';
}

const words = ({ named, principalId, grants }: Holder) => [
  principalId,
  ...(named === null ? [] : [named.name, ...named.usedBy]),
  ...grants.map(({ role }) => role),
];

/** What people call it, or its object id. */
export const nameOf = ({ named, principalId }: Holder): string => named?.name ?? principalId;
