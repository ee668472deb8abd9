// The options of npm run demo.
import { parseOptions, portBetween, seedName, usage } from './options.mjs';

const table = {
  port: { what: 'port', fallback: '3000', check: portBetween(1, 65535) },
  'emulator-port': { what: 'port, the first of four', fallback: '4100', check: portBetween(1, 65532) },
  seed: { what: 'name', fallback: 'demo', check: seedName },
};

/** @typedef {{ port: number, emulatorPort: number, seed: string }} DemoOptions */

/**
 * @param {readonly string[]} argv
 * @returns {{ options: DemoOptions } | { problem: string }} the problem ends with the usage
 */
export function demoOptions(argv) {
  const parsed = parseOptions(argv, table);
  if ('problem' in parsed) return { problem: `${parsed.problem}\n${usage('npm run demo', table)}` };
  const port = Number(parsed.values.port);
  const emulatorPort = Number(parsed.values['emulator-port']);
  if (port >= emulatorPort && port <= emulatorPort + 3) {
    const range = `${emulatorPort} to ${emulatorPort + 3}`;
    return { problem: `--port ${port} is among the ports that the embedded Azure uses (${range}).` };
  }
  return { options: { port, emulatorPort, seed: String(parsed.values.seed) } };
}
