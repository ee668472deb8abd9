// How the built console's process is started, by npm start as by the launchers: so that it gives back what a reading took.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './run.mjs';

/**
 * V8 lets garbage grow in proportion to what it may take: without a bound that is a part of the machine's memory.
 * Ten times what a reading of 10,000 registries holds. What NODE_OPTIONS names counts instead.
 */
const V8_OPTIONS = ['--max-old-space-size=1024', '--max-semi-space-size=16'];

/** glibc keeps freed memory per thread, and large blocks in its heap once it has seen some: here they go back to the system. */
const ALLOCATOR = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '65536',
  MALLOC_TRIM_THRESHOLD_: '131072',
};

/**
 * @param {readonly string[]} args of `next start`
 * @param {NodeJS.ProcessEnv} env
 * @param {{ stdio: import('node:child_process').StdioOptions, nodeArgs?: readonly string[] }} options
 */
export function spawnConsole(args, env, { stdio, nodeArgs = [] }) {
  const own = env['NODE_OPTIONS'] ?? '';
  const bounds = V8_OPTIONS.filter((option) => !own.includes(option.split('=')[0] ?? ''));
  return spawn(
    process.execPath,
    [...bounds, ...nodeArgs, join(root, 'node_modules/next/dist/bin/next'), 'start', ...args],
    { cwd: root, env: { ...ALLOCATOR, ...env }, stdio },
  );
}
