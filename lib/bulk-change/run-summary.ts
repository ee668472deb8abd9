/** How far a run is, in numbers. Pure. */

/** Of lib/bulk-run/shapes.ts, which may not be imported by this leaf. */
type ItemState = 'waiting' | 'sending' | 'checking' | 'done' | 'nothing' | 'refused' | 'unknown';
type Status = { readonly phase: string; readonly inFlight: number };

export type RunSummary = {
  readonly total: number;
  /** As wanted, those included that already were. */
  readonly done: number;
  readonly refused: number;
  readonly unknown: number;
  /** Refused or uncertain. */
  readonly bad: number;
  /** Not sent yet, or on their way. */
  readonly open: number;
};

export function summariseRun(items: readonly { readonly state: ItemState }[]): RunSummary {
  const count = (...states: readonly ItemState[]) =>
    items.filter(({ state }) => states.includes(state)).length;
  const [done, refused, unknown] = [count('done', 'nothing'), count('refused'), count('unknown')];
  const total = items.length;
  return { total, done, refused, unknown, bad: refused + unknown, open: total - done - refused - unknown };
}

/** Something is on its way, or will be without anybody's word. */
export const isMoving = ({ phase, inFlight }: Status): boolean =>
  phase === 'canary' || phase === 'running' || inFlight > 0;
