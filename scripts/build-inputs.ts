// Recognizes whether the last production build is still the build of these sources.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** What `next build` reads. Emulator, tests and scripts do not change a build. */
const FOLDERS = new Set(['app', 'components', 'lib', 'messages', 'public']);
const FILES =
  /^((next|postcss)\.config\.\w+|(proxy|instrumentation)[\w-]*\.ts|package(-lock)?\.json|tsconfig\.json)$/;

function inputFiles(root: string): string[] {
  return readdirSync(root, { withFileTypes: true })
    .flatMap((entry) => {
      if (!entry.isDirectory()) return FILES.test(entry.name) ? [entry.name] : [];
      return FOLDERS.has(entry.name) ? filesUnder(root, entry.name) : [];
    })
    .sort();
}

function filesUnder(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

/**
 * One hash over the names and contents of every input.
 * @param root the repository's root
 */
export function hashBuildInputs(root: string): string {
  const hash = createHash('sha256');
  for (const file of inputFiles(root)) {
    const content = readFileSync(join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}
