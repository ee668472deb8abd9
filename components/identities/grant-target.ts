/** The grant dialog's form as it is filled, and the choice that comes of it. Pure. */
import type { Candidate } from '#lib/identities/shapes.ts';
import { isGuid } from '#lib/network-access/registry-ref.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import type { GrantChoice, GrantScope, PrincipalType } from '#lib/rights/grant-plan.ts';
import type { GrantLevel } from '#lib/rights/registry-roles.ts';
import { isIdentityName, lastName, parseResourceId, resourceId } from '#lib/rights/resource-ref.ts';

export const TARGET_KINDS = ['machine', 'identity', 'cluster', 'principal'] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];

/** Ids are empty until something is chosen; `new` stands for an identity that is to be made. */
export type GrantForm = {
  readonly kind: TargetKind;
  readonly subscriptionId: string;
  readonly machineId: string;
  readonly identityId: string;
  readonly newName: string;
  readonly clusterId: string;
  readonly principalId: string;
  readonly principalType: PrincipalType;
  readonly level: GrantLevel;
  readonly scope: GrantScope;
};

export const NEW_IDENTITY = 'new';

export const emptyForm = ({ subscriptionId }: RegistryRef): GrantForm => ({
  kind: 'machine',
  subscriptionId,
  machineId: '',
  identityId: '',
  newName: '',
  clusterId: '',
  principalId: '',
  principalType: 'ServicePrincipal',
  level: 'pull',
  scope: 'registry',
});

/** Which field keeps the form from being a choice; null when none does. Key of `identities.grant.lacks`. */
export type Lack = 'machine' | 'identity' | 'name' | 'cluster' | 'principal';

type Context = {
  readonly registry: RegistryRef;
  readonly registryLocation: string;
  readonly machines: readonly Candidate[];
};

export function toChoice(
  form: GrantForm,
  { registry, registryLocation, machines }: Context,
): { readonly choice: GrantChoice } | { readonly lack: Lack } {
  const { kind, level, scope, machineId, identityId, clusterId } = form;
  const chosen = (target: GrantChoice['target']) => ({ choice: { target, level, scope } });
  switch (kind) {
    case 'machine':
      return machineId === '' ? { lack: 'machine' } : chosen({ kind, machineId });
    case 'cluster':
      return clusterId === '' ? { lack: 'cluster' } : chosen({ kind, clusterId });
    case 'principal': {
      const principalId = form.principalId.trim();
      if (!isGuid(principalId)) return { lack: 'principal' };
      return chosen({ kind, principalId, principalType: form.principalType });
    }
    case 'identity': {
      const machine = machineId === '' ? null : machineId;
      if (identityId === '') return { lack: 'identity' };
      if (identityId !== NEW_IDENTITY) return chosen({ kind, identityId, machineId: machine });
      const name = form.newName.trim();
      if (!isIdentityName(name)) return { lack: 'name' };
      // Beside the machine that uses it, else beside the registry.
      const at = machine === null ? null : parseResourceId('machine', machine);
      const location = machines.find(({ id }) => id === machine)?.location ?? registryLocation;
      const { subscriptionId, resourceGroup } = at ?? registry;
      return chosen({
        kind: 'newIdentity',
        identityId: resourceId({ kind: 'identity', subscriptionId, resourceGroup, name }),
        location,
        machineId: machine,
      });
    }
  }
}

/** What people call who gets access. */
export function targetName({ target }: GrantChoice): string {
  switch (target.kind) {
    case 'machine':
      return lastName(target.machineId);
    case 'cluster':
      return lastName(target.clusterId);
    case 'principal':
      return target.principalId;
    default:
      return lastName(target.identityId);
  }
}
