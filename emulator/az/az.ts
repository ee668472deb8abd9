// The stock `az` CLI pointed at the embedded Azure, in a configuration folder of its own; for tests.
import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pLimit from 'p-limit';
import type { Endpoints } from '#emulator/launch.ts';

const run = promisify(execFile);

/** Every command is a second of Python: more at once would starve the tests that run beside these. */
const oneOfFew = pLimit(3);

/** `az` asks nobody, learns nothing and installs nothing. */
const CONFIG = `[core]
collect_telemetry = no
error_recommendation = off
survey_message = no
first_run = no
no_color = yes
only_show_errors = yes
disable_confirm_prompt = yes
[extension]
use_dynamic_install = no
[auto-upgrade]
enable = no
`;

/** Runs a command line (split at spaces) with further arguments as they are; resolves to its JSON, or null. */
export type Az = (command: string, ...more: readonly string[]) => Promise<unknown>;

/** Whether the machine has an `az` that starts. */
export function azIsInstalled(): boolean {
  return spawnSync('az', ['--help'], { stdio: 'ignore' }).status === 0;
}

/**
 * In a new folder nothing is signed in yet; `register` makes the cloud known.
 * @param folder holds everything `az` keeps. @param path where programs are searched.
 */
export function openAz(
  { arm, authority, ca }: Endpoints,
  folder: string,
  path: string,
): Az & {
  register(): Promise<void>;
  /** Lines for a POSIX shell, in which `az` is this one; rejects at the first command that fails. */
  script(lines: string): Promise<void>;
} {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const config = `${folder}/config`;
  if (!existsSync(config)) writeFileSync(config, CONFIG, { mode: 0o600 });
  // Not the rest of the environment: a real cloud's variables must not reach this.
  const env = {
    NODE_ENV: 'test' as const,
    PATH: path,
    HOME: folder,
    AZURE_CONFIG_DIR: folder,
    AZURE_EXTENSION_DIR: `${folder}/extensions`,
    REQUESTS_CA_BUNDLE: ca,
    NO_PROXY: 'localhost,127.0.0.1',
    PYTHONPATH: fileURLToPath(new URL('.', import.meta.url)),
    PYTHONDONTWRITEBYTECODE: '1',
  };

  const az = async (command: string, ...more: readonly string[]) => {
    const words = [...command.split(' '), ...more, '-o', 'json'];
    const { stdout } = await oneOfFew(() => run('az', words, { env, maxBuffer: 16 * 1024 * 1024 }));
    return stdout.trim() === '' ? null : (JSON.parse(stdout) as unknown);
  };
  const register = async () => {
    const management = 'https://management.core.windows.net/';
    const endpoints = {
      resourceManager: arm,
      management,
      // An authority that ends like this is the only kind about which MSAL asks nobody else.
      activeDirectory: `${authority}/adfs`,
      activeDirectoryResourceId: management,
      activeDirectoryGraphResourceId: `${arm}/graph`,
      microsoftGraphResourceId: `${arm}/graph`,
    };
    const suffixes = { acrLoginServerEndpoint: '.azurecr.io' };
    await az('cloud register -n Embedded --cloud-config', JSON.stringify({ endpoints, suffixes }));
    await az('cloud set -n Embedded');
  };
  const script = async (lines: string) => {
    await run('/bin/sh', ['-eu', '-c', lines], { env, maxBuffer: 16 * 1024 * 1024 });
  };
  return Object.assign(az, { register, script });
}
