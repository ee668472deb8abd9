import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hashBuildInputs } from './build-inputs.ts';

let tree: string;
const put = (file: string, content: string) => writeFileSync(join(tree, file), content);

beforeEach(() => {
  tree = mkdtempSync(join(tmpdir(), 'build-inputs-'));
  mkdirSync(join(tree, 'app', 'registries'), { recursive: true });
  mkdirSync(join(tree, 'emulator'));
  put('app/registries/page.tsx', 'page');
  put('next.config.js', 'config');
});
afterEach(() => rmSync(tree, { recursive: true, force: true }));

describe('a build is still the build of these sources', () => {
  test.each([
    ['a test', 'app/registries/page.test.ts'],
    ['the emulator', 'emulator/main.ts'],
    ['a document', 'README.md'],
    ['the tests’ configuration', 'vitest.config.ts'],
  ])('after a change of %s', (_name, file) => {
    const before = hashBuildInputs(tree);
    put(file, 'changed');
    expect(hashBuildInputs(tree)).toBe(before);
  });

  test.each([
    ['a page', 'app/registries/page.tsx'],
    ['a new file', 'app/new.ts'],
    ['the lockfile', 'package-lock.json'],
    ['the proxy', 'proxy.ts'],
    ['the boot check', 'instrumentation.ts'],
    ['the styles’ configuration', 'postcss.config.mjs'],
  ])('but not after a change of %s', (_name, file) => {
    const before = hashBuildInputs(tree);
    put(file, 'changed');
    expect(hashBuildInputs(tree)).not.toBe(before);
  });

  test('nor after a file was renamed', () => {
    const before = hashBuildInputs(tree);
    renameSync(join(tree, 'app/registries/page.tsx'), join(tree, 'app/registries/other.tsx'));
    expect(hashBuildInputs(tree)).not.toBe(before);
  });
});
