// Runs a command to its end, keeping its output: shown only when something goes wrong.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The repository's root, wherever the command was called from. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** Options for a Node.js child with an IPC channel, so that it never outlives us. */
export const STOP_WITH_PARENT = ['--import', new URL('./stop-with-parent.mjs', import.meta.url).href];

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, show?: boolean, timeoutMs?: number }} [options]
 *   `show`: pass the output on as it comes; `timeoutMs`: end the command after so long, as failed
 * @returns {Promise<{ code: number, output: string }>} the exit code (1 when it could not start) and all output
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(command, args, {
      cwd: root,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: options.timeoutMs ?? 0,
      // npm and npx are command files on Windows, which only a shell starts.
      shell: process.platform === 'win32',
    });
    const stopChild = () => child.kill();
    process.once('exit', stopChild);
    for (const [from, to] of /** @type {const} */ ([
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ])) {
      from.setEncoding('utf8');
      from.on('data', (chunk) => {
        output += chunk;
        if (options.show) to.write(chunk);
      });
    }
    const finish = (/** @type {number} */ code) => {
      process.off('exit', stopChild);
      resolve({ code, output });
    };
    child.on('error', (error) => {
      output += `${command}: ${error.message}\n`;
      finish(1);
    });
    child.on('close', (code, signal) => {
      if (signal !== null) output += `${command} was ended by ${signal}.\n`;
      finish(code ?? 1);
    });
  });
}

/**
 * The end of a command's output, for an error message.
 * @param {string} output
 * @param {number} [count]
 */
export function lastLines(output, count = 20) {
  return output.trimEnd().split('\n').slice(-count).join('\n');
}
