// The console's process from outside: its memory as the system counts it, and what it says of itself (probe.mjs).
import { readFileSync } from 'node:fs';

export const PROBE = new URL('./probe.mjs', import.meta.url).href;

export type Said = {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly pid: number;
  readonly rss: number;
  readonly heapUsed: number;
  readonly heapTotal: number;
  readonly external: number;
  readonly arrayBuffers: number;
  /** Processor time so far, over all threads. */
  readonly cpuMs: number;
  /** The longest that its event loop stood still since the line before. */
  readonly longestStopMs: number;
};

/** Oldest first. */
export const saidIn = (file: string): readonly Said[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Said);

/** Of a process on Linux, in MB of a million bytes. @param field VmRSS for now, VmHWM for the most there was. */
export function memoryMb(pid: number, field: 'VmRSS' | 'VmHWM'): number {
  const kib = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(
    readFileSync(`/proc/${pid}/status`, 'utf8'),
  )?.[1];
  return (Number(kib) * 1024) / 1e6;
}
