// What a worker has to itself: an emulator, whose store its journeys may change, and a console on it.
import type { Endpoints } from '#emulator/launch.ts';

export type Lane = {
  /** The console's origin. */
  readonly console: string;
  readonly azure: Endpoints;
  /** The folder with the console's log and the emulator's secrets. */
  readonly stateDir: string;
};

const nameOf = (index: string | number) => `E2E_LANE_${index}`;

/** Workers inherit the environment of the process that sets them up. */
export function announceLane(index: number, lane: Lane): void {
  process.env[nameOf(index)] = JSON.stringify(lane);
}

/** null outside a worker: the configuration is read there, too. */
export function currentLane(): Lane | null {
  const { TEST_PARALLEL_INDEX: index } = process.env;
  const lane = index === undefined ? undefined : process.env[nameOf(index)];
  return lane === undefined ? null : (JSON.parse(lane) as Lane);
}

export function lane(): Lane {
  const current = currentLane();
  if (current === null) throw new Error('No console was started for this worker.');
  return current;
}
