/** Which queries read the rest of a fleet at once, each no larger than one page. Pure. */

export type Part = {
  readonly subscriptions: readonly string[];
  /** Rows to leave out in front: only of a subscription that fills more than a page by itself. */
  readonly skip: number;
  readonly rows: number;
};

/**
 * @param counts how many registries each subscription holds; @param read how many of it are there already.
 * A subscription that is there in part is read whole: nobody can say which part.
 * @returns the fewest parts that can be had cheaply, the largest first.
 */
export function planParts(
  counts: ReadonlyMap<string, number>,
  read: ReadonlyMap<string, number>,
  pageRows: number,
): readonly Part[] {
  const whole: Part[] = [];
  const open: { subscriptions: string[]; rows: number }[] = [];
  const missing = [...counts].filter(([id, count]) => count > 0 && read.get(id) !== count);
  for (const [id, count] of missing.sort(([, one], [, other]) => other - one)) {
    const full = count > pageRows ? Math.ceil(count / pageRows) : 0;
    for (let page = 0; page < full; page += 1)
      whole.push({
        subscriptions: [id],
        skip: page * pageRows,
        rows: Math.min(pageRows, count - page * pageRows),
      });
    if (full > 0) continue;
    const fits = open.find(
      ({ rows, subscriptions }) => rows + count <= pageRows && subscriptions.length < pageRows,
    );
    if (fits === undefined) open.push({ subscriptions: [id], rows: count });
    else {
      fits.subscriptions.push(id);
      fits.rows += count;
    }
  }
  return [...whole, ...open.map((part) => ({ ...part, skip: 0 }))].sort(
    (one, other) => other.rows - one.rows,
  );
}
