import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { lastLines, run, STOP_WITH_PARENT } from './run.mjs';

const node = process.execPath;

test('a command’s exit code and both of its outputs come back', async () => {
  const { code, output } = await run(node, [
    '-e',
    "console.log('out'); console.error('err'); process.exit(3)",
  ]);
  expect(code).toBe(3);
  expect(output.split('\n').sort()).toEqual(['', 'err', 'out']);
});

test('a command that cannot start, or takes too long, has failed', async () => {
  expect(await run('no-such-command', [])).toMatchObject({
    code: 1,
    output: expect.stringContaining('ENOENT'),
  });
  const hung = await run(node, ['-e', 'setInterval(() => {}, 1000)'], { timeoutMs: 300 });
  expect(hung).toMatchObject({ code: 1, output: expect.stringContaining('ended by SIGTERM') });
});

test('the last lines leave out what came before and the empty end', () => {
  expect(lastLines('a\nb\nc\n\n', 2)).toBe('b\nc');
});

test('a child started to stop with its parent is gone after the parent was killed', async () => {
  const child = JSON.stringify([...STOP_WITH_PARENT, '-e', "console.log('up'); setInterval(() => {}, 1000)"]);
  const parent = spawn(node, [
    '-e',
    `require('node:child_process').spawn(process.execPath, ${child}, { stdio: ['ignore', 'inherit', 'ignore', 'ipc'] });
     setInterval(() => {}, 1000);`,
  ]);
  await once(parent.stdout, 'data');
  parent.kill('SIGKILL');
  // Both hold the pipe open: it ends with the last of them.
  await once(parent.stdout.resume(), 'end');
});
