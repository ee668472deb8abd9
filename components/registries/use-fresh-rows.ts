'use client';
/** Which rows Azure has just shown changed, compared with what this tab showed last. They are tinted once. */
import { useEffect, useState } from 'react';
import type { RegistryList } from '#lib/registries/shapes.ts';

/** By resource id, for the life of the tab: a change made on another page of it is noticed on return. */
const lastSeen = new Map<string, string>();

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
  return fresh;
}
