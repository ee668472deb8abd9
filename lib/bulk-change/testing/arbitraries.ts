/** Registries and intents that meet each other often: few rules, all modes. */
import fc from 'fast-check';
import type { BulkIntent } from '#lib/bulk-change/intent.ts';
import { registryIn } from '#lib/network-access/testing/states.ts';

const RULES = ['20.1.2.3', '20.1.2.0/24', '20.1.0.0/16', '51.144.7.0/24', '51.144.7.9', '40.1.1.1'];
export const someRule = fc.constantFrom(...RULES);
export const someAccess = fc
  .record({
    mode: fc.constantFrom('all' as const, 'selected' as const, 'disabled' as const),
    ipRules: fc.uniqueArray(someRule),
    bypass: fc.constantFrom('AzureServices', 'None'),
    tasksBypass: fc.constantFrom(true, false, null),
  })
  .map(({ mode, ...more }) => registryIn(mode, more));
export const someIntent: fc.Arbitrary<BulkIntent> = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), rule: someRule }),
  fc.record({ kind: fc.constant('remove' as const), rule: someRule }),
  fc
    .record({ kind: fc.constant('replace' as const), from: someRule, to: someRule })
    .filter(({ from, to }) => from !== to),
  fc.record({
    kind: fc.constant('mode' as const),
    mode: fc.constantFrom('all' as const, 'selected' as const, 'disabled' as const),
  }),
  fc.record({ kind: fc.constant('trusted' as const), on: fc.boolean() }),
  fc.record({ kind: fc.constant('tasks' as const), on: fc.boolean() }),
);
