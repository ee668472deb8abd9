// The counts over columns against registries judged one by one, and against defects that were planted.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tableOf } from '#lib/fleet-table/build-table.ts';
import { findingsAt } from '#lib/fleet-table/severity.ts';
import type { TableRegistry } from '#lib/fleet-table/table.ts';
import { findings } from '#lib/network-access/findings.ts';
import { accessMode } from '#lib/network-access/mode.ts';
import { postureOf } from './posture.ts';
import { keyOf } from './row-key.ts';
import { anyFleet, DEFECTS, registry } from './testing/fleets.ts';
import { type Beside, VIEWS, type View } from './views.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 28);
const NOTHING: Beside = { dns: new Map(), pendingSince: new Map(), now: NOW };

/** One registry, judged by the words of the view: true, false, or null for not known. */
const NAIVE: Readonly<Record<View, (one: TableRegistry, beside: Beside) => boolean | null>> = {
  open_to_internet: ({ access }) =>
    ({ all: true, unknown: null, selected: false, disabled: false })[accessMode(access)],
  open_beside_endpoints: ({ access }) =>
    access.connections.approved === 0
      ? false
      : { all: true, unknown: null, selected: false, disabled: false }[accessMode(access)],
  no_way_in: ({ access }) => {
    const { approved, other } = access.connections;
    const mode = accessMode(access);
    if (mode === 'unknown') return null;
    if (mode === 'all' || approved + other > 0) return false;
    if (mode === 'disabled') return true;
    if (access.ipRules.length > 0) return false;
    return access.subnetRules === null ? null : access.subnetRules.length === 0;
  },
  dns_broken: ({ ref, access }, { dns }) =>
    access.connections.approved === 0 ? false : dns === null ? null : dns.has(keyOf(ref)),
  tasks_blocked: ({ access }) => {
    const mode = accessMode(access);
    if (mode === 'all' || mode === 'unknown' || access.bypass !== 'AzureServices') return false;
    return access.tasksBypass === null ? null : !access.tasksBypass;
  },
  quota: ({ access: { ipRules, subnetRules, connections } }) => {
    const endpoints = Object.values(connections).reduce((sum, one) => sum + one, 0);
    if (ipRules.length > 160 || endpoints > 160) return true;
    return subnetRules === null ? null : subnetRules.length > 80;
  },
  stale_connections: ({ ref, access: { connections } }, { pendingSince, now }) => {
    const since = pendingSince.get(keyOf(ref));
    const isOld = connections.pending > 0 && since !== undefined && now - since >= 8 * DAY;
    return connections.rejected + connections.disconnected > 0 || isOld;
  },
  service_endpoints: ({ access }) => (access.subnetRules === null ? null : access.subnetRules.length > 0),
  bypass_off: ({ access }) => ({ AzureServices: false, None: true })[access.bypass] ?? null,
};

const names = (fleet: readonly TableRegistry[], rows: Iterable<number>) =>
  Array.from(rows, (row) => fleet[row]?.ref.name).sort();

const beside = fc
  .record({
    dns: fc.option(fc.uniqueArray(fc.nat({ max: 30 }))),
    waiting: fc.array(fc.tuple(fc.nat({ max: 30 }), fc.constantFrom(0, 7, 8, 9))),
  })
  .map(({ dns, waiting }): Beside => {
    const key = (place: number) => keyOf(registry(`cr${place}`, DEFECTS['none']?.access ?? never()).ref);
    const state = { broken: 1, networks: 2, findings: 1 };
    return {
      dns: dns === null ? null : new Map(dns.map((place) => [key(place), state])),
      pendingSince: new Map(waiting.map(([place, days]) => [key(place), NOW - days * DAY])),
      now: NOW,
    };
  });

function never(): never {
  throw new Error('no such defect');
}

test('every view holds exactly the registries that its words describe', () => {
  fc.assert(
    fc.property(anyFleet, beside, (fleet, known) => {
      const posture = postureOf(tableOf(fleet), known);
      for (const view of VIEWS) {
        const judged = fleet.map((one) => ({ name: one.ref.name, is: NAIVE[view](one, known) }));
        const wanted = judged.filter(({ is }) => is === true).map(({ name }) => name);
        expect(names(fleet, posture.views[view].rows), view).toEqual(wanted.sort());
        expect(posture.views[view].unknown, view).toBe(judged.filter(({ is }) => is === null).length);
      }
    }),
    { numRuns: 200 },
  );
});

test('findings are counted by kind and severity as they are found one by one', () => {
  fc.assert(
    fc.property(anyFleet, (fleet) => {
      const table = tableOf(fleet);
      const posture = postureOf(table, NOTHING);
      const wanted = new Map<string, number>();
      const worst = { critical: 0, warning: 0, info: 0 };
      fleet.forEach(({ access }, row) => {
        const found = findings(access);
        // The order within one severity is the list's own.
        expect(new Set(findingsAt(table, row).map(({ code, severity }) => `${severity} ${code}`))).toEqual(
          new Set(found.map(({ code, severity }) => `${severity} ${code}`)),
        );
        for (const { code, severity } of found)
          wanted.set(`${severity} ${code}`, (wanted.get(`${severity} ${code}`) ?? 0) + 1);
        if (found[0] !== undefined) worst[found[0].severity] += 1;
      });
      expect(new Map(posture.kinds.map((kind) => [`${kind.severity} ${kind.code}`, kind.count]))).toEqual(
        wanted,
      );
      expect(posture.worst).toEqual(worst);
    }),
    { numRuns: 200 },
  );
});

test.each(Object.entries(DEFECTS))('a planted defect, %s, is found among sound registries', (_, defect) => {
  const sound = DEFECTS['none']?.access ?? never();
  const fleet = Array.from({ length: 20 }, (_unused, place) =>
    registry(`cr${place}`, place === 13 ? defect.access : sound),
  );
  const { views } = postureOf(tableOf(fleet), NOTHING);
  const holding = VIEWS.filter((view) => views[view].rows.length > 0);
  expect(holding).toEqual(VIEWS.filter((view) => defect.views.includes(view)));
  for (const view of holding) expect(names(fleet, views[view].rows)).toEqual(['cr13']);
});

test('the worst come first, equals by name, whatever the order of the rows', () => {
  const stale = (name: string, rejected: number, more: object = {}) => {
    const access = DEFECTS['rejected']?.access ?? never();
    return registry(name, { ...access, ...more, connections: { ...access.connections, rejected } });
  };
  const fleet = [stale('d', 1), stale('b', 1), stale('z', 3), stale('y', 1, { tasksBypass: false })];
  for (const order of [fleet, [...fleet].reverse()]) {
    const { rows } = postureOf(tableOf(order), NOTHING).views.stale_connections;
    expect(Array.from(rows, (row) => order[row]?.ref.name)).toEqual(['z', 'y', 'b', 'd']);
  }
});

test('an empty fleet has no posture to speak of', () => {
  const { size, kinds, worst } = postureOf(tableOf([]), NOTHING);
  expect({ size, kinds, worst }).toEqual({ size: 0, kinds: [], worst: { critical: 0, warning: 0, info: 0 } });
});
