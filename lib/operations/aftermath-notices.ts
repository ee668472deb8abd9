/** What is to be told about the aftermath of a tab's saves. Pure. */
import { isEmpty, unsatisfied } from '#lib/network-access/change.ts';
import type { WriteRef } from '#lib/network-access/logged-writes.ts';
import type { PublicAccess, PublicAccessChange } from '#lib/network-access/model.ts';
import type { Operation, SaveOperation } from './operation.ts';

export type AftermathNotice = {
  /** Stays the same from check to check. */
  readonly key: string;
  /** The save it is about. */
  readonly operation: string;
} & (
  | {
      /** Ours undid somebody's write. */
      readonly kind: 'overwritten';
      readonly by: WriteRef;
      /** The edit that puts it back. */
      readonly change: PublicAccessChange;
      readonly defaultAction: string | null;
      readonly isCertain: boolean;
    }
  /** Ours is gone; `change` makes it again. */
  | { readonly kind: 'vanished'; readonly by: WriteRef | null; readonly change: PublicAccessChange }
  /** Somebody wrote at the same time, and Azure does not say what. */
  | { readonly kind: 'unsaid'; readonly by: WriteRef }
);

const isSave = (operation: Operation): operation is SaveOperation => operation.kind === 'public-access';

/**
 * Without what was closed, what this tab's own later saves did, and what `current` shows again.
 * @param all operations of the tab. @param current what Azure holds, as far as it has been read since.
 */
export function aftermathNotices(
  operation: Operation,
  all: readonly Operation[],
  current: PublicAccess | null,
): readonly AftermathNotice[] {
  if (!isSave(operation) || operation.aftermath?.found === undefined) return [];
  const { found, closed = [] } = operation.aftermath;
  const own = new Set(all.map(({ id }) => id));
  const isOthers = (by: WriteRef | null) => by === null || !own.has(by.correlationId ?? '');
  const left = (change: PublicAccessChange) => (current === null ? change : unsatisfied(change, current));
  const keyOf = (kind: string, by: WriteRef | null) => `${kind} ${by?.correlationId ?? ''} ${by?.at ?? ''}`;
  const common = (kind: string, by: WriteRef | null) => ({ key: keyOf(kind, by), operation: operation.id });

  const notices = [
    ...found.foreign.flatMap(({ made, undone, ...by }): readonly AftermathNotice[] => {
      if (undone !== null) {
        const { defaultAction, isCertain } = undone;
        const kind = 'overwritten' as const;
        return [{ ...common(kind, by), kind, by, change: left(undone.change), defaultAction, isCertain }];
      }
      return made === null ? [{ ...common('unsaid', by), kind: 'unsaid', by }] : [];
    }),
    ...found.vanished.map(({ by, change }): AftermathNotice => {
      const kind = 'vanished' as const;
      return { ...common(kind, by), kind, by, change: left(change) };
    }),
  ];
  return notices.filter(
    (notice) =>
      !closed.includes(notice.key) &&
      isOthers(notice.by) &&
      !(notice.kind === 'vanished' && notice.by === null && hasLaterSave(operation, all)) &&
      (notice.kind === 'unsaid' || !isSettled(notice)),
  );
}

const isSettled = (notice: Exclude<AftermathNotice, { kind: 'unsaid' }>) =>
  isEmpty(notice.change) && !(notice.kind === 'overwritten' && notice.defaultAction !== null);

/** The log may not show yet that it was this tab's own save. */
const hasLaterSave = ({ registry, startedAt }: SaveOperation, all: readonly Operation[]) =>
  all.some(
    (other) =>
      isSave(other) &&
      other.registry.name.toLowerCase() === registry.name.toLowerCase() &&
      other.startedAt > startedAt,
  );
