// The network settings that most registries of the demo share, as ARM stores them.
import type { Registry } from '#emulator/store/shapes.ts';
import { guidOf } from './identifiers.ts';

const DAY = 24 * 60 * 60_000;

export const OPERATOR = 'operator@contoso.example';
export const APPROVER = 'approver@contoso.example';

/** Minutes of an hour and of a day. */
export const HOUR_MINUTES = 60;
export const DAY_MINUTES = 24 * HOUR_MINUTES;

type Network = Pick<Registry, 'publicNetworkAccess' | 'networkRuleSet'>;

export function selected(ipRules: readonly string[], virtualNetworkRules: readonly string[] = []): Network {
  return {
    publicNetworkAccess: 'Enabled',
    networkRuleSet: { defaultAction: 'Deny', ipRules, virtualNetworkRules },
  };
}

/** Rules are stored and restrict nothing. */
export function inactive(ipRules: readonly string[], virtualNetworkRules: readonly string[] = []): Network {
  return {
    publicNetworkAccess: 'Enabled',
    networkRuleSet: { defaultAction: 'Allow', ipRules, virtualNetworkRules },
  };
}

/** @param ipRules from earlier days, kept though public access is off. */
export function closed(ipRules: readonly string[] = []): Network {
  return {
    publicNetworkAccess: 'Disabled',
    networkRuleSet: { defaultAction: 'Deny', ipRules, virtualNetworkRules: [] },
  };
}

export function disabledExport(now: number): Registry['policies'] {
  const since = now - 10 * DAY;
  return {
    quarantine: 'disabled',
    trust: 'disabled',
    retention: { days: 30, status: 'enabled', lastUpdatedTime: since },
    export: 'disabled',
    azureADAuthenticationAsArm: 'enabled',
    softDelete: { retentionDays: 7, status: 'disabled', lastUpdatedTime: since },
  };
}

/** A registry's own identity, long known to the directory. */
export function ownIdentity(principalId: string, now: number): Registry['identity'] {
  const systemAssigned = {
    principalId,
    clientId: guidOf(`client ${principalId}`),
    createdAt: now - 90 * DAY,
  };
  return { systemAssigned, userAssigned: [] };
}
