// Makes sure there is a Chromium for the end-to-end tests: one of the machine's, else Playwright's own
// download, else, as root on Debian, the distribution's package.
import { join } from 'node:path';
import { chromium } from 'playwright';
import { canInstallPackages, installPackage } from './debian-package.ts';
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
  if (canInstallPackages()) {
    say('Installing the package chromium…');
    output = await installPackage('chromium');
    if (findChromium() !== undefined) return null;
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
