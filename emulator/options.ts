// The command line of the embedded Azure.
import { parseArgs } from 'node:util';

export interface EmulatorOptions {
  /** First of four ports: ARM, authority, browser authority, admin. 0 picks four free ones. */
  readonly port: number;
  readonly seed: string;
  readonly stateDir: string;
}

/** A command line that cannot be understood; `message` is a sentence for people. */
export class BadOptions extends Error {}

export const USAGE = 'Usage: node emulator/main.ts [--port 4100] [--seed demo] [--state-dir .emulator]';

const LAST_PORT = 65_535;
const PORT_COUNT = 4;

/** Throws BadOptions. */
export function parseOptions(args: readonly string[]): EmulatorOptions {
  const { port, seed, 'state-dir': stateDir } = readValues(args);
  const number = /^\d{1,5}$/.test(port) ? Number(port) : Number.NaN;
  const last = LAST_PORT - PORT_COUNT + 1;
  if (!(number >= 0 && number <= last)) {
    throw new BadOptions(`--port must be a number from 0 to ${last}, not '${port}'.`);
  }
  if (stateDir === '') throw new BadOptions('--state-dir must name a folder.');
  return { port: number, seed, stateDir };
}

function readValues(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: false,
      options: {
        port: { type: 'string', default: '4100' },
        seed: { type: 'string', default: 'demo' },
        'state-dir': { type: 'string', default: '.emulator' },
      },
    }).values;
  } catch (error) {
    const [sentence] = (error as Error).message.split('. ');
    throw new BadOptions(`${sentence?.replace(/\.$/, '')}.`);
  }
}
