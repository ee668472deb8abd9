// Makes sure there is a Chromium for the end-to-end tests: one of the machine's, else Playwright's own
// download, else, as root on Debian, the distribution's package.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { findChromium, starts } from './find-chromium.mjs';
import { lastLines, root, run } from './run.mjs';

const DOWNLOAD_WITHIN_MS = 5 * 60_000;

/** @returns null when there is a browser, else what was tried and what the user can do */
export async function installChromium(say: (line: string) => void): Promise<string | null> {
  const named = process.env.CHROMIUM_PATH;
  if (findChromium() !== undefined) return null;
  if (named) return `CHROMIUM_PATH names no browser that starts: ${named}`;
  if (starts(chromium.executablePath())) return null;

  say('Downloading Chromium…');
  const cli = join(root, 'node_modules/playwright/cli.js');
  const download = await run(process.execPath, [cli, 'install', 'chromium'], {
    timeoutMs: DOWNLOAD_WITHIN_MS,
  });
  if (download.code === 0 && starts(chromium.executablePath())) return null;

  let output = download.output;
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    say('Installing the package chromium…');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const update = await run('apt-get', ['update'], { env });
    const install = await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { env });
    if (install.code === 0 && findChromium() !== undefined) return null;
    output = update.output + install.output;
  }
  return `No Chromium could be installed; install one and name it in CHROMIUM_PATH.\n${lastLines(output)}`;
}

if (import.meta.main) {
  const problem = await installChromium((line) => console.log(line));
  if (problem !== null) {
    console.error(problem);
    process.exitCode = 1;
  }
}
