// What a bulk change's action and route take, and what they refuse before anything is looked at.
import { expect, test } from 'vitest';
import { publicPart } from '#lib/network-access/change.ts';
import { edit, registryIn } from '#lib/network-access/testing/states.ts';
import { bulkRefs, runRequest, runSteering } from './bulk-schemas.ts';

const ref = (name: string) => ({
  subscriptionId: '5ab00001-0000-4000-8000-000000000001',
  resourceGroup: 'rg',
  name,
});
const task = (name: string) => ({
  registry: ref(name),
  base: publicPart(registryIn('selected')),
  change: edit({ addIpRules: ['20.1.2.3'] }),
});
const request = {
  run: '0d5c1d1e-7a39-4d7b-9d0c-0f3a4a6f7c11',
  canary: 1,
  afterCanary: 'hold',
  stopAfter: 1,
  tasks: [task('crone1'), task('crtwo2')],
};

test('a run as the page sends it', () => {
  expect(runRequest.safeParse(request).success).toBe(true);
  expect(runRequest.safeParse({ ...request, stopAfter: null }).success).toBe(true);
});

test.each<[string, object]>([
  ['the same registry twice, in any case', { tasks: [task('crone1'), task('CRONE1')] }],
  ['nothing', { tasks: [] }],
  ['a first one that is not there', { canary: 2 }],
  ['a name that leads elsewhere', { tasks: [task('../x'), task('crtwo2')] }],
  ['more than it knows', { force: true }],
  ['a run without a proper id', { run: '1' }],
  ['a count of failures that is none', { stopAfter: 0 }],
  ['too many', { tasks: Array.from({ length: 1_001 }, (_, index) => task(`crmany${index}`)) }],
])('refuses %s', (_name, part) => {
  expect(runRequest.safeParse({ ...request, ...part }).success).toBe(false);
});

test('references: each once, at most a thousand', () => {
  const many = (count: number) => ({
    refs: Array.from({ length: count }, (_, index) => ref(`crmany${index}`)),
  });
  expect(bulkRefs.safeParse(many(1_000)).success).toBe(true);
  expect(bulkRefs.safeParse(many(1_001)).success).toBe(false);
  expect(bulkRefs.safeParse({ refs: [] }).success).toBe(false);
  expect(bulkRefs.safeParse({ refs: [ref('crone1'), ref('crOne1')] }).success).toBe(false);
  expect(bulkRefs.safeParse({ refs: [{ ...ref('crone1'), host: 'x' }] }).success).toBe(false);
});

test('only known words steer', () => {
  expect(runSteering.safeParse({ handle: 'h', command: 'pause' }).success).toBe(true);
  expect(runSteering.safeParse({ handle: 'h', command: 'delete' }).success).toBe(false);
});
