// Makes sure that CI has the `az` CLI for its tests: the machine's, else, as root on Debian, the distribution's
// package. On a developer's machine nothing is installed: without `az` those tests are skipped.
import { canInstallPackages, installPackage } from './debian-package.ts';
import { lastLines, run } from './run.mjs';

const SKIPPED = 'az CLI: not installed, its tests are skipped.';

/** @returns null when there is `az`, else one line that says that its tests are skipped, and in CI why */
export async function installAz(say: (line: string) => void): Promise<string | null> {
  if (await starts()) return null;
  if (!process.env.CI) return SKIPPED;
  if (!canInstallPackages()) return `${SKIPPED} This is not Debian, or the user is not root.`;

  say('Installing the package azure-cli…');
  const output = await installPackage('azure-cli');
  return (await starts()) ? null : `${SKIPPED} ${lastLines(output, 1)}`;
}

/** Its help is what it shows without looking for a newer version on the Internet. */
async function starts(): Promise<boolean> {
  return (await run('az', ['--help'])).code === 0;
}
