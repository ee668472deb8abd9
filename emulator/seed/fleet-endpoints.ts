// Private endpoints of a fleet. The first thousand registries are the busy ones: of ten in a row two have requests
// waiting (three at the first of them, one at the sixth) and every third has endpoints that were approved. Beyond it a
// quarter has approved ones and one in fifty has requests; everywhere some were rejected, or lost their endpoint.
import type { VirtualNetwork } from '#emulator/store/shapes.ts';
import { ABOUT, chance } from './fleet-chance.ts';
import { padded } from './fleet-names.ts';
import type { SeedBuilder } from './wishes.ts';

const BUSY = 1_000;

/** How many a registry has of each. */
export type EndpointCounts = {
  readonly approved: number;
  readonly pending: number;
  readonly rejected: number;
  readonly disconnected: number;
};

export function endpointsOf(number: number): EndpointCounts {
  const busy = number < BUSY;
  const waiting = chance(number, ABOUT.pending);
  return {
    approved: busy
      ? number % 3 === 0
        ? 1 + (number % 2)
        : 0
      : chance(number, ABOUT.approved) < 0.25
        ? 1 + Math.floor(chance(number, ABOUT.approvedCount) ** 3 * 4)
        : 0,
    pending: busy ? (number % 10 === 0 ? 3 : number % 5 === 0 ? 1 : 0) : waiting < 0.02 ? 1 : 0,
    rejected: chance(number, ABOUT.rejected) < 0.015 ? 1 : 0,
    disconnected: chance(number, ABOUT.disconnected) < 0.03 ? 1 : 0,
  };
}

type Place = {
  readonly name: string;
  readonly network: VirtualNetwork;
  readonly number: number;
  readonly counts: EndpointCounts;
};

/** Named `pe-fleet-00030-3`: the registry's number and the place among its endpoints. */
export function addEndpoints(seed: SeedBuilder, { name: registry, network, number, counts }: Place): void {
  const { approved, pending, rejected, disconnected } = counts;
  let place = 0;
  const next = () => {
    place += 1;
    return { name: `pe-fleet-${padded(number, 5)}-${place}`, registry, network };
  };
  const words = (count: number) =>
    `Team ${padded(number % 17, 2)} pulls its images. CHG-${30_000 + number}.${count}`;

  for (let left = approved; left > 0; left -= 1) {
    seed.endpoint({ ...next(), status: 'Approved', description: 'Auto-Approved' });
  }
  for (let left = pending; left > 0; left -= 1) {
    const message = words(place + 1);
    seed.endpoint({ ...next(), status: 'Pending', description: message, requestMessage: message });
  }
  if (rejected > 0) {
    const message = words(place + 1);
    seed.endpoint({
      ...next(),
      status: 'Rejected',
      description: 'Not for this team',
      requestMessage: message,
    });
  }
  if (disconnected > 0) {
    const group = network.id.split('/providers/')[0];
    const endpointId = `${group}/providers/Microsoft.Network/privateEndpoints/${next().name}`;
    seed.connection({ registry, endpointId, status: 'Disconnected', description: 'Deleted by its owner' });
  }
}
