/** Who brought each rule and when, as far as the activity log tells. */
import { canonicalRule } from './ip-range.ts';
import type { LoggedWrite } from './logged-writes.ts';
import type { PublicAccess } from './model.ts';
import { canonicalSubnet } from './subnet-ref.ts';

export type Origin =
  /** This write brought it: the one before it did not have it. */
  | { readonly kind: 'added'; readonly at: string; readonly caller: string | null }
  /** That write left it there, and the log does not show what was there before it. */
  | { readonly kind: 'by'; readonly at: string }
  /** Brought by a write whose contents Azure does not show. Null: no write on that side shows the rules. */
  | { readonly kind: 'between'; readonly after: string | null; readonly before: string | null };

/** By canonical rule, and by lower-cased subnet id. A rule that is missing is older than the log's reach. */
export type RuleOrigins = {
  readonly ipRules: Readonly<Record<string, Origin>>;
  readonly subnetRules: Readonly<Record<string, Origin>>;
};

/** @param writes oldest first. @param current what Azure holds now. */
export function ruleOrigins(
  writes: readonly LoggedWrite[],
  { ipRules, subnetRules }: Pick<PublicAccess, 'ipRules' | 'subnetRules'>,
): RuleOrigins {
  return {
    ipRules: origins(ipRules.map(canonicalRule), writes, ({ ipRules: set }) => set?.map(canonicalRule)),
    subnetRules: origins(subnetRules?.map(keyOf) ?? [], writes, ({ subnetRules: set }) => set?.map(keyOf)),
  };
}

const keyOf = ({ id }: { readonly id: string }) => canonicalSubnet(id);

/** A moment in the list's history. Null contents: the write may have set the list, to what is not known. */
type Step = { readonly write: LoggedWrite; readonly holds: ReadonlySet<string> | null };

function origins(
  rules: readonly string[],
  writes: readonly LoggedWrite[],
  listIn: (values: Partial<PublicAccess>) => readonly string[] | null | undefined,
): Record<string, Origin> {
  const steps = writes.flatMap((write): readonly Step[] => {
    const list = listIn(write.sets.values) ?? null;
    if (list === null && !write.sets.hidden) return [];
    const isKnown = list !== null && write.outcome === 'applied';
    return [{ write, holds: isKnown ? new Set(list) : null }];
  });
  const found = rules.flatMap((rule) => {
    const origin = originOf(rule, steps);
    return origin === null ? [] : [[rule, origin] as const];
  });
  return Object.fromEntries(found);
}

/** Walks back in time for as long as the rule was there, past writes that do not show it. */
function originOf(rule: string, steps: readonly Step[]): Origin | null {
  let since: LoggedWrite | null = null;
  let isVeiled = false;
  for (const { write, holds } of steps.toReversed()) {
    if (holds === null) isVeiled = true;
    else if (holds.has(rule)) {
      since = write;
      isVeiled = false;
    } else if (since === null || isVeiled)
      return { kind: 'between', after: write.at, before: since?.at ?? null };
    else return { kind: 'added', at: since.at, caller: since.caller };
  }
  if (since !== null) return { kind: 'by', at: since.at };
  return isVeiled ? { kind: 'between', after: null, before: null } : null;
}
