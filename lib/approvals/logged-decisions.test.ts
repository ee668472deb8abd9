import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvCell } from '#lib/fleet-table/csv.ts';
import { decisionsCsv } from './decisions-csv.ts';
import { loggedDecisions } from './logged-decisions.ts';

const subscription = { id: '5ab00001-0000-4000-8000-000000000001', name: 'platform-prod' };
const REGISTRY = `/subscriptions/${subscription.id}/resourceGroups/rg/providers/Microsoft.ContainerRegistry/registries/crprod`;
const name = `crprod.${'a'.repeat(32)}`;
const PE = `/subscriptions/${subscription.id}/resourceGroups/rg/providers/Microsoft.Network/privateEndpoints/pe-a`;

const event = (change: Partial<Parameters<typeof loggedDecisions>[0][number]> = {}) => ({
  at: '2026-03-10T12:00:00.000Z',
  caller: 'approver@contoso.example',
  operation: 'Microsoft.ContainerRegistry/registries/privateEndpointConnections/write',
  status: 'Accepted',
  subStatus: 'Created',
  method: 'PUT',
  correlationId: 'c-1',
  clientRequestId: null,
  requestId: 'r-1',
  requestBody: {
    properties: {
      privateEndpoint: { id: PE },
      privateLinkServiceConnectionState: { status: 'Approved', description: 'hello | CHG-1' },
    },
  },
  ip: null,
  resourceId: `${REGISTRY}/privateEndpointConnections/${name}`,
  ...change,
});

test('who, when, what, why, and by which request', () => {
  expect(loggedDecisions([event()], subscription)).toEqual([
    {
      at: '2026-03-10T12:00:00.000Z',
      by: 'approver@contoso.example',
      what: 'approved',
      subscription,
      registry: 'crprod',
      connectionName: name,
      endpoint: 'pe-a',
      reason: 'hello | CHG-1',
      outcome: 'accepted',
      requestId: 'r-1',
      correlationId: 'c-1',
    },
  ]);
});

test('the events of one operation are one decision: its end counts, its beginning has the words', () => {
  const found = loggedDecisions(
    [
      event({ status: 'Failed', requestBody: null, at: '2026-03-10T12:00:09.000Z', requestId: 'r-2' }),
      event({ status: 'Started' }),
    ],
    subscription,
  );
  expect(found).toMatchObject([
    { outcome: 'refused', reason: 'hello | CHG-1', requestId: 'r-2', at: '2026-03-10T12:00:00.000Z' },
  ]);
});

test.each([
  ['another resource', { resourceId: REGISTRY, operation: 'Microsoft.ContainerRegistry/registries/write' }],
  ['a write that decides nothing', { requestBody: { properties: {} } }],
  ['an odd body', { requestBody: 'x' }],
  ['a connection of another name', { resourceId: `${REGISTRY}/privateEndpointConnections/other` }],
])('%s is no decision', (_, change) => {
  expect(loggedDecisions([event(change)], subscription)).toEqual([]);
});

test('a removal is one, whatever its body', () => {
  const operation = 'microsoft.containerregistry/registries/privateendpointconnections/DELETE';
  expect(loggedDecisions([event({ operation, requestBody: null })], subscription)).toMatchObject([
    { what: 'removed', reason: null },
  ]);
});

test('operations without a correlation id are never taken for one', () => {
  const two = [event({ correlationId: null }), event({ correlationId: null })];
  expect(loggedDecisions(two, subscription)).toHaveLength(2);
});

/** RFC 4180, as any spreadsheet reads it. */
function parseCsv(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

test('whatever a stranger wrote comes back whole, in its own cell, and is no formula', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('', '=', '+', '-', '@', '\t', ' =', '\r\n', '"', ',', '＝'),
      (text, head) => {
        const reason = `${head}${text}`;
        const [decision] = loggedDecisions([event()], subscription);
        if (decision === undefined) throw new Error('no decision');
        const rows = parseCsv(decisionsCsv({ decisions: [{ ...decision, reason }, decision] }));
        expect(rows.map((row) => row.length)).toEqual([11, 11, 11]);
        const cell = rows[1]?.[8] ?? '';
        expect([reason, `'${reason}`]).toContain(cell);
        expect(cell).not.toMatch(/^\s*[=+\-@\t\r]/);
      },
    ),
  );
});

test.each([
  ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
  ['@SUM(1)', `"'@SUM(1)"`],
  ['CHG-1', 'CHG-1'],
  ['a,b', '"a,b"'],
  ['', ''],
])('%s becomes %s', (text, cell) => expect(csvCell(text)).toBe(cell));
