// Starts the built console as a child process and waits until it answers.
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { spawnConsole } from './console-process.mjs';
import { lastLines, STOP_WITH_PARENT } from './run.mjs';

export type RunningConsole = {
  readonly origin: string;
  /** Settles when the process is gone, with the last lines it wrote. */
  readonly ended: Promise<string>;
  /** Asks it to stop and waits; after five seconds it is ended by force. */
  readonly stop: () => Promise<void>;
};

const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 5_000;

/**
 * @param logFile gets everything the console writes
 * @throws with one sentence and the last lines of the log when it does not come up
 */
export async function startConsole(
  port: number,
  env: NodeJS.ProcessEnv,
  logFile: string,
): Promise<RunningConsole> {
  const log = openSync(logFile, 'w');
  const child = spawnConsole(['--port', String(port), '--hostname', 'localhost'], env, {
    stdio: ['ignore', log, log, 'ipc'],
    nodeArgs: STOP_WITH_PARENT,
  });
  closeSync(log);
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const ended = gone.then(() => lastLines(readFileSync(logFile, 'utf8')));
  const origin = `http://localhost:${port}`;
  const ready = await Promise.race([ended, answers(`${origin}/sign-in`, child)]);
  if (ready !== true) {
    await stop(child, gone);
    const said = lastLines(readFileSync(logFile, 'utf8'));
    throw new Error(`The console did not start${ready === false ? ' in time' : ''}.\n${said}`);
  }
  return { origin, ended, stop: () => stop(child, gone) };
}

/** True once the address answers 200, false when time is up or the process is gone. */
async function answers(url: string, child: ChildProcess): Promise<boolean> {
  const deadline = performance.now() + READY_WITHIN_MS;
  while (performance.now() < deadline && child.exitCode === null) {
    const ok = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(10_000) }).then(
      async (response) => {
        await response.arrayBuffer();
        return response.status === 200;
      },
      () => false,
    );
    if (ok) return true;
    await sleep(100);
  }
  return false;
}

async function stop(child: ChildProcess, gone: Promise<void>): Promise<void> {
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
  await gone;
  clearTimeout(force);
}
