/** Many planned edits as one review: what each does to findings, and the guards of all, once per kind. Pure. */
import { apply } from '#lib/network-access/change.ts';
import type { Finding } from '#lib/network-access/finding.ts';
import { findings } from '#lib/network-access/findings.ts';
import { type Guard, type GuardCode, type GuardContext, guardsOf } from '#lib/network-access/guards.ts';
import type { NetworkAccess, PublicAccessChange } from '#lib/network-access/model.ts';

/** One registry that will change. */
export type Reviewed = {
  readonly key: string;
  readonly name: string;
  readonly before: NetworkAccess;
  readonly change: PublicAccessChange;
};

export type ReviewedEdit = Reviewed & {
  readonly after: NetworkAccess;
  readonly guards: readonly Guard[];
  /** Findings that the edit brings, and those that it settles. */
  readonly brings: readonly Finding[];
  readonly settles: readonly Finding[];
};

export function reviewEdit(edit: Reviewed, context: GuardContext): ReviewedEdit {
  const { before, change } = edit;
  const after: NetworkAccess = { ...before, ...apply(before, change) };
  const [was, is] = [findings(before), findings(after)];
  const without = (list: readonly Finding[], others: readonly Finding[]) =>
    list.filter(({ code }) => others.every((other) => other.code !== code));
  return {
    ...edit,
    after,
    guards: guardsOf(before, after, context),
    brings: without(is, was),
    settles: without(was, is),
  };
}

/** One kind of consequence, with the registries that it is about. */
export type GuardOfMany = {
  readonly code: GuardCode;
  readonly severity: Guard['severity'];
  readonly names: readonly string[];
};

/** In the order of guardsOf: the gravest first. */
export function guardsOfMany(edits: readonly ReviewedEdit[]): readonly GuardOfMany[] {
  const found = edits.flatMap(({ name, guards }) => guards.map((guard) => ({ ...guard, name })));
  const groups = [...Map.groupBy(found, ({ code }) => code)];
  return groups
    .map(([code, all]) => ({
      code,
      severity: all[0]?.severity ?? 'tick',
      names: all.map(({ name }) => name),
    }))
    .sort((a, b) => ORDER.indexOf(a.code) - ORDER.indexOf(b.code));
}

const ORDER: readonly GuardCode[] = [
  'nobody',
  'disabled',
  'own_address',
  'open_to_internet',
  'last_rule',
  'trusted_lose',
  'tasks_lose',
  'half_of_rules',
  'wide_range',
];

/** What the user has done about the guards so far. */
export type BulkAnswers = { readonly typed: string; readonly ticked: readonly GuardCode[] };

/**
 * The number of registries that the gravest guards are about has to be typed, the others ticked.
 * @returns what is missing before it may be sent; null when nothing is.
 */
export function missingAnswerOfMany(
  guards: readonly GuardOfMany[],
  { typed, ticked }: BulkAnswers,
): 'typeFirst' | 'tickFirst' | null {
  const grave = graveCount(guards);
  if (grave > 0 && typed.trim() !== String(grave)) return 'typeFirst';
  return guards.every(({ code, severity }) => severity === 'type' || ticked.includes(code))
    ? null
    : 'tickFirst';
}

/** How many registries at least one of the gravest guards is about. */
export function graveCount(guards: readonly GuardOfMany[]): number {
  return new Set(guards.flatMap(({ severity, names }) => (severity === 'type' ? names : []))).size;
}

/**
 * The registry to try first: where least hangs on it. Fewest guards, then fewest approved endpoints and
 * rules; among equals the first.
 */
export function pickCanary(edits: readonly ReviewedEdit[]): ReviewedEdit | null {
  const weight = ({ guards, before }: ReviewedEdit) => [
    guards.filter(({ severity }) => severity === 'type').length,
    guards.length,
    before.connections.approved,
    before.ipRules.length + (before.subnetRules?.length ?? 0),
  ];
  const isLighter = (a: readonly number[], b: readonly number[]) => {
    const at = a.findIndex((value, index) => value !== b[index]);
    return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
  };
  return edits.reduce<ReviewedEdit | null>(
    (best, edit) => (best === null || isLighter(weight(edit), weight(best)) ? edit : best),
    null,
  );
}
