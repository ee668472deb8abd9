// The production build with a fleet behind it, and a Chromium in front of it, for measurements of what is on screen.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { type Emulator, launchEmulator } from '#emulator/launch.ts';
import { buildIfNeeded } from '#scripts/build.ts';
import { consoleEnv } from '#scripts/console-env.ts';
import { findChromium } from '#scripts/find-chromium.mjs';
import { freePort } from '#scripts/ports.ts';
import { sessionSecret } from '#scripts/session-secret.ts';
import { startConsole } from '#scripts/start-console.ts';

/** Milliseconds per operation of the embedded Azure, as measured at Azure. */
const LATENCIES = {
  '*': 150,
  'registries.list': 180,
  'resourceGraph.query': 350,
  'registries.patch': 900,
} as const;

export type Stage = {
  readonly azure: Emulator;
  readonly origin: string;
  readonly browser: Browser;
  /** Chromium's remote debugging port on the loopback. */
  readonly debugPort: number;
  stop(): Promise<void>;
};

export async function setStage(seed: string): Promise<Stage> {
  const problem = await buildIfNeeded((line) => console.log(line));
  if (problem !== null) throw new Error(problem);
  const folder = mkdtempSync(join(tmpdir(), 'bench-screen-'));
  const azure = await launchEmulator({ port: 0, seed, stateDir: folder });
  await azure.admin.setLatency(LATENCIES);
  const [port, debugPort] = [await freePort(), await freePort()];
  const env = consoleEnv(azure, `http://localhost:${port}`, sessionSecret(folder));
  const started = await startConsole(port, env, join(folder, 'console.log'));
  const browser = await chromium.launch({
    executablePath: findChromium() ?? chromium.executablePath(),
    args: [
      `--remote-debugging-port=${debugPort}`,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
    ],
  });
  return {
    azure,
    origin: started.origin,
    browser,
    debugPort,
    async stop() {
      await browser.close();
      await started.stop();
      await azure.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A browser of its own, signed in, that has not read the fleet yet: it ends on a page that needs none. */
export async function signedIn({ browser, origin }: Stage): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: origin,
    locale: 'en-US',
    viewport: { width: 1280, height: 800 },
  });
  const page = await context.newPage();
  await page.goto('/explain');
  await page.getByRole('button', { name: 'Sign in with your work account' }).click();
  await page.getByRole('button', { name: 'operator@contoso.example' }).click();
  await page.waitForURL((url) => url.pathname === '/explain');
  await page.close();
  return context;
}

/** Makes the server forget what it kept for the user, and ends the browser. */
export async function signedOut(page: Page): Promise<void> {
  await throttle(page, 1);
  await page.getByRole('button', { name: 'Signed in as' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.waitForURL((url) => url.pathname.startsWith('/sign-in'));
  await page.context().close();
}

/** @param factor how many times slower than this machine's processor; 1 for as fast as it is. */
export async function throttle(page: Page, factor: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: factor });
}
