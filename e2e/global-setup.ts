// Starts one emulator and one console on the production build for all journeys, and stops them afterwards.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchEmulator } from '#emulator/launch.ts';
import { buildIfNeeded } from '#scripts/build.ts';
import { consoleEnv } from '#scripts/console-env.ts';
import { freePort } from '#scripts/ports.ts';
import { sessionSecret } from '#scripts/session-secret.ts';
import { startConsole } from '#scripts/start-console.ts';

/**
 * Tells the workers by environment variables: `E2E_CONSOLE` is the console's origin, `E2E_AZURE` the
 * emulator's endpoints as JSON, `E2E_STATE` the folder with its log and secrets.
 */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const problem = await buildIfNeeded((line) => console.log(line));
  if (problem !== null) throw new Error(problem);
  const stateDir = mkdtempSync(join(tmpdir(), 'acr-e2e-'));
  const azure = await launchEmulator({ port: 0, seed: 'demo', stateDir });
  await azure.admin.settings({ longOperationMs: 300 });
  const port = await freePort();
  const env = consoleEnv(azure, `http://localhost:${port}`, sessionSecret(stateDir));
  const started = await startConsole(port, env, join(stateDir, 'console.log')).catch(async (error) => {
    await azure.stop();
    throw error;
  });
  process.env.E2E_CONSOLE = started.origin;
  process.env.E2E_AZURE = JSON.stringify(azure.endpoints);
  process.env.E2E_STATE = stateDir;
  return async () => {
    await started.stop();
    await azure.stop();
    rmSync(stateDir, { recursive: true, force: true });
  };
}
