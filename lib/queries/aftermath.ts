'use client';
/** What the browser does about the aftermath of its saves: closing a notice, finding what to put back. */
import { apply, diff } from '#lib/network-access/change.ts';
import type { PublicAccess, PublicAccessChange } from '#lib/network-access/model.ts';
import { type AftermathNotice, aftermathNotices } from '#lib/operations/aftermath-notices.ts';
import type { SaveOperation } from '#lib/operations/operation.ts';
import { operationStore } from '#lib/operations/store.ts';

export function closeAftermath({ operation: id, key }: AftermathNotice): void {
  const operation = operationStore.all().find((known) => known.id === id);
  if (operation?.kind !== 'public-access' || operation.aftermath === undefined) return;
  const { aftermath } = operation;
  const closed = [...(aftermath.closed ?? []), key];
  operationStore.update<SaveOperation>(id, { aftermath: { ...aftermath, closed } });
}

/** The one edit that puts right all that is told about a save; null for one that this tab does not know. */
export function findPutBack(id: string, current: PublicAccess): PublicAccessChange | null {
  const all = operationStore.all();
  const operation = all.find((known) => known.id === id);
  if (operation === undefined) return null;
  const wanted = aftermathNotices(operation, all, current).reduce(
    (state, notice) => (notice.kind === 'unsaid' ? state : apply(state, notice.change)),
    current,
  );
  return diff(current, wanted);
}
