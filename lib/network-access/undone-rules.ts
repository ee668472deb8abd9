/** Rules of others that a write of ours took away, and rules of theirs that it brought back. */

import { bringer, heldBefore } from './held.ts';
import { canonicalRule } from './ip-range.ts';
import type { LoggedWrite } from './logged-writes.ts';
import type { PublicAccess } from './model.ts';
import { keysOf, type Step } from './save-steps.ts';
import { canonicalSubnet } from './subnet-ref.ts';
import { type Piece, undone } from './undone.ts';

/** @param added, @param removed what we were asked to do to this list. */
export function rulesUndone(
  field: 'ipRules' | 'subnetRules',
  own: LoggedWrite,
  earlier: readonly Step[],
  before: PublicAccess,
  added: readonly string[],
  removed: readonly string[],
): readonly Piece[] {
  const canonical = field === 'ipRules' ? canonicalRule : canonicalSubnet;
  const [adds, removes] = [new Set(added.map(canonical)), new Set(removed.map(canonical))];
  const ours = keysOf(own.sets.values[field]);
  if (ours === null) return [];
  const held = heldBefore(field, earlier, before);
  return held.flatMap(({ value, by }) => {
    const theirs = keysOf(value);
    if (theirs === null || by === null || earlier[by]?.isOurs !== false) return [];
    const piece = (rule: string, wasThere: boolean): readonly Piece[] => {
      const source = bringer(earlier.slice(0, by + 1), (write) => {
        const keys = keysOf(write.sets.values[field]);
        return keys === null ? null : keys.has(rule) === wasThere;
      });
      const key = `${wasThere ? 'add' : 'remove'}${field === 'ipRules' ? 'IpRules' : 'SubnetRules'}` as const;
      return source === null
        ? []
        : [
            {
              source,
              undone: undone(
                { [key]: [spelled(rule, wasThere ? value : own.sets.values[field])] },
                own,
                source,
                held.length,
              ),
            },
          ];
    };
    return [
      ...[...theirs]
        .filter((rule) => !ours.has(rule) && !removes.has(rule))
        .flatMap((rule) => piece(rule, true)),
      ...[...ours]
        .filter((rule) => !theirs.has(rule) && !adds.has(rule))
        .flatMap((rule) => piece(rule, false)),
    ];
  });
}

/** Subnets keep the spelling that they were written in. */
function spelled(
  rule: string,
  list: PublicAccess['ipRules'] | PublicAccess['subnetRules'] | undefined,
): string {
  const found = (list ?? []).find((item) => typeof item !== 'string' && canonicalSubnet(item.id) === rule);
  return typeof found === 'object' ? found.id : rule;
}
