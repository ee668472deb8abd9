import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addCompileHints } from './compile-hints.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'compile-hints-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('scripts begin with the hint, once, and other files stay as they are', () => {
  writeFileSync(join(folder, 'a.js'), 'one()');
  writeFileSync(join(folder, 'b.css'), 'b{}');
  expect(addCompileHints(folder)).toBe(1);
  expect(addCompileHints(folder)).toBe(1);
  expect(readFileSync(join(folder, 'a.js'), 'utf8')).toBe('//# allFunctionsCalledOnLoad\none()');
  expect(readFileSync(join(folder, 'b.css'), 'utf8')).toBe('b{}');
});
