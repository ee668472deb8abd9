// The second stage of npm run demo, under Node.js 24 with everything installed.
import { join } from 'node:path';
import { directory } from '#emulator/directory.ts';
import { launchEmulator } from '#emulator/launch.ts';
import { buildIfNeeded } from './build.ts';
import { consoleEnv } from './console-env.ts';
import { type DemoOptions, demoOptions } from './demo-options.mjs';
import { portProblem } from './ports.ts';
import { root } from './run.mjs';
import { sessionSecret } from './session-secret.ts';
import { startConsole } from './start-console.ts';

const say = (line: string) => console.log(line);

/** Ends with one sentence: what went wrong needs no stack trace. */
class Problem extends Error {}

async function requirePorts({ port, emulatorPort }: DemoOptions): Promise<void> {
  const wanted: [number, string][] = [[port, `--port ${port + 1}`]];
  for (const n of [0, 1, 2, 3]) wanted.push([emulatorPort + n, `--emulator-port ${emulatorPort + 1000}`]);
  for (const [candidate, option] of wanted) {
    const problem = await portProblem(candidate);
    if (problem !== null)
      throw new Problem(`Port ${candidate} ${problem}; choose another: npm run demo -- ${option}`);
  }
}

/** Starts both and prints what a newcomer needs. Resolves when told to stop; nothing is left running. */
async function demo(options: DemoOptions, stopped: Promise<void>): Promise<void> {
  await requirePorts(options);
  const buildProblem = await buildIfNeeded(say);
  if (buildProblem !== null) throw new Problem(buildProblem);

  const stateDir = join(root, '.emulator');
  say('Starting the embedded Azure…');
  await using azure = await disposable(
    launchEmulator({ port: options.emulatorPort, seed: options.seed, stateDir }),
  );
  say('Starting the console…');
  const origin = `http://localhost:${options.port}`;
  const env = consoleEnv(azure, origin, sessionSecret(stateDir));
  await using webConsole = await disposable(startConsole(options.port, env, join(stateDir, 'console.log')));

  ready = true;
  say(`Console ready at ${origin}`);
  say('Sign in as');
  for (const user of directory.users) say(`  ${user.upn.padEnd(28)} ${user.note}`);
  say('Ctrl-C stops the console and the embedded Azure.');

  const crashed = await Promise.race([stopped, webConsole.ended]);
  if (crashed !== undefined) throw new Problem(`The console stopped by itself.\n${crashed}`);
}

async function disposable<T extends { stop: () => Promise<void> }>(
  starting: Promise<T>,
): Promise<T & AsyncDisposable> {
  const running = await starting;
  return Object.assign(running, { [Symbol.asyncDispose]: () => running.stop() });
}

const parsed = demoOptions(process.argv.slice(2));
if ('problem' in parsed) throw new Error(parsed.problem);

let ready = false;
const stopped = new Promise<void>((resolve) => {
  const stop = () => {
    // Children end by themselves when this process is gone.
    if (!ready) process.exit(0);
    resolve();
  };
  for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(event, stop);
});
try {
  await demo(parsed.options, stopped);
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
