// Tells the browser to compile the console's scripts whole, beside the main thread and while they arrive: nearly all
// of what a page loads runs at once, and compiled function by function as it is called it would keep the page from
// answering. https://v8.dev/blog/explicit-compile-hints
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const HINT = '//# allFunctionsCalledOnLoad\n';

/** @param folder of a build's scripts, directly in it. @returns how many have the hint now. */
export function addCompileHints(folder: string): number {
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));
  for (const name of scripts) {
    const path = join(folder, name);
    const text = readFileSync(path, 'utf8');
    if (!text.startsWith(HINT)) writeFileSync(path, HINT + text);
  }
  return scripts.length;
}
