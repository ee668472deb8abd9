// Journeys in a real Chromium against the production build and the embedded Azure.
import { chromium, defineConfig } from 'playwright/test';
import { currentLane } from './e2e/lane.ts';
import { findChromium } from './scripts/find-chromium.mjs';

const asRoot = process.getuid?.() === 0;
const lane = currentLane();

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './e2e/global-setup.ts',
  outputDir: 'test-results/browser',
  reporter: [['list'], ['json', { outputFile: 'test-results/reports/playwright.json' }]],
  // Each has a console and an emulator of its own: journeys that write are not in each other's way.
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  globalTimeout: 40 * 60_000,
  expect: { timeout: 10_000 },
  use: {
    ...(lane === null ? {} : { baseURL: lane.console }),
    locale: 'en-US',
    timezoneId: 'UTC',
    // Recording every journey costs time: ask for it when one fails (E2E_TRACE=1).
    trace: process.env.E2E_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: findChromium() ?? chromium.executablePath(),
      args: [
        ...(asRoot ? ['--no-sandbox'] : []),
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-quic',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  projects: [{ name: 'chromium' }],
});
