// npm start: the built console in a process with bounds of its own; ends when it ends, and ends it when told to.
import { spawnConsole } from './console-process.mjs';

const child = spawnConsole(process.argv.slice(2), process.env, { stdio: 'inherit' });
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.on(signal, () => child.kill(signal));
child.once('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
child.once('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 0)));
