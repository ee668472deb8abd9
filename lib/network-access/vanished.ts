/** What a save had brought and Azure no longer holds, and the later write that took it away. */
import { isSatisfied, NO_CHANGE, rulesOutside, subnetsOutside, unsatisfied } from './change.ts';
import type { LoggedWrite, WriteRef } from './logged-writes.ts';
import type { PublicAccess, PublicAccessChange } from './model.ts';
import { ORDER_SLACK, type SaveFacts, type Step } from './save-steps.ts';
import { together } from './undone.ts';

export type Vanished = {
  /** Null when the log does not tell (yet). */
  readonly by: WriteRef | null;
  /** The edit that makes it again. */
  readonly change: PublicAccessChange;
};

/** @param steps oldest first. Nothing is reported for a save that was never read back. */
export function vanished(
  { change, after, windowStart }: SaveFacts,
  steps: readonly Step[],
  now: PublicAccess,
): readonly Vanished[] {
  if (after === null) return [];
  const saved = minus(change, unsatisfied(change, after));
  const own = steps.findLast(({ isOurs }) => isOurs)?.write.at ?? windowStart;
  const near = steps.filter(({ write }) => Date.parse(write.at) >= Date.parse(own) - ORDER_SLACK);
  const found = new Map<LoggedWrite | null, PublicAccessChange>();
  for (const piece of piecesOf(unsatisfied(saved, now))) {
    const by = remover(piece, after, now, near);
    found.set(by, together(found.get(by) ?? NO_CHANGE, piece.change));
  }
  return [...found].map(([write, missing]) => ({
    by: write === null ? null : refOf(write),
    change: missing,
  }));
}

/** One difference, and the fields of ARM that decide on it. */
type Piece = { readonly change: PublicAccessChange; readonly fields: readonly (keyof PublicAccess)[] };

function piecesOf(change: PublicAccessChange): readonly Piece[] {
  const { setMode, setBypass, setTasksBypass, setDataEndpoint } = change;
  const piece = (part: Partial<PublicAccessChange>, ...fields: readonly (keyof PublicAccess)[]): Piece => ({
    change: { ...NO_CHANGE, ...part },
    fields,
  });
  return [
    ...change.addIpRules.map((rule) => piece({ addIpRules: [rule] }, 'ipRules')),
    ...change.removeIpRules.map((rule) => piece({ removeIpRules: [rule] }, 'ipRules')),
    ...change.addSubnetRules.map((id) => piece({ addSubnetRules: [id] }, 'subnetRules')),
    ...change.removeSubnetRules.map((id) => piece({ removeSubnetRules: [id] }, 'subnetRules')),
    ...(setMode === undefined ? [] : [piece({ setMode }, 'publicNetworkAccess', 'defaultAction')]),
    ...(setBypass === undefined ? [] : [piece({ setBypass }, 'bypass')]),
    ...(setTasksBypass === undefined ? [] : [piece({ setTasksBypass }, 'tasksBypass')]),
    ...(setDataEndpoint === undefined ? [] : [piece({ setDataEndpoint }, 'dataEndpointEnabled')]),
  ];
}

/**
 * The first foreign write of the last unbroken run, since ours, that contradicts it; if none is listed since
 * ours, the one listed just before it, because the log's order is not exact. @param after shows it, `now` does not.
 */
function remover(
  { change, fields }: Piece,
  after: PublicAccess,
  now: PublicAccess,
  near: readonly Step[],
): LoggedWrite | null {
  const holds = (field: keyof PublicAccess, from: Partial<PublicAccess>) =>
    isSatisfied(change, { ...after, [field]: from[field] });
  const decisive = fields.find((field) => !holds(field, now));
  if (decisive === undefined) return null;
  const setting = near.filter(({ write }) => write.sets.values[decisive] !== undefined).reverse();
  const own = setting.findIndex(({ isOurs }) => isOurs);
  const since = own < 0 ? setting : setting.slice(0, own);
  const holder = since.findIndex(({ write }) => holds(decisive, write.sets.values));
  const run = holder < 0 ? since : since.slice(0, holder);
  const before = own < 0 ? undefined : setting.slice(own + 1).find(({ isOurs }) => !isOurs);
  const isBefore = run.length === 0 && before !== undefined && !holds(decisive, before.write.sets.values);
  return (isBefore ? before : run.at(-1))?.write ?? null;
}

/** The part of the change that is not in `part`. */
function minus(change: PublicAccessChange, part: PublicAccessChange): PublicAccessChange {
  const { setMode, setBypass, setTasksBypass, setDataEndpoint } = change;
  return {
    ...(setMode === undefined || part.setMode !== undefined ? {} : { setMode }),
    addIpRules: rulesOutside(change.addIpRules, part.addIpRules),
    removeIpRules: rulesOutside(change.removeIpRules, part.removeIpRules),
    addSubnetRules: subnetsOutside(change.addSubnetRules, part.addSubnetRules),
    removeSubnetRules: subnetsOutside(change.removeSubnetRules, part.removeSubnetRules),
    ...(setBypass === undefined || part.setBypass !== undefined ? {} : { setBypass }),
    ...(setTasksBypass === undefined || part.setTasksBypass !== undefined ? {} : { setTasksBypass }),
    ...(setDataEndpoint === undefined || part.setDataEndpoint !== undefined ? {} : { setDataEndpoint }),
  };
}

const refOf = ({ at, caller, ip, correlationId }: LoggedWrite): WriteRef => ({
  at,
  caller,
  ip,
  correlationId,
});
