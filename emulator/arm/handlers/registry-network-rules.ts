// The network rules of a registry in a PATCH, as the service merges them.
import type { Call } from '#emulator/arm/route.ts';
import type { Registry } from '#emulator/store/shapes.ts';
import { parseIpRule } from './ip-rule.ts';
import { asList, asObject, asOneOf, asString, refuseOthers, withoutNulls } from './json-input.ts';
import type { RegistryFeatures } from './registry-features.ts';
import { parseSubnetRule } from './subnet-rule.ts';

/** Merges by key: a key left out keeps its value, a list that is sent replaces the stored one whole. */
export function patchRules(
  call: Call,
  registry: Registry,
  sent: Readonly<Record<string, unknown>>,
  { subnetRuleKey }: RegistryFeatures,
): Registry {
  const path = 'properties.networkRuleSet';
  const rules = withoutNulls(sent);
  refuseOthers(rules, path, ['defaultAction', 'ipRules', 'virtualNetworkRules']);
  const { networkRuleSet } = registry;
  return {
    ...registry,
    networkRuleSet: {
      defaultAction:
        'defaultAction' in rules
          ? asOneOf(rules['defaultAction'], `${path}.defaultAction`, ['Allow', 'Deny'])
          : networkRuleSet.defaultAction,
      ipRules:
        'ipRules' in rules
          ? readRules(rules['ipRules'], `${path}.ipRules`, 'value', parseIpRule)
          : networkRuleSet.ipRules,
      virtualNetworkRules:
        'virtualNetworkRules' in rules && subnetRuleKey !== null
          ? readRules(rules['virtualNetworkRules'], `${path}.virtualNetworkRules`, subnetRuleKey, (id) =>
              parseSubnetRule(call, registry.id, id),
            )
          : networkRuleSet.virtualNetworkRules,
    },
  };
}

/** @param key the member that holds the rule itself. A rule sent twice is stored once. */
function readRules(value: unknown, path: string, key: string, parse: (rule: string) => string): string[] {
  const rules = asList(value, path).map((item, index) => {
    const where = `${path}[${index}]`;
    const rule = withoutNulls(asObject(item, where));
    refuseOthers(rule, where, ['action', key]);
    if ('action' in rule) asOneOf(rule['action'], `${where}.action`, ['Allow']);
    return parse(asString(rule[key], `${where}.${key}`));
  });
  return [...new Set(rules)];
}
