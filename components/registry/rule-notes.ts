'use client';
/** Who added which rule, fetched once the page is there: looking through Azure's log can take seconds. */
import dynamic from 'next/dynamic';

export const RuleOrigin = dynamic(() => import('./rule-origin.tsx').then((loaded) => loaded.RuleOrigin), {
  ssr: false,
});
export const RuleReach = dynamic(() => import('./rule-origin.tsx').then((loaded) => loaded.RuleReach), {
  ssr: false,
});
