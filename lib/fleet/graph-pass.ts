/**
 * The fleet by Resource Graph: the first page and the counts at once, then the rest in parallel parts, as
 * many as the user's quota still allows. It waits for no quota: what is left over is read by the lists.
 */
import 'server-only';
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import type { ArmConnection } from '#lib/arm/connection.ts';
import {
  COUNTS_QUERY,
  countsIn,
  countsOf,
  PAGE_ROWS,
  queryAllPages,
  queryGraph,
  REGISTRIES_QUERY,
  registriesOf,
} from '#lib/arm/resource-graph.ts';
import type { RegistrySummary } from '#lib/registries/shapes.ts';
import { type Part, planParts } from './plan-parts.ts';

/** Of the first page: more than a window shows, and there before the rest of the page is understood. */
const AHEAD = 100;

/** How long the rest of the first page waits for the counts. Milliseconds. */
const COUNTS_WITHIN = 50;
const LATE = Symbol('late');

/** Queries in the 5 seconds of the quota, beside the two that are sent first. */
const QUERIES_LEFT = 13;

type Listener = {
  /** @param total how many there will be. */
  readonly onRows: (registries: readonly RegistrySummary[], total: number) => void;
};

/** @returns whether all rows came. Never throws: what Resource Graph refuses is read otherwise. */
export async function graphPass(arm: ArmConnection, { onRows }: Listener): Promise<boolean> {
  const counting = queryAllPages(arm, { query: COUNTS_QUERY }).then(countsOf, () => null);
  const first = await queryGraph(arm, { query: REGISTRIES_QUERY }).catch(() => null);
  if (first === null) return false;
  onRows(registriesOf(first.rows.slice(0, AHEAD)), first.total);
  // They leave before the others are looked at.
  await nextTurn();
  const rest = () => {
    if (first.rows.length > AHEAD) onRows(registriesOf(first.rows.slice(AHEAD)), first.total);
  };
  if (first.rows.length >= first.total) {
    rest();
    return true;
  }

  // Asked for together with this page they are there as a rule: then the other parts leave before it is looked at.
  const isLate = (await Promise.race([counting, wait(COUNTS_WITHIN, LATE)])) === LATE;
  if (isLate) rest();
  const counts = await counting;
  const parts = counts === null ? pagesOf(first.total) : planParts(counts, countsIn(first.rows), PAGE_ROWS);
  // Another query of this user may come between; refused parts are read by the lists.
  const allowed = Math.min(first.remaining ?? QUERIES_LEFT, QUERIES_LEFT);
  const reading = parts.slice(0, allowed).map(async ({ subscriptions, skip }) => {
    const scope = subscriptions.length === 0 ? {} : { subscriptions };
    const page = await queryGraph(arm, { query: REGISTRIES_QUERY, skip, ...scope }).catch(() => null);
    if (page !== null) onRows(registriesOf(page.rows), first.total);
    return page !== null;
  });
  // While Azure is at the others.
  await nextTurn();
  if (!isLate) rest();
  const read = await Promise.all(reading);
  return parts.length <= allowed && read.every(Boolean);
}

/** Without counts: the pages behind the first, of all subscriptions together. */
const pagesOf = (total: number): readonly Part[] =>
  Array.from({ length: Math.ceil(total / PAGE_ROWS) - 1 }, (_, page) => ({
    subscriptions: [],
    skip: (page + 1) * PAGE_ROWS,
    rows: PAGE_ROWS,
  }));
