// Journeys in a real Chromium against the production build and the embedded Azure.
import { chromium, defineConfig } from 'playwright/test';
import { findChromium } from './scripts/find-chromium.mjs';

const asRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './e2e/global-setup.ts',
  outputDir: 'test-results/browser',
  reporter: [['list'], ['json', { outputFile: 'test-results/reports/playwright.json' }]],
  // One emulator holds the state of every registry: journeys that write take turns.
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  globalTimeout: 40 * 60_000,
  expect: { timeout: 10_000 },
  use: {
    // Set by the global setup, before the workers start.
    ...(process.env.E2E_CONSOLE ? { baseURL: process.env.E2E_CONSOLE } : {}),
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
