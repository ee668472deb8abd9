// From events to writes: their order, their beginnings and ends, and whether Azure carried them out.
import { describe, expect, test } from 'vitest';
import { loggedWrites } from './logged-writes.ts';
import { at, event } from './testing/log.ts';

const bodyOf = (...rules: string[]) => ({
  properties: { networkRuleSet: { ipRules: rules.map((value) => ({ action: 'Allow', value })) } },
});
const summary = (...events: Parameters<typeof event>[0][]) =>
  loggedWrites(events.map((one) => event(one))).map(({ caller, outcome, sets }) => [
    caller?.split('@')[0],
    outcome,
    sets.hidden ? 'hidden' : sets.values.ipRules,
  ]);

test('oldest first; of one moment, what Azure lists first is the newer', () => {
  expect(
    summary(
      { at: at(2), caller: 'c', requestBody: bodyOf('20.1.2.3') },
      { at: at(2), caller: 'b', requestBody: bodyOf() },
      { at: at(1), caller: 'a', requestBody: bodyOf() },
    ).map(([caller]) => caller),
  ).toEqual(['a', 'b', 'c']);
});

test('only writes to the registry itself count', () => {
  expect(
    summary(
      { operation: 'Microsoft.ContainerRegistry/registries/privateEndpointConnections/write' },
      { operation: 'Microsoft.ContainerRegistry/registries/delete' },
      { operation: 'Microsoft.Authorization/locks/write' },
    ),
  ).toEqual([]);
});

test.each([
  ['Succeeded', 'OK', 'applied'],
  ['Accepted', 'Created', 'applied'],
  ['Started', null, 'maybe'],
  ['Failed', 'ServiceUnavailable', 'maybe'],
  ['Failed', '504', 'maybe'],
  ['Failed', null, 'maybe'],
  ['Canceled', '', 'maybe'],
])('%s %s: %s', (status, subStatus, outcome) => {
  expect(summary({ status, subStatus })).toEqual([['kim', outcome, 'hidden']]);
});

test.each(['BadRequest', 'Forbidden', 'Conflict', 'TooManyRequests', '403'])(
  'refused with %s: nothing happened',
  (subStatus) => {
    expect(summary({ status: 'Failed', subStatus })).toEqual([]);
  },
);

describe('a write with a beginning and an end', () => {
  const begun = {
    at: at(1),
    status: 'Started',
    subStatus: '',
    correlationId: 'x',
    requestBody: bodyOf('20.1.2.3'),
  };
  const ended = { at: at(2), correlationId: 'x', requestBody: null };
  test('is one write, at its end, with the body of its beginning', () => {
    expect(summary(ended, begun)).toEqual([['kim', 'applied', ['20.1.2.3']]]);
    expect(loggedWrites([event(ended), event(begun)])[0]?.at).toBe(at(2));
  });
  test('is none when Azure refused it in the end', () => {
    expect(summary({ ...ended, status: 'Failed', subStatus: 'Conflict' }, begun)).toEqual([]);
  });
  test('another request of the same correlation is another write', () => {
    expect(summary({ ...ended, clientRequestId: 'b' }, { ...begun, clientRequestId: 'a' })).toHaveLength(2);
    expect(summary({ ...ended, requestBody: bodyOf('40.1.2.3') }, begun)).toHaveLength(2);
    expect(summary({ ...ended, requestBody: bodyOf() }, { ...begun, status: 'Succeeded' })).toHaveLength(2);
  });
});

test('without a method it may have been a PUT, which can reset what it left out', () => {
  const [write] = loggedWrites([event({ method: null, requestBody: bodyOf('20.1.2.3') })]);
  expect(write?.sets).toEqual({ values: { ipRules: ['20.1.2.3'] }, hidden: true });
});
