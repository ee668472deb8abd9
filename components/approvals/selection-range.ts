/** What lies between two places of a list. Pure. */

/** @returns both ends and everything between them, from top to bottom; only `to` when `from` is not shown. */
export function range<T>(order: readonly T[], from: T, to: T): readonly T[] {
  const [start, end] = [order.indexOf(from), order.indexOf(to)];
  if (end < 0) return [];
  if (start < 0) return [to];
  return order.slice(Math.min(start, end), Math.max(start, end) + 1);
}
