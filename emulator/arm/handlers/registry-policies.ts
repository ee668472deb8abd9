// The policies of a registry in a PATCH; each takes effect or is refused.
import type { PolicyStatus, Registry, RegistryPolicies } from '#emulator/store/shapes.ts';
import { asInteger, asObject, asOneOf, type Json, refuseOthers } from './json-input.ts';
import type { RegistryFeatures, VersionedPolicy } from './registry-features.ts';

const STATUS = ['enabled', 'disabled'] as const;

type Change = (policies: RegistryPolicies, sent: Json, path: string, now: number) => RegistryPolicies;

const CHANGES: Record<VersionedPolicy, Change> = {
  quarantinePolicy: (policies, sent, path) => ({
    ...policies,
    quarantine: status(sent, path, policies.quarantine),
  }),
  trustPolicy: (policies, sent, path) => {
    if (sent['type'] !== undefined) asOneOf(sent['type'], `${path}.type`, ['Notary']);
    return { ...policies, trust: status(sent, path, policies.trust) };
  },
  retentionPolicy: (policies, sent, path, now) => ({
    ...policies,
    retention: {
      days: days(sent['days'], `${path}.days`, 0, 365, policies.retention.days),
      status: status(sent, path, policies.retention.status),
      lastUpdatedTime: now,
    },
  }),
  exportPolicy: (policies, sent, path) => ({ ...policies, export: status(sent, path, policies.export) }),
  azureADAuthenticationAsArmPolicy: (policies, sent, path) => ({
    ...policies,
    azureADAuthenticationAsArm: status(sent, path, policies.azureADAuthenticationAsArm),
  }),
  softDeletePolicy: (policies, sent, path, now) => ({
    ...policies,
    softDelete: {
      retentionDays: days(
        sent['retentionDays'],
        `${path}.retentionDays`,
        1,
        90,
        policies.softDelete.retentionDays,
      ),
      status: status(sent, path, policies.softDelete.status),
      lastUpdatedTime: now,
    },
  }),
};

/** Beside `status`; the service itself writes `lastUpdatedTime`. */
const MEMBERS: Record<VersionedPolicy, readonly string[]> = {
  quarantinePolicy: [],
  trustPolicy: ['type'],
  retentionPolicy: ['days', 'lastUpdatedTime'],
  exportPolicy: [],
  azureADAuthenticationAsArmPolicy: [],
  softDeletePolicy: ['retentionDays', 'lastUpdatedTime'],
};

export function patchPolicies(
  registry: Registry,
  sent: Json,
  features: RegistryFeatures,
  now: number,
): Registry {
  refuseOthers(sent, 'properties.policies', Object.keys(CHANGES));
  let { policies } = registry;
  for (const [name, value] of Object.entries(sent)) {
    const policy = name as VersionedPolicy;
    if (value === null || !features.policies.has(policy)) continue;
    const path = `properties.policies.${name}`;
    const members = asObject(value, path);
    refuseOthers(members, path, ['status', ...MEMBERS[policy]]);
    policies = CHANGES[policy](policies, members, path, now);
  }
  return { ...registry, policies };
}

function status(sent: Json, path: string, current: PolicyStatus): PolicyStatus {
  const value = sent['status'] ?? undefined;
  if (value === undefined) return current;
  // `az` writes the states in lower case, the portal capitalised.
  return asOneOf(typeof value === 'string' ? value.toLowerCase() : value, `${path}.status`, STATUS);
}

function days(value: unknown, path: string, from: number, to: number, current: number): number {
  return value === undefined || value === null ? current : asInteger(value, path, from, to);
}
