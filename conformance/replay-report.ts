// What a replay showed: per file and in total, with every difference either given a reason or listed.
import type { Difference } from './differences.ts';
import type { ReplayedExchange } from './replay.ts';

/** A difference that has a reason. Every member that is given must fit; all but `method` are patterns. */
export type KnownDifference = {
  readonly file?: string;
  readonly method?: string;
  readonly path?: string;
  /** As in Difference. */
  readonly at: string;
  readonly reason: string;
};

export type FileReport = {
  readonly file: string;
  readonly total: number;
  readonly equal: number;
  /** Different, and every difference has a reason. */
  readonly withReason: number;
  readonly missing: number;
  readonly lines: readonly string[];
  /** Those that were needed. */
  readonly reasons: ReadonlySet<KnownDifference>;
};

export function reportOf(
  file: string,
  exchanges: readonly ReplayedExchange[],
  known: readonly KnownDifference[],
): FileReport {
  const lines: string[] = [];
  const reasons = new Set<KnownDifference>();
  let withReason = 0;
  for (const exchange of exchanges.filter(({ outcome }) => outcome === 'different')) {
    const unexplained = exchange.differences.filter((difference) => {
      const reason = known.find((candidate) => fits(candidate, file, exchange, difference));
      if (reason !== undefined) reasons.add(reason);
      return reason === undefined;
    });
    if (unexplained.length === 0) withReason += 1;
    else lines.push(heading(exchange), ...unexplained.map(lineOf));
  }
  const count = (outcome: ReplayedExchange['outcome']) =>
    exchanges.filter((exchange) => exchange.outcome === outcome).length;
  return {
    file,
    total: exchanges.length,
    equal: count('equal'),
    withReason,
    missing: count('missing'),
    lines,
    reasons,
  };
}

/** The summary of one file, in one line. */
export function summaryOf({ file, total, equal, withReason, missing }: FileReport): string {
  const unexplained = total - equal - withReason - missing;
  return `${file}: ${total} exchanges, ${equal} equal, ${withReason} different with a reason, ${unexplained} unexplained, ${missing} not implemented`;
}

/** `N of M exchanges explained`, and how many are not. */
export function totalOf(reports: readonly FileReport[]) {
  const sum = (member: 'total' | 'equal' | 'withReason' | 'missing') =>
    reports.reduce((all, report) => all + report[member], 0);
  const explained = sum('equal') + sum('withReason');
  return { explained, total: sum('total'), missing: sum('missing') };
}

function fits(known: KnownDifference, file: string, exchange: ReplayedExchange, { at }: Difference): boolean {
  const matches = (pattern: string | undefined, text: string) =>
    pattern === undefined || new RegExp(pattern, 'i').test(text);
  return (
    matches(known.file, file) &&
    matches(known.path, exchange.path) &&
    matches(known.at, at) &&
    (known.method === undefined || known.method === exchange.method)
  );
}

const heading = ({ number, method, path }: ReplayedExchange) => `  ${number}. ${method} ${path}`;
const lineOf = ({ at, recorded, ours }: Difference) =>
  `     ${at}: recorded ${text(recorded)}, ours ${text(ours)}`;
const text = (value: unknown) => (value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 200));
