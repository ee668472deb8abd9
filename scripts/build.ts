// The production build, and whether one is needed at all.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashBuildInputs } from './build-inputs.ts';
import { addCompileHints } from './compile-hints.ts';
import { lastLines, root, run } from './run.mjs';

const stampFile = join(root, '.next', 'build-inputs');

/**
 * @param show whether the build's own output is passed on
 * @returns null, or what went wrong with the end of the build's output
 */
export async function build(show: boolean): Promise<string | null> {
  const stamp = hashBuildInputs(root);
  rmSync(stampFile, { force: true });
  const { code, output } = await run(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    show,
  });
  if (code !== 0) return `The production build failed.${show ? '' : `\n${lastLines(output, 30)}`}`;
  if (addCompileHints(join(root, '.next', 'static', 'chunks')) === 0)
    return 'The production build left no scripts where they are looked for.';
  writeFileSync(stampFile, stamp);
  return null;
}

/** Builds unless the last successful build had the same inputs. Returns as `build` does. */
export async function buildIfNeeded(say: (line: string) => void): Promise<string | null> {
  const built = existsSync(join(root, '.next', 'BUILD_ID')) && existsSync(stampFile);
  if (built && readFileSync(stampFile, 'utf8') === hashBuildInputs(root)) return null;
  say('Building…');
  return build(false);
}

if (import.meta.main) {
  const problem = await build(true);
  if (problem !== null) {
    console.error(problem);
    process.exitCode = 1;
  }
}
