'use client';
/** What is about the list and follows it: scripts that the first rows need not wait for. */

import { lazy } from 'react';

/** Shown with every list. */
const withRows = [
  () => import('./facets.tsx'),
  () => import('./grid-tools.tsx'),
  () => import('./watch-rows.tsx'),
  () => import('./saved-views.tsx'),
  () => import('./prefetch-on-intent.tsx'),
] as const;
const [facetsPart, toolsPart, watchPart, viewsPart, prefetchPart] = withRows;
export const Facets = lazy(async () => ({ default: (await facetsPart()).Facets }));
export const GridTools = lazy(async () => ({ default: (await toolsPart()).GridTools }));
export const WatchRows = lazy(async () => ({ default: (await watchPart()).WatchRows }));
export const PrefetchOnIntent = lazy(async () => ({ default: (await prefetchPart()).PrefetchOnIntent }));
export const SavedViews = lazy(async () => ({ default: (await viewsPart()).SavedViews }));
export const BulkBar = lazy(async () => ({ default: (await import('./bulk-bar.tsx')).BulkBar }));
export const AddressAnswer = lazy(async () => ({
  default: (await import('./address-answer.tsx')).AddressAnswer,
}));
export const RegistriesNotices = lazy(async () => ({
  default: (await import('./registries-notices.tsx')).RegistriesNotices,
}));
export const NoRegistries = lazy(async () => ({
  default: (await import('./registries-empty.tsx')).NoRegistries,
}));
export const NothingMatches = lazy(async () => ({
  default: (await import('./registries-empty.tsx')).NothingMatches,
}));
/** Only narrow windows need it, and only after a press. */
export const Dialog = lazy(async () => ({ default: (await import('#components/ui/dialog.tsx')).Dialog }));

/** Fetches what every list shows, so that it is there when the rows are. */
export function fetchParts(): void {
  for (const part of withRows) void part();
}
