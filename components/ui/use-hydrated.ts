'use client';
/**
 * False on the server and in the render that takes its HTML over, true ever after. For what the browser may
 * know earlier than the server's HTML says: parts of a page come alive at different moments.
 */
import { useSyncExternalStore } from 'react';

const subscribe = () => () => undefined;

export const useHydrated = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );
