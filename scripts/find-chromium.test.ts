import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findChromium } from './find-chromium.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'find-chromium-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function browser(name: string, exitCode: number): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\nexit ${exitCode}\n`, { mode: 0o755 });
  return path;
}

test('a browser on the search path that starts is found; a stub that does not is passed over', () => {
  browser('chromium', 1);
  const chrome = browser('google-chrome', 0);
  expect(findChromium({ PATH: `/nowhere:${folder}` })).toBe(chrome);
});

test('CHROMIUM_PATH goes before everything else, and is not replaced when it is wrong', () => {
  browser('chromium', 0);
  const named = browser('my-browser', 0);
  expect(findChromium({ PATH: folder, CHROMIUM_PATH: named })).toBe(named);
  expect(findChromium({ PATH: folder, CHROMIUM_PATH: join(folder, 'none') })).toBeUndefined();
});
