/** For tests only: every way in which the creation flow is stopped at a step. */

import type { AdminClient } from '#emulator/admin-client.ts';
import type { Fault } from '#emulator/fault-book.ts';
import type { JobPorts } from '#lib/operations/run-job.ts';

/** Nothing after this happens in the killed process or tab. */
export class Killed extends Error {}

export type Kill = {
  readonly name: string;
  /** What the process kept in mind is gone with it. */
  readonly stopsServer?: true;
  /** Puts a fault into Azure, or wraps what the run calls. Null: this step cannot be met this way. */
  readonly arrange: (key: string, ports: JobPorts, admin: AdminClient) => Promise<JobPorts> | null;
};

type Operation = {
  /** Of the embedded Azure: what carries the step out. */
  readonly operation: string;
  /** What is asked how it stands; `null`: it is done with its answer. */
  readonly poll: string | null;
  /** Whether the poll asks for an operation of Azure, which may fail. */
  readonly isLong: boolean;
};

const long = (operation: string, poll: string): Operation => ({ operation, poll, isLong: true });

const OPERATIONS: Readonly<Record<string, Operation>> = {
  register: { operation: 'providers.register', poll: 'providers.get', isLong: false },
  group: { operation: 'resourceGroups.put', poll: null, isLong: false },
  policies: long('subnets.put', 'networkOperations.get'),
  zone: long('privateDnsZones.put', 'privateDnsOperations.get'),
  link: long('virtualNetworkLinks.put', 'privateDnsOperations.get'),
  endpoint: long('privateEndpoints.put', 'networkOperations.get'),
  zone_group: long('privateDnsZoneGroups.put', 'networkOperations.get'),
  record: { operation: 'recordSets.put', poll: null, isLong: false },
};

function operationOf(key: string): Operation {
  const found = OPERATIONS[key.split(':')[0] ?? ''];
  if (found === undefined) throw new Error(`No operation is known for the step ${key}.`);
  return found;
}

type Then = Fault['then'];

/** Meets the write of the step. */
const onWrite =
  (then: Then, isFor: (operation: Operation) => boolean = () => true): Kill['arrange'] =>
  (key, ports, admin) => {
    const { operation, ...rest } = operationOf(key);
    if (!isFor({ operation, ...rest })) return null;
    return admin.setFaults([{ match: { operation }, then }]).then(() => ports);
  };

/** Meets the first question how the step stands. @param times so often, one after another. */
const onPoll =
  (then: Then, times: number, isFor: (operation: Operation) => boolean): Kill['arrange'] =>
  (key, ports, admin) => {
    const { poll, ...rest } = operationOf(key);
    if (poll === null || !isFor({ poll, ...rest })) return null;
    let isOn = false;
    return Promise.resolve({
      ...ports,
      follow: async (handle) => {
        if (!isOn) await admin.setFaults([{ match: { operation: poll }, times, then }]);
        isOn = true;
        return ports.follow(handle);
      },
    });
  };

const isLong = ({ isLong: yes }: Operation) => yes;
const ended = (status: 'Failed' | 'Canceled'): Then => ({
  rewrite: { body: { status, error: { code: 'InternalServerError', message: 'An error occurred.' } } },
});
/** More than a read is tried again for, which does not have to wait in between. */
const AGAIN_AND_AGAIN = 3;
const busy: Then = { status: 503, headers: { 'retry-after': '0' } };

export const KILLS: readonly Kill[] = [
  {
    name: 'server stopped once Azure had accepted',
    stopsServer: true,
    arrange: async (wanted, ports) => ({
      ...ports,
      take: async (intent) => {
        const taken = await ports.take(intent);
        if (intent.key === wanted) throw new Killed();
        return taken;
      },
    }),
  },
  {
    name: 'server stopped before it sent anything',
    stopsServer: true,
    arrange: async (wanted, ports) => ({
      ...ports,
      take: (intent) => {
        if (intent.key === wanted) throw new Killed();
        return ports.take(intent);
      },
    }),
  },
  {
    name: 'tab closed while Azure was at it',
    arrange: async (wanted, ports) => {
      let isOn = false;
      return {
        ...ports,
        take: (intent) => {
          isOn = intent.key === wanted;
          return ports.take(intent);
        },
        follow: (handle) => {
          if (isOn) throw new Killed();
          return ports.follow(handle);
        },
      };
    },
  },
  {
    name: 'tab closed once the step was done',
    arrange: async (wanted, ports) => {
      let isTaken = false;
      return {
        ...ports,
        take: (intent) => {
          isTaken = intent.key === wanted;
          return ports.take(intent);
        },
        view: (job, isThorough) => {
          if (isTaken) throw new Killed();
          return ports.view(job, isThorough);
        },
      };
    },
  },
  { name: '503 instead of an answer', arrange: onWrite({ status: 503 }) },
  { name: '500 after Azure had taken it', arrange: onWrite({ status: 500, applied: true }) },
  { name: '504 after Azure had taken it', arrange: onWrite({ status: 504, applied: true }) },
  { name: 'connection reset before Azure took it', arrange: onWrite({ reset: 'before' }) },
  { name: 'connection reset after Azure took it', arrange: onWrite({ reset: 'after' }) },
  {
    name: '503 again and again when asked how it stands',
    arrange: onPoll(busy, AGAIN_AND_AGAIN, () => true),
  },
  { name: 'operation reported as failed', arrange: onPoll(ended('Failed'), 1, isLong) },
  { name: 'operation reported as canceled', arrange: onPoll(ended('Canceled'), 1, isLong) },
  { name: 'operation failed and taken back', arrange: onWrite({ operation: 'failed' }, isLong) },
  { name: 'operation canceled and taken back', arrange: onWrite({ operation: 'canceled' }, isLong) },
];
