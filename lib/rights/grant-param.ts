/** Whom the grant flow starts with, in an address: `machine:/subscriptions/…`, `identity:…,{machine}`, `principal:User:{id}`. */
import { isGuid } from '#lib/network-access/registry-ref.ts';
import type { GrantTarget, PrincipalType } from './grant-plan.ts';
import { parseResourceId, RESOURCE_ID_LIMIT, resourceId } from './resource-ref.ts';

export type LinkedTarget = Extract<GrantTarget, { readonly kind: 'machine' | 'identity' | 'principal' }>;

const TYPES: readonly PrincipalType[] = ['ServicePrincipal', 'User', 'Group'];

/** Read strictly: whoever opens a link was sent it by somebody. @returns null for anything else. */
export function parseGrantParam(text: string): LinkedTarget | null {
  if (text.length > 2 * RESOURCE_ID_LIMIT) return null;
  const [, kind = '', rest = ''] = /^(machine|identity|principal):(.+)$/.exec(text) ?? [];
  const id = (of: 'machine' | 'identity', given: string) => {
    const ref = parseResourceId(of, given);
    return ref === null ? null : resourceId(ref);
  };
  switch (kind) {
    case 'machine': {
      const machineId = id('machine', rest);
      return machineId === null ? null : { kind, machineId };
    }
    case 'identity': {
      const [first = '', second, ...more] = rest.split(',');
      const identityId = id('identity', first);
      const machineId = second === undefined ? null : id('machine', second);
      const isWhole = more.length === 0 && (second === undefined) === (machineId === null);
      return identityId === null || !isWhole ? null : { kind, identityId, machineId };
    }
    case 'principal': {
      const [type, principalId = '', ...more] = rest.split(':');
      const principalType = TYPES.find((known) => known === type);
      return principalType === undefined || !isGuid(principalId) || more.length > 0
        ? null
        : { kind, principalId, principalType };
    }
    default:
      return null;
  }
}

/** @returns what parseGrantParam reads again as the same. */
export function formatGrantParam(target: LinkedTarget): string {
  switch (target.kind) {
    case 'machine':
      return `machine:${target.machineId}`;
    case 'identity':
      return `identity:${target.identityId}${target.machineId === null ? '' : `,${target.machineId}`}`;
    case 'principal':
      return `principal:${target.principalType}:${target.principalId}`;
  }
}
