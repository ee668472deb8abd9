// Lighthouse on a page that needs a session: it opens a tab of the browser that is signed in already. Fetched by npx
// when it is needed: 176 MB that no other check uses.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lastLines, run } from '#scripts/run.mjs';

const PACKAGE = 'lighthouse@13.5.0';
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;

type Report = {
  readonly categories: Readonly<Record<string, { readonly score: number | null }>>;
  readonly audits: Readonly<Record<string, { readonly score: number | null; readonly title: string }>>;
};

export type Scores = {
  /** 0 to 100 by category. */
  readonly scores: Readonly<Record<(typeof CATEGORIES)[number], number>>;
  /** Titles of what cost points. */
  readonly lost: readonly string[];
};

/** @param debugPort of a Chromium whose default context is signed in. Desktop preset. Throws with what it said. */
export async function lighthouse(url: string, debugPort: number): Promise<Scores> {
  const folder = mkdtempSync(join(tmpdir(), 'lighthouse-'));
  const path = join(folder, 'report.json');
  try {
    const { code, output } = await run('npx', [
      '--yes',
      PACKAGE,
      url,
      `--port=${debugPort}`,
      '--preset=desktop',
      '--disable-storage-reset',
      `--only-categories=${CATEGORIES.join(',')}`,
      '--output=json',
      `--output-path=${path}`,
      '--quiet',
    ]);
    if (code !== 0) throw new Error(`Lighthouse failed.\n${lastLines(output, 10)}`);
    const { categories, audits } = JSON.parse(readFileSync(path, 'utf8')) as Report;
    const scores = Object.fromEntries(
      CATEGORIES.map((name) => [name, Math.round((categories[name]?.score ?? 0) * 100)]),
    );
    const lost = Object.values(audits).flatMap(({ score, title }) =>
      score !== null && score < 0.9 ? [title] : [],
    );
    return { scores: scores as Scores['scores'], lost };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
