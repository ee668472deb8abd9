// Starts, for each worker, one emulator and one console on the production build, and stops them afterwards.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FullConfig } from 'playwright/test';
import { launchEmulator } from '#emulator/launch.ts';
import { buildIfNeeded } from '#scripts/build.ts';
import { consoleEnv } from '#scripts/console-env.ts';
import { freePort } from '#scripts/ports.ts';
import { sessionSecret } from '#scripts/session-secret.ts';
import { startConsole } from '#scripts/start-console.ts';
import { announceLane, type Lane } from './lane.ts';

type Stop = () => Promise<void>;

/** Every lane that has started is stopped, also when another one fails to. */
export default async function globalSetup({ workers }: FullConfig): Promise<Stop> {
  const problem = await buildIfNeeded((line) => console.log(line));
  if (problem !== null) throw new Error(problem);
  const stops: Stop[] = [];
  const stopAll = async () => {
    for (const stop of stops) await stop();
  };
  try {
    // One after another: each port is free until somebody listens on it.
    for (let index = 0; index < workers; index += 1) announceLane(index, await startLane(stops));
  } catch (error) {
    await stopAll();
    throw error;
  }
  return stopAll;
}

async function startLane(stops: Stop[]): Promise<Lane> {
  const stateDir = mkdtempSync(join(tmpdir(), 'acr-e2e-'));
  stops.push(async () => rmSync(stateDir, { recursive: true, force: true }));
  const azure = await launchEmulator({ port: 0, seed: 'demo', stateDir });
  stops.unshift(azure.stop);
  const port = await freePort();
  const env = consoleEnv(azure, `http://localhost:${port}`, sessionSecret(stateDir));
  const started = await startConsole(port, env, join(stateDir, 'console.log'));
  stops.unshift(started.stop);
  return { console: started.origin, azure: azure.endpoints, stateDir };
}
