import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findings } from '#lib/network-access/findings.ts';
import { accessMode } from '#lib/network-access/mode.ts';
import { tableOf } from './build-table.ts';
import { FINDING_CODES, hasFinding, modeAt, registryAt, subnetCountAt, type TableRegistry } from './table.ts';
import { registry } from './testing/registries.ts';

test('a registry comes out of the table as it went in', () => {
  fc.assert(
    fc.property(fc.array(registry, { maxLength: 12 }), (registries: readonly TableRegistry[]) => {
      const table = tableOf(registries);
      expect(table.size).toBe(registries.length);
      registries.forEach((one, row) => {
        expect(registryAt(table, row)).toEqual(one);
        expect(modeAt(table, row)).toBe(accessMode(one.access));
        expect(subnetCountAt(table, row)).toBe(one.access.subnetRules?.length ?? null);
        const codes = new Set(findings(one.access).map(({ code }) => code));
        for (const code of FINDING_CODES) expect(hasFinding(table, row, code), code).toBe(codes.has(code));
      });
    }),
    { numRuns: 1_000 },
  );
});

test('a row that is not there is a programming error', () => {
  expect(() => registryAt(tableOf([]), 0)).toThrow(RangeError);
});
