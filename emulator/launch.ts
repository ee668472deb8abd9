// Starts the embedded Azure as a child process and drives its admin API; for the demo, tests and Playwright.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type AdminClient, createAdminClient } from './admin-client.ts';
import { CLIENT_SECRET_FILE } from './state-dir.ts';

export interface Endpoints {
  /** Origins without a slash at the end. */
  readonly arm: string;
  readonly authority: string;
  readonly browserAuthority: string;
  /** Path of the PEM file to trust for `arm` and `authority`. */
  readonly ca: string;
  readonly admin: string;
  readonly tenantId: string;
  readonly clientId: string;
}

export interface Emulator {
  readonly endpoints: Endpoints;
  /** The secret of the console's confidential client. */
  readonly clientSecret: string;
  /** What programs sign in as, with client credentials. */
  readonly servicePrincipal: { readonly clientId: string; readonly clientSecret: string };
  readonly admin: AdminClient;
  /** Resolves when the process is gone. */
  stop(): Promise<void>;
}

/** The line on stdout. */
type Ready = Endpoints & Pick<Emulator, 'servicePrincipal'>;

export interface LaunchOptions {
  /** First of four ports; 0, the default, picks free ones. */
  readonly port?: number;
  readonly seed?: string;
  readonly stateDir?: string;
}

const STOP_MS = 5_000;

/** Rejects with what the process said on stderr if it ends before it is ready. */
export async function launchEmulator({
  port = 0,
  seed = 'demo',
  stateDir,
}: LaunchOptions = {}): Promise<Emulator> {
  const main = fileURLToPath(new URL('./main.ts', import.meta.url));
  const args = [main, '--port', String(port), '--seed', seed];
  if (stateDir !== undefined) args.push('--state-dir', stateDir);
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });

  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = `${said}${text}`.slice(-8_192);
  });
  const line = await Promise.race([
    firstLine(child.stdout),
    exited.then(() => Promise.reject(new Error(`The embedded Azure did not start. ${said.trim()}`))),
  ]);
  // Errors of later requests belong on the launcher's own stderr.
  child.stderr?.on('data', (text: string) => process.stderr.write(text));

  const { servicePrincipal, ...endpoints } = JSON.parse(line) as Ready;
  return {
    endpoints,
    clientSecret: readFileSync(join(dirname(endpoints.ca), CLIENT_SECRET_FILE), 'utf8'),
    servicePrincipal,
    admin: createAdminClient(endpoints.admin),
    async stop() {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      await exited;
      clearTimeout(timer);
    },
  };
}

function firstLine(stream: NodeJS.ReadableStream | null): Promise<string> {
  if (stream === null) return Promise.reject(new Error('no stdout'));
  return new Promise((resolve) => {
    createInterface({ input: stream }).once('line', resolve);
  });
}
