'use client';
/** Reads a registry as soon as the pointer rests on its link, or the focus is there: opening it shows it at once. */
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, type SyntheticEvent, useEffect, useRef } from 'react';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { registryQuery } from '#lib/queries/registries.ts';

/** Passing over a link is no intent. Milliseconds. */
const RESTS = 80;
const REGISTRY = /^\/registries\/([^/]+)\/([^/]+)\/([^/]+)$/;

export function PrefetchOnIntent({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const { account } = useAuth();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const consider = ({ target }: SyntheticEvent) => {
    clearTimeout(timer.current);
    const link = target instanceof Element ? target.closest('a') : null;
    const [, ...parts] = REGISTRY.exec(link?.pathname ?? '') ?? [];
    const [subscriptionId, resourceGroup, name] = parts.map(decodeURIComponent);
    if (subscriptionId === undefined || resourceGroup === undefined || name === undefined) return;
    const ref = { subscriptionId, resourceGroup, name };
    timer.current = setTimeout(() => void client.prefetchQuery(registryQuery(account.oid, ref)), RESTS);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens for what its links are about to do
    <div className="contents" onPointerOver={consider} onFocus={consider}>
      {children}
    </div>
  );
}
