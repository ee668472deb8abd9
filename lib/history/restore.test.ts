/** The edit that restores a state ends in it, in all that is known and can be asked for; and says the rest. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply, isEmpty } from '#lib/network-access/change.ts';
import type { PublicAccess } from '#lib/network-access/model.ts';
import { FIELDS, type Field, type State } from './model.ts';
import { restoration } from './restore.ts';
import { isSameValue } from './touches.ts';

const subnet = (name: string) =>
  `/subscriptions/5ab00001-0000-4000-8000-000000000001/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v/subnets/${name}`;

const states = fc.record({
  publicNetworkAccess: fc.constantFrom('Enabled', 'Disabled', 'enabled', 'SecuredByPerimeter'),
  defaultAction: fc.constantFrom('Allow', 'Deny'),
  bypass: fc.constantFrom('AzureServices', 'None', 'Tomorrow'),
  tasksBypass: fc.boolean(),
  dataEndpointEnabled: fc.boolean(),
  ipRules: fc.subarray(['20.1.2.0/24', '8.8.8.8', '9.9.9.9']),
  subnetRules: fc.subarray(['a', 'b'].map(subnet)),
});

const accesses: fc.Arbitrary<PublicAccess> = fc
  .tuple(states, fc.boolean(), fc.boolean())
  .map(([state, knowsSubnets, knowsTasks]) => ({
    ...state,
    tasksBypass: knowsTasks ? state.tasksBypass : null,
    subnetRules: knowsSubnets ? state.subnetRules.map((id) => ({ id, action: 'Allow' })) : null,
  }));

/** With holes. */
const known: fc.Arbitrary<State> = fc
  .tuple(states, fc.subarray([...FIELDS]))
  .map(([state, fields]) => Object.fromEntries(fields.map((field) => [field, state[field]])));

const valueIn = (access: PublicAccess, field: Field) =>
  field === 'subnetRules' ? access.subnetRules?.map(({ id }) => id) : access[field];

describe('restoring', () => {
  it('reaches every field but those that are named', () => {
    fc.assert(
      fc.property(accesses, known, (current, state) => {
        const { change, unknown, impossible } = restoration(current, state);
        const after = apply(current, change);
        for (const field of FIELDS) {
          const [got, wanted] = [valueIn(after, field) ?? null, state[field]];
          if (wanted === undefined) expect(unknown).toContain(field);
          if (unknown.includes(field) || impossible.includes(field) || wanted === undefined) continue;
          expect(got !== null && isSameValue(field, got, wanted)).toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('of a field that is not known leaves it as it is, but for the other half of a mode', () => {
    fc.assert(
      fc.property(accesses, known, (current, state) => {
        const { change, unknown } = restoration(current, state);
        const after = apply(current, change);
        for (const field of unknown)
          if (change.setMode === undefined || !['publicNetworkAccess', 'defaultAction'].includes(field))
            expect(valueIn(after, field)).toEqual(valueIn(current, field));
      }),
      { numRuns: 1_000 },
    );
  });

  it('what Azure holds is no change', () => {
    fc.assert(
      fc.property(accesses, (current) => {
        const { tasksBypass, subnetRules, ...rest } = current;
        const state: State = {
          ...rest,
          ...(tasksBypass === null ? {} : { tasksBypass }),
          ...(subnetRules === null ? {} : { subnetRules: subnetRules.map(({ id }) => id) }),
        };
        expect(isEmpty(restoration(current, state).change)).toBe(true);
        expect(restoration(current, state).impossible).toEqual([]);
      }),
    );
  });
});
