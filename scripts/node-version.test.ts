import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runsTypeScript, tooOld } from './node-version.mjs';
import { root } from './run.mjs';

test.each([
  ['v20.19.0', true],
  ['v20.19.5', true],
  ['v22.0.0', true],
  ['v100.0.0', true],
  ['v20.18.3', false],
  ['v18.20.8', false],
  ['v8.17.0', false],
])('%s is new enough: %s', (version, enough) => {
  expect(tooOld(version) === null).toBe(enough);
});

test('TypeScript runs from Node.js 24 on', () => {
  expect([runsTypeScript('v20.19.0'), runsTypeScript('v22.20.0'), runsTypeScript('v24.0.0')]).toEqual([
    false,
    false,
    true,
  ]);
});

describe.each(['scripts/demo.mjs', 'scripts/test.mjs', 'scripts/run-emulator.mjs'])('%s', (script) => {
  test('ends on an old Node.js with one sentence', () => {
    const old = "Object.defineProperty(process, 'version', { value: 'v18.20.8' });";
    const preload = `data:text/javascript,${encodeURIComponent(old)}`;
    const ended = spawnSync(process.execPath, ['--import', preload, join(root, script)], {
      encoding: 'utf8',
    });
    expect(ended.stderr).toBe('Node.js 20.19 or newer is needed, and this is v18.20.8.\n');
    expect(ended.stdout).toBe('');
    expect(ended.status).toBe(1);
  });
});
