// Installs a package of the distribution: for what tests need and npm does not have.
import { existsSync } from 'node:fs';
import { run } from './run.mjs';

/** How long it may take, the list of packages included. */
const WITHIN_MS = 5 * 60_000;

/** Whether packages can be installed without asking anybody: as root on Debian. */
export function canInstallPackages(): boolean {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version');
}

/** @returns what apt-get said, for an error message. Whether the program then runs is for the caller to see. */
export async function installPackage(name: string): Promise<string> {
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeoutMs: WITHIN_MS };
  const update = await run('apt-get', ['update'], options);
  const install = await run('apt-get', ['install', '-y', '--no-install-recommends', name], options);
  return update.output + install.output;
}
