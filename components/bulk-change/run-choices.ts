/** How a run is to go about it, as chosen on the page. */
import type { RunOptions } from '#lib/bulk-run/shapes.ts';

/** `canary`: key of the registry that goes first. */
export type RunChoices = Omit<RunOptions, 'canary'> & { readonly canary: string };
