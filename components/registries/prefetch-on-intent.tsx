'use client';
/** Reads a registry as soon as the pointer rests on its link, or the focus is there: opening it shows it at once. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { registryQuery } from '#lib/queries/registries.ts';

/** Passing over a link is no intent. Milliseconds. */
const RESTS = 80;
const REGISTRY = /^\/registries\/([^/]+)\/([^/]+)\/([^/]+)$/;

/** Shows nothing: an element around the page would come between it and the frame that gives it its height. */
export function PrefetchOnIntent() {
  const client = useQueryClient();
  const { oid } = useAuth().account;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const consider = ({ target }: Event) => {
      clearTimeout(timer);
      const link = target instanceof Element ? target.closest('a') : null;
      const [, ...parts] = REGISTRY.exec(link?.pathname ?? '') ?? [];
      const [subscriptionId, resourceGroup, name] = parts.map(decodeURIComponent);
      if (subscriptionId === undefined || resourceGroup === undefined || name === undefined) return;
      const ref = { subscriptionId, resourceGroup, name };
      timer = setTimeout(() => void client.prefetchQuery(registryQuery(oid, ref)), RESTS);
    };
    const stop = new AbortController();
    for (const event of ['pointerover', 'focusin'])
      document.addEventListener(event, consider, { passive: true, signal: stop.signal });
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [client, oid]);
  return null;
}
