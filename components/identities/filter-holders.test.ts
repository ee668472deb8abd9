import { expect, test } from 'vitest';
import type { Holder } from '#lib/rights/holders.ts';
import { filterHolders, type HolderFilters, nameOf } from './filter-holders.ts';

const holder = (
  principalId: string,
  kind: Holder['kind'],
  deeds: Holder['deeds'],
  name?: string,
): Holder => ({
  principalId,
  principalType: 'ServicePrincipal',
  kind,
  named:
    name === undefined ||
    kind === 'servicePrincipal' ||
    kind === 'user' ||
    kind === 'group' ||
    kind === 'unknown'
      ? null
      : { principalId, kind, name, resourceId: '', clientId: null, usedBy: ['vm-agent-01'] },
  grants: [
    {
      name: principalId,
      scope: '/',
      condition: null,
      roleId: 'r',
      role: 'AcrPull',
      level: 'registry',
      deeds,
      idle: deeds.length === 0 ? ['pull'] : [],
      reads: false,
    },
  ],
  deeds,
});
const ALL = [
  holder('u1', 'user', ['pull', 'administer']),
  holder('sp', 'servicePrincipal', ['push']),
  holder('i2', 'userAssigned', [], 'id-b'),
  holder('i1', 'userAssigned', ['pull'], 'id-a'),
  holder('vm', 'machine', ['pull'], 'vm-1'),
];

test.each<[Partial<HolderFilters>, string]>([
  [{}, 'id-a id-b vm-1 sp u1'],
  [{ can: 'pull' }, 'id-a vm-1 u1'],
  [{ can: 'idle' }, 'id-b'],
  [{ kind: 'managed' }, 'id-a id-b vm-1'],
  [{ kind: 'user', can: 'pull' }, 'u1'],
  [{ text: 'AGENT-01', kind: 'managed' }, 'id-a id-b vm-1'],
  [{ text: ' sp ' }, 'sp'],
  [{ text: 'nobody' }, ''],
])('%j', (filters, expected) => {
  const found = filterHolders(ALL, { can: null, kind: null, text: '', ...filters });
  expect(found.map(nameOf).join(' ')).toBe(expected);
});
