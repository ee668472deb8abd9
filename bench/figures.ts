// Figures of a benchmark beside their targets, as a table and as a file that names machine and commit.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('./results', import.meta.url));

export type Figure = {
  readonly measure: string;
  readonly value: number;
  readonly unit: string;
  /** At most, or at least; absent for what is only shown beside. */
  readonly target?: { readonly atMost: number } | { readonly atLeast: number };
  /** Why a target is missed, or what stands behind the value. */
  readonly note?: string;
};

export const median = (numbers: readonly number[]): number => percentile(numbers, 50);

/** Nearest rank. */
export function percentile(numbers: readonly number[], percent: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
}

/** How a measure grows with size: 0 not at all, 1 in proportion. */
export const growth = (small: readonly [size: number, value: number], large: typeof small): number =>
  Math.log(large[1] / small[1]) / Math.log(large[0] / small[0]);

export function isMet({ value, target }: Figure): boolean | null {
  if (target === undefined) return null;
  return 'atMost' in target ? value <= target.atMost : value >= target.atLeast;
}

const rounded = (value: number): string =>
  Number.isInteger(value) || Math.abs(value) >= 100 ? String(Math.round(value)) : value.toPrecision(2);

function cells(figure: Figure): readonly string[] {
  const { measure, value, unit, target, note = '' } = figure;
  const wanted =
    target === undefined ? '' : 'atMost' in target ? `≤ ${target.atMost}` : `≥ ${target.atLeast}`;
  const met = isMet(figure);
  return [
    measure,
    `${rounded(value)} ${unit}`.trim(),
    wanted,
    met === null ? '' : met ? 'met' : 'MISSED',
    note,
  ];
}

/** @returns Markdown. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = [['measure', 'value', 'target', '', 'note'], ...figures.map(cells)];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return [line(rows[0] ?? []), rule, ...rows.slice(1).map(line)].join('\n');
}

/** Written under `bench/results/`: for programs and for people. */
export function writeResults(name: string, title: string, figures: readonly Figure[]): void {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8' }).trim();
  mkdirSync(folder, { recursive: true });
  const commit = git('rev-parse', '--short', 'HEAD');
  const isChanged = git('status', '--porcelain', '--untracked-files=no') !== '';
  const machine = `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node.js ${process.version}`;
  const at = new Date().toISOString();
  const about = { at, commit: isChanged ? `${commit} with changes` : commit, machine };
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify({ ...about, figures }, null, 2)}\n`);
  writeFileSync(
    join(folder, `${name}.md`),
    `# ${title}\n\n${about.at}, commit ${about.commit}, ${machine}\n\n${tableOf(figures)}\n`,
  );
}
