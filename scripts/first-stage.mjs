// What each command does before it may use a dependency: install them, then go on under Node.js 24.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installIfNeeded } from './install.mjs';
import { runsTypeScript } from './node-version.mjs';
import { onNpmGone } from './npm-parent.mjs';
import { root, STOP_WITH_PARENT } from './run.mjs';

const NO_NODE_24 = `Node.js 24 is missing: the dev dependency "node" did not install, as with npm's --ignore-scripts; run "npm rebuild node" or use Node.js 24 (this is ${process.version}).`;

/** @param {string} problem @returns {never} */
export function fail(problem) {
  process.stderr.write(`${problem}\n`);
  process.exit(1);
}

/** The Node.js 24 that the dev dependency brought, or this one if it is new enough; else null. */
function node24() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const brought = join(root, 'node_modules', 'node', 'bin', name);
  if (existsSync(brought)) return brought;
  return runsTypeScript(process.version) ? process.execPath : null;
}

/**
 * Runs a TypeScript script under Node.js 24 and ends this process with its exit code. Signals are passed
 * on, and the script ends when this process dies.
 * @param {string} script path from the repository's root
 * @param {readonly string[]} args
 */
export async function runSecondStage(script, args) {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let child;
  /** @param {NodeJS.Signals} signal */
  const stop = (signal) => {
    if (child === undefined) process.exit(1);
    child.kill(signal);
  };
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, stop);
  onNpmGone(() => stop('SIGTERM'));
  const problem = await installIfNeeded((line) => process.stderr.write(`${line}\n`));
  if (problem !== null) fail(problem);
  const node = node24();
  if (node === null) fail(NO_NODE_24);
  child = spawn(node, [...STOP_WITH_PARENT, join(root, script), ...args], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  child.on('exit', (code) => process.exit(code ?? 1));
  child.on('error', (error) => fail(`${node} could not start: ${error.message}`));
}
