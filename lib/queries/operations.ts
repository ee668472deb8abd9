'use client';
/** The operations panel's view of what is being written, and the way back from a save. */
import { useSyncExternalStore } from 'react';
import { canUndo, type Operation } from '#lib/operations/operation.ts';
import { operationStore } from '#lib/operations/store.ts';
import { publicAccessPath } from './paths.ts';

export type { Operation };

/** Newest first. Empty on the server and in the first client render. */
export function useOperations(): readonly Operation[] {
  return useSyncExternalStore(operationStore.subscribe, operationStore.all, operationStore.none);
}

export const dismissOperation = (id: string) => operationStore.remove(id);

/** The page that opens the reviewed inverse of a save, or null when there is nothing to take back. */
export const undoHref = (operation: Operation): string | null =>
  canUndo(operation)
    ? `${publicAccessPath(operation.registry)}?undo=${encodeURIComponent(operation.id)}`
    : null;

/** The save that `?undo=` names, if this tab made it. */
export function findSave(id: string | null) {
  const operation = operationStore.all().find((known) => known.id === id);
  return operation !== undefined && canUndo(operation) ? operation : null;
}

/** The page that opens the reviewed edit which puts back what this save undid, or what is gone of it. */
export const putBackHref = ({ id, registry }: Operation): string =>
  `${publicAccessPath(registry)}?putBack=${encodeURIComponent(id)}`;
