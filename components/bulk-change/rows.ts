/** The chosen registries sorted by what the bulk change comes to in each. Pure. */
import { type BulkIntent, canonicalIntent } from '#lib/bulk-change/intent.ts';
import { type Plan, type PlanNote, type Planned, planIntent } from '#lib/bulk-change/plan.ts';
import { type ReviewedEdit, reviewEdit } from '#lib/bulk-change/review.ts';
import { type Made, planUndo } from '#lib/bulk-change/undo.ts';
import type { StateLine } from '#lib/bulk-run/shapes.ts';
import type { Failure } from '#lib/errors/failure.ts';
import type { GuardContext } from '#lib/network-access/guards.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';

/** What is asked of each registry: one intent of all, or its own part of a run to be taken back. */
export type Asked =
  | { readonly kind: 'intent'; readonly intent: BulkIntent }
  | { readonly kind: 'undo'; readonly made: ReadonlyMap<string, Made> };

export type EditRow = ReviewedEdit & { readonly ref: RegistryRef; readonly notes: readonly PlanNote[] };

export type OtherRow = {
  readonly key: string;
  readonly ref: RegistryRef;
  readonly plan: Exclude<Plan, { kind: 'change' }>;
};

export type Rows = {
  readonly edits: readonly EditRow[];
  readonly nothing: readonly OtherRow[];
  readonly cannot: readonly OtherRow[];
  readonly unread: readonly { readonly key: string; readonly ref: RegistryRef; readonly failure: Failure }[];
  readonly leftOut: readonly string[];
};

/** @param lines by key; registries that have not been read yet are in none of the lists. */
export function rowsOf(
  refs: readonly RegistryRef[],
  lines: ReadonlyMap<string, StateLine>,
  keyOf: (ref: RegistryRef) => string,
  asked: Asked,
  leftOut: ReadonlySet<string>,
  context: GuardContext,
): Rows {
  const edits: EditRow[] = [];
  const others: OtherRow[] = [];
  const unread: Rows['unread'][number][] = [];
  const intent = asked.kind === 'intent' ? canonicalIntent(asked.intent) : null;
  for (const ref of refs) {
    const key = keyOf(ref);
    const line = lines.get(key);
    if (line === undefined || leftOut.has(key)) continue;
    if ('failure' in line) {
      unread.push({ key, ref, failure: line.failure });
      continue;
    }
    const plan = intent === null ? undoOf(line.state, asked, key) : planIntent(line.state, intent);
    if (plan.kind !== 'change') {
      others.push({ key, ref, plan });
      continue;
    }
    const before = line.state.access;
    const reviewed = reviewEdit({ key, name: ref.name, before, change: plan.change }, context);
    edits.push({ ...reviewed, ref, notes: plan.notes });
  }
  return {
    edits,
    nothing: others.filter(({ plan }) => plan.kind === 'nothing'),
    cannot: others.filter(({ plan }) => plan.kind === 'impossible'),
    unread,
    leftOut: [...leftOut],
  };
}

function undoOf(planned: Planned, asked: Asked, key: string): Plan {
  const made = asked.kind === 'undo' ? asked.made.get(key) : undefined;
  return made === undefined ? { kind: 'nothing', why: 'undone', notes: [] } : planUndo(planned, made);
}

/** More than anybody looks through. */
const MOST_HELD = 50;

/** The rules that most of the registries hold, the most frequent first. */
export function heldRules(lines: ReadonlyMap<string, StateLine>): readonly string[] {
  const counts = new Map<string, number>();
  for (const line of lines.values())
    if ('state' in line)
      for (const rule of new Set(line.state.access.ipRules)) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST_HELD)
    .map(([rule]) => rule);
}
