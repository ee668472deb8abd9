// Preloaded into the console's process: appends what it holds, and how long its event loop was kept busy, to a file.
import { appendFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

const file = process.env['BENCH_PROBE_FILE'];
const EVERY_MS = 500;

if (file !== undefined) {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  setInterval(() => {
    const { user, system } = process.cpuUsage();
    const line = {
      at: Date.now(),
      pid: process.pid,
      ...process.memoryUsage(),
      cpuMs: (user + system) / 1000,
      longestStopMs: delay.max / 1e6,
    };
    delay.reset();
    appendFileSync(file, `${JSON.stringify(line)}\n`);
  }, EVERY_MS).unref();
}
