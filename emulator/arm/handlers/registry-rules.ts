// What a registry must fulfil as a whole before it is stored: rules of its SKU, limits, and policies that depend.
import { registryErrors } from '#emulator/arm/registry-errors.ts';
import type { Registry } from '#emulator/store/shapes.ts';
import { limitsOf } from './usages.ts';

/** Throws the first reason why the registry cannot be like this. */
export function validateRegistry(registry: Registry): void {
  if (registry.sku !== 'Premium') validateWithoutPremium(registry);
  validateLimits(registry);
  if (registry.policies.export === 'disabled' && registry.publicNetworkAccess !== 'Disabled') {
    throw registryErrors.exportPolicyConflict();
  }
}

function validateWithoutPremium(registry: Registry): void {
  const { sku, networkRuleSet, policies } = registry;
  if (registry.publicNetworkAccess === 'Disabled')
    throw registryErrors.disablingPublicAccessNotSupported(sku);
  const { defaultAction, ipRules, virtualNetworkRules } = networkRuleSet;
  if (defaultAction === 'Deny' || ipRules.length > 0 || virtualNetworkRules.length > 0) {
    throw registryErrors.networkRuleNotSupported(sku);
  }
  if (registry.dataEndpointEnabled) throw registryErrors.dataEndpointNotSupported(sku);
  if (registry.connections.length > 0) throw registryErrors.privateEndpointsNeedPremium(sku);
  const premiumOnly =
    registry.networkRuleBypassOptions === 'None' ||
    registry.replicaLocations.length > 0 ||
    policies.export === 'disabled' ||
    [policies.quarantine, policies.trust, policies.retention.status, policies.softDelete.status].includes(
      'enabled',
    );
  if (premiumOnly || (sku === 'Basic' && registry.anonymousPullEnabled))
    throw registryErrors.skuNotSupported(sku);
}

function validateLimits({ sku, networkRuleSet }: Registry): void {
  const limits = limitsOf(sku);
  const check = (what: string, count: number, limit: number) => {
    if (count > limit) throw registryErrors.networkRuleLimitExceeded(what, count, limit);
  };
  check('IP rules', networkRuleSet.ipRules.length, limits.ipRules);
  check('virtual network rules', networkRuleSet.virtualNetworkRules.length, limits.subnetRules);
}
