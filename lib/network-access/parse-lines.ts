/** A pasted list of addresses: what each entry would add, or why it adds nothing. Nothing is dropped. */
import { canonicalRule, countOutside, formatRange, rangeAround, readRange, toRanges } from './ip-range.ts';
import { parseIpRule, type RuleIssue } from './parse-ip-rule.ts';

/** `line` counts entries from 1: it is the number shown beside the entry and named by others. */
export type PastedLine = {
  readonly line: number;
  readonly text: string;
} /** `addresses` that no existing rule lets in yet. */ & (
  | { readonly verdict: 'good'; readonly rule: string; readonly addresses: number }
  /** Covered by an existing rule or by another entry; `same` when it is that very range. */
  | {
      readonly verdict: 'redundant';
      readonly rule: string;
      readonly same: boolean;
      readonly coveredBy: Cover;
    }
  | { readonly verdict: 'bad'; readonly issue: RuleIssue; readonly suggestion?: string }
);

type Cover = { readonly rule: string } | { readonly line: number };

/**
 * @param text addresses or ranges, one per line or parted by commas, semicolons or spaces; of a CSV line
 * that starts with an address, the columns without one are remarks. @param existing rules in force.
 */
export function parseLines(text: string, existing: readonly string[]): readonly PastedLine[] {
  const entries = text
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .flatMap(splitLine)
    .map((entry, index) => ({ line: index + 1, text: entry, result: parseIpRule(entry) }));
  const rules = new Set(existing.map(canonicalRule));
  const covered = toRanges(existing);
  const firstLine = new Map<string, number>();
  for (const { line, result } of entries)
    if (result.ok && !firstLine.has(result.rule)) firstLine.set(result.rule, line);

  return entries.map(({ line, text: entryText, result }): PastedLine => {
    const at = { line, text: entryText };
    if (!result.ok) {
      const { issue, suggestion } = result;
      return { ...at, verdict: 'bad', issue, ...(suggestion === undefined ? {} : { suggestion }) };
    }
    const { rule } = result;
    const cover = coverOf(rule, line, rules, firstLine);
    return cover === null
      ? { ...at, verdict: 'good', rule, addresses: countOutside(toRanges([rule]), covered) }
      : { ...at, verdict: 'redundant', rule, ...cover };
  });
}

/** The rule itself, then every range that could hold it, widest first: 33 look-ups, however long the list. */
function rangesAround(rule: string): readonly string[] {
  const range = readRange(rule);
  if (range === null) return [rule];
  const wider = Array.from({ length: range.prefix }, (_, prefix) =>
    formatRange(rangeAround(range.first, prefix)),
  );
  return [rule, ...wider];
}

/** An existing rule comes first; of equal entries the first counts, of nested ones the widest, wherever it stands. */
function coverOf(
  rule: string,
  line: number,
  rules: ReadonlySet<string>,
  firstLine: ReadonlyMap<string, number>,
): { same: boolean; coveredBy: Cover } | null {
  const around = rangesAround(rule);
  const outer = around.find((range) => rules.has(range));
  if (outer !== undefined) return { same: outer === rule, coveredBy: { rule: outer } };
  for (const range of around) {
    const other = firstLine.get(range);
    if (other !== undefined && other !== line) return { same: range === rule, coveredBy: { line: other } };
  }
  return null;
}

/** Meant as an address, right or wrong: digits with a dot, a colon or a slash among them, and no words. */
const looksLikeAddress = (text: string | undefined) =>
  text !== undefined && /^[\p{Nd}a-fx[\]]*[.:/][\p{Nd}a-fx.:/[\]]*$/iu.test(text) && /\p{Nd}/u.test(text);

function splitLine(line: string): readonly string[] {
  const cells = line
    .split(/[,;\t]/)
    .map((cell) =>
      cell
        .trim()
        .replace(/^"(.*)"$/, '$1')
        .trim(),
    )
    .filter((cell) => cell !== '')
    .flatMap(splitCell);
  return looksLikeAddress(cells[0]) ? cells.filter(looksLikeAddress) : cells;
}

/** Spaces part addresses from each other and from the remark behind them, but leave words together. */
function splitCell(cell: string): readonly string[] {
  const words = cell.split(/\s+/);
  const isSpan = words.some((word, index) => /^[-–—~]$/.test(word) && looksLikeAddress(words[index + 1]));
  return looksLikeAddress(words[0]) && !isSpan ? words : [cell];
}
