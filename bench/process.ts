// Servers under measurement: their first line of output, and the processor time they have used.
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** Clock ticks per second in /proc, the same on every Linux that Node.js runs on. */
const TICKS = 100;

export type Server = {
  readonly pid: number;
  readonly line: string;
  /** From spawning to the first line. */
  readonly readyMs: number;
  /** Processor time, in milliseconds, that getting there took. */
  readonly readyCpuMs: number;
  /** Seconds of processor time so far, over all its threads; NaN where the system does not tell. */
  cpuSeconds(): number;
  stop(): Promise<void>;
};

/** Rejects when it ends before its first line. */
export async function startServer(args: readonly string[]): Promise<Server> {
  const started = performance.now();
  const child = spawn(process.execPath, [...args], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const line = await Promise.race([
    firstLine(child),
    gone.then(() => Promise.reject(new Error(`${args[0]} did not start.`))),
  ]);
  return {
    pid: child.pid ?? 0,
    line,
    readyMs: performance.now() - started,
    readyCpuMs: cpuSeconds(child.pid ?? 0) * 1000,
    cpuSeconds: () => cpuSeconds(child.pid ?? 0),
    async stop() {
      child.kill('SIGTERM');
      await gone;
    },
  };
}

function firstLine({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) return Promise.reject(new Error('no stdout'));
  return new Promise((resolve) => {
    createInterface({ input: stdout }).once('line', resolve);
  });
}

/** https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: fields 14 and 15, counted behind the name. */
function cpuSeconds(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
  } catch {
    return Number.NaN;
  }
}
