/** What an edit means for people and machines: who loses access, who gains it, what stays, what to know. */
import { addressesBetween, ownAddressChange, rulesKept } from './change-addresses.ts';
import { compareSubnets, type Sorted } from './change-subnets.ts';
import { type ChangeContext, changeWarnings } from './change-warnings.ts';
import { accessMode } from './mode.ts';
import type { NetworkAccess, Statement } from './model.ts';
import { judgePaths } from './paths.ts';

export type ChangeMeaning = {
  readonly lose: readonly Statement[];
  readonly gain: readonly Statement[];
  readonly stay: readonly Statement[];
  readonly warnings: readonly Statement[];
};

const say = (key: string, values: Statement['values'] = {}): Statement => ({ key: `change.${key}`, values });

/** @param before as read. @param after the same registry with the edit applied. */
export function explainChange(
  before: NetworkAccess,
  after: NetworkAccess,
  context: ChangeContext = {},
): ChangeMeaning {
  if (accessMode(before) === 'unknown' || accessMode(after) === 'unknown')
    return { lose: [], gain: [], stay: [], warnings: [say('warning.unknownSetting')] };
  const own = ownAddressChange(before, after, context.ownAddress ?? null);
  const switches: readonly Sorted[] = [...compareSubnets(before, after), ...compareWays(before, after)];
  const part = (to: Sorted['to'], statements: readonly Statement[]) => [
    ...(own?.to === to ? [own.what] : []),
    ...statements,
    ...switches.filter((other) => other.to === to).map(({ what }) => what),
  ];
  return {
    lose: part('lose', addressesBetween(after, before, 'lose')),
    gain: part('gain', addressesBetween(before, after, 'gain')),
    stay: part('stay', rulesKept(before, after)),
    warnings: part('warn', changeWarnings(before, after, context)),
  };
}

/** Trusted services, Tasks and private endpoints. */
function compareWays(before: NetworkAccess, after: NetworkAccess): readonly Sorted[] {
  const [was, is] = [judgePaths(before), judgePaths(after)];
  const services = (['trusted', 'tasks'] as const).flatMap((kind): readonly Sorted[] => {
    const [from, to] = [was[kind].reaches, is[kind].reaches];
    if (from === to)
      return to === 'unknown' ? [] : [{ to: 'stay', what: say(`stay.${kind}`, { reaches: to }) }];
    if (from === 'unknown' || to === 'unknown') return [{ to: 'warn', what: say(`warning.${kind}Unknown`) }];
    return to === 'yes'
      ? [{ to: 'gain', what: say(`gain.${kind}`) }]
      : [{ to: 'lose', what: say(`lose.${kind}`, { why: is[kind].why }) }];
  });
  const count = after.connections.approved;
  return count > 0 ? [{ to: 'stay', what: say('stay.endpoints', { count }) }, ...services] : services;
}
