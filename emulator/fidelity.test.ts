// FIDELITY.md against the code: a row for every operation of the router, no row without one, every switch named.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { routes } from './arm/app.ts';
import { defaultSettings } from './settings.ts';

const lines = readFileSync(new URL('FIDELITY.md', import.meta.url), 'utf8').split('\n');
const GROUP = '/subscriptions/{subscriptionId}/resourceGroups/{resourceGroup}';

type Row = { readonly namespace: string; readonly cells: readonly string[] };

/** Rows of tables whose first cell is code, with the word that the last heading began with. */
function rows(): Row[] {
  let namespace = '';
  const found: Row[] = [];
  for (const line of lines) {
    namespace = /^#+ ([\w.]+)/.exec(line)?.[1] ?? namespace;
    const cells = line.startsWith('|') ? line.split('|').slice(1, -1) : [];
    const trimmed = cells.map((cell) => cell.trim());
    if (/^`[\w.]+`$/.test(trimmed[0] ?? '')) found.push({ namespace, cells: trimmed });
  }
  return found;
}

const code = (cell = '') => cell.replaceAll('`', '');

/** The rows of operations: the second cell is a request. */
const operationRows = rows().filter(({ cells }) => /^`[A-Z]+ /.test(cells[1] ?? ''));

/** `registries.get GET /subscriptions/…`, as the router would say it. */
function requestOf({ namespace, cells }: Row): string {
  const request = code(cells[1])
    .replace(/\{group\}(?=\/…|\/resources|$)/, GROUP)
    .replace('{sub}', '/subscriptions/{subscriptionId}')
    .replace('…', `providers/${namespace}`);
  return `${code(cells[0])} ${request}`;
}

/** Providers have a route for each namespace, and one row for all. */
function registered(): string[] {
  const all = routes.map(({ operation, method, path }) => {
    const general = operation.startsWith('providers.')
      ? path.replace(/(\/providers)\/Microsoft\.\w+/, '$1/{namespace}')
      : path;
    return `${operation} ${method} ${general}`;
  });
  return [...new Set(all)].sort();
}

test('every operation has a row, and every row an operation', () => {
  const written = operationRows.map(requestOf).sort();
  expect(written).toEqual(registered());
});

test('every row says what the operation does, on what evidence, and where it deviates', () => {
  const wrong = operationRows.filter(({ cells: [, , what = '', evidence = '', deviations = ''] }) => {
    const sure = /recorded|documented|quoted|from memory|ours/.test(evidence);
    return what.length < 4 || !sure || deviations === '';
  });
  expect(wrong.map(requestOf)).toEqual([]);
  expect(operationRows.every(({ cells }) => cells.length === 5)).toBe(true);
});

test('every switch for what nobody has confirmed is named with its default', () => {
  const written = rows()
    .filter(({ cells: [name = ''] }) => name.startsWith('`unconfirmed.'))
    .map(({ cells: [name, position] }) => [code(name).replace('unconfirmed.', ''), code(position)]);
  const { unconfirmed } = defaultSettings();
  expect(Object.fromEntries(written)).toEqual(
    Object.fromEntries(Object.entries(unconfirmed).map(([name, position]) => [name, String(position)])),
  );
  expect(written).toHaveLength(Object.keys(unconfirmed).length);
});
