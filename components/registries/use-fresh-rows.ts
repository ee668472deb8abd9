'use client';
/** Which rows Azure has just shown changed, compared with what this tab showed last. They are tinted once. */
import { useEffect, useState } from 'react';
import type { RegistryList } from '#lib/registries/shapes.ts';

/** By resource id, for the life of the tab: a change made on another page of it is noticed on return. */
const lastSeen = new Map<string, string>();

/** A little longer than the tint itself takes to fade, in ms. */
const TINTED_FOR = 2_000;

const NONE: ReadonlySet<string> = new Set();

export function useFreshRows({ registries }: Pick<RegistryList, 'registries'>): ReadonlySet<string> {
  const [fresh, setFresh] = useState(NONE);
  useEffect(() => {
    const changed = new Set<string>();
    for (const { id, lastModifiedAt, access } of registries) {
      const now = JSON.stringify([lastModifiedAt, access]);
      const before = lastSeen.get(id);
      if (before !== undefined && before !== now) changed.add(id);
      lastSeen.set(id, now);
    }
    if (changed.size > 0) setFresh(changed);
  }, [registries]);
  useEffect(() => {
    if (fresh.size === 0) return;
    // Taken off again, so that the next change of the same row shows too.
    const timer = setTimeout(() => setFresh(NONE), TINTED_FOR);
    return () => clearTimeout(timer);
  }, [fresh]);
  return fresh;
}
