// The script budget: what a route's page and layouts load before the first paint, in brotli-compressed
// kilobytes (1 kB = 1000 bytes), as the build itself recorded it. It fails when it cannot tell.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { root } from './run.mjs';

const MAIN_ROUTE = '/registries';
const MAIN_LIMIT_KB = 165;
const OTHER_LIMIT_KB = 180;

/** Strings that survive minification in packages which must load after the first paint or on the server. */
const FOREIGN: readonly [marker: string, what: string][] = [
  ['msal.js.browser', 'MSAL'],
  ['azsdk-js-', 'an Azure SDK'],
];

/** One entry of Next.js's own record of each route's scripts. */
export type RouteScripts = { readonly route: string; readonly firstLoadChunkPaths: readonly string[] };

type Script = { readonly bytes: number; readonly flaws: readonly string[] };

function measureScript(script: Buffer | null): Script {
  if (script === null) return { bytes: 0, flaws: ['is named by the build but does not exist.'] };
  const flaws = FOREIGN.filter(([marker]) => script.includes(marker)).map(
    ([, what]) => `holds ${what}, which must not load before the first paint.`,
  );
  return { bytes: brotliCompressSync(script).length, flaws };
}

/**
 * @param routes as the build recorded them
 * @param read gives a script's text by its recorded path, or null when there is no such file
 * @param say gets the table of routes
 * @returns every way in which the budget is broken or cannot be checked; empty when all is well
 */
export function checkRoutes(
  routes: readonly RouteScripts[],
  read: (path: string) => Buffer | null,
  say: (line: string) => void,
): string[] {
  const problems: string[] = [];
  const measured = new Map<string, Script>();
  const measure = (path: string): Script => {
    const script = measured.get(path) ?? measureScript(read(path));
    measured.set(path, script);
    return script;
  };
  for (const { route, firstLoadChunkPaths: paths } of routes) {
    const limit = route === MAIN_ROUTE ? MAIN_LIMIT_KB : OTHER_LIMIT_KB;
    const kilobytes = paths.reduce((total, path) => total + measure(path).bytes, 0) / 1000;
    for (const path of paths)
      problems.push(...measure(path).flaws.map((flaw) => `${route}: ${path} ${flaw}`));
    say(`${route.padEnd(52)} ${kilobytes.toFixed(1).padStart(6)} of ${limit} kB, ${paths.length} scripts`);
    if (paths.length === 0) problems.push(`${route}: the build names no script for it.`);
    if (kilobytes > limit)
      problems.push(`${route}: ${kilobytes.toFixed(1)} kB of scripts, ${limit} kB are allowed.`);
  }
  if (!routes.some(({ route }) => route === MAIN_ROUTE))
    problems.push(`The build has no route ${MAIN_ROUTE}, whose budget is to be checked.`);
  return problems;
}

/** @param buildDir Next.js's output folder, `.next` */
export function budgetProblems(buildDir: string, say: (line: string) => void): string[] {
  const record = join(buildDir, 'diagnostics', 'route-bundle-stats.json');
  if (!existsSync(record)) return [`The build left no record of each route's scripts (${record}).`];
  const routes = JSON.parse(readFileSync(record, 'utf8')) as RouteScripts[];
  const read = (path: string) => {
    const file = join(buildDir, '..', path);
    return existsSync(file) ? readFileSync(file) : null;
  };
  return checkRoutes(routes, read, say);
}

if (import.meta.main) {
  const problems = budgetProblems(join(root, '.next'), (line) => console.log(line));
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
