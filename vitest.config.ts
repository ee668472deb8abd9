// Unit, gateway and use-case tests: Node, no module mocks; those that need Azure start the emulator.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    // Outside a server component bundle `server-only` throws on import; its empty half is what Next picks.
    alias: { 'server-only': fileURLToPath(new URL('node_modules/server-only/empty.js', import.meta.url)) },
  },
  test: {
    environment: 'node',
    include: ['{bench,lib,components,emulator,conformance,app,scripts,e2e}/**/*.test.{ts,tsx}'],
    passWithNoTests: false,
    // A file may start an emulator of its own, which makes a certificate and listens on four ports.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 15_000,
    hookTimeout: 30_000,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
  },
});
