/** Both sides of a conflict, and the draft that each choice leaves to be reviewed again. Pure. */
import type { Failure } from '#lib/errors/failure.ts';
import { NO_CHANGE, publicPart } from '#lib/network-access/change.ts';
import { merge } from '#lib/network-access/merge.ts';
import type { PublicAccess } from '#lib/network-access/model.ts';
import type { RegistryDetail } from '#lib/registries/shapes.ts';
import { type Draft, isSame, mineOf } from './draft.ts';

export type Conflict = Extract<Failure, { code: 'conflict' }>;

/** What Azure holds and since when it is known. */
export type TheirState = { readonly access: PublicAccess; readonly readAt: string };

function isPublicAccess(value: unknown): value is PublicAccess {
  if (typeof value !== 'object' || value === null) return false;
  const { publicNetworkAccess, bypass, ipRules } = value as Partial<PublicAccess>;
  return typeof publicNetworkAccess === 'string' && typeof bypass === 'string' && Array.isArray(ipRules);
}

/** The state that came with the refusal; without one, what was read since. */
export function theirState({ current }: Conflict, data: RegistryDetail): TheirState {
  const read = publicPart(data.access);
  return isPublicAccess(current) && !isSame(current, read)
    ? { access: current, readAt: new Date().toISOString() }
    : { access: read, readAt: data.readAt };
}

const settled = { rebase: null, leave: null } as const;

/** Drops what others contradicted; edits that fit beside theirs stay. */
export function keepTheirs(draft: Draft, { access, readAt }: TheirState, { fields }: Conflict): Draft {
  const { effective } = merge(draft.base, access, draft.change);
  const change = fields.includes('ipRules') ? NO_CHANGE : effective;
  return { ...draft, ...settled, base: access, readAt, change };
}

/** The whole edit, now on top of what they did. */
export function applyMine(draft: Draft, { access, readAt }: TheirState): Draft {
  const { effective, conflicts } = merge(draft.base, access, draft.change);
  const change = { ...effective, ...mineOf(draft.change, conflicts) };
  return { ...draft, ...settled, base: access, readAt, change };
}
