/** The steps at the registry: the endpoint that was reached, the rule that decides, layers, and who signs in. */
import { dataEndpointHosts } from '#lib/network-access/data-endpoint.ts';
import { accessMode } from '#lib/network-access/mode.ts';
import type { Statement } from '#lib/network-access/model.ts';
import { subnetName } from '#lib/network-access/subnet-ref.ts';
import type { Decision } from './decide.ts';
import { connectionOf } from './decide.ts';
import { dnsOf, type Entrance } from './entrance.ts';
import { type ReachClient, type ReachRegistry, say } from './model.ts';
import { matchingRule, nearestRule } from './nearest.ts';
import { type Draft, draft } from './steps-names.ts';

const STATES = { yes: 'passes', no: 'refused', unknown: 'unknown' } as const;

const field = (name: string, value: string): Statement => say('field', { field: name, value });

export function endpointStep(
  { access, ...registry }: ReachRegistry,
  entrance: Entrance,
  decided: Decision,
): Draft {
  if (entrance.way === 'endpoint') {
    const connection = entrance.endpointId === null ? undefined : connectionOf(registry, entrance.endpointId);
    return draft(
      STATES[decided.reaches],
      say(`endpoint.${decided.why}`),
      ...(connection === undefined
        ? [say('connections', { approved: access.connections.approved })]
        : [say('connectionState', { connection: connection.name, status: connection.status })]),
    );
  }
  const evidence = field('publicNetworkAccess', access.publicNetworkAccess);
  const mode = accessMode(access);
  if (mode === 'unknown') return draft('unknown', say('endpoint.unknownSetting'), evidence);
  if (mode !== 'disabled') return draft('passes', say('endpoint.enabled'), evidence);
  return decided.at === 'endpoint'
    ? draft('refused', say('endpoint.disabled'), evidence, ...kept(access))
    : draft('passes', say('endpoint.exception'), evidence);
}

const kept = ({ ipRules, subnetRules }: ReachRegistry['access']): readonly Statement[] => {
  const count = ipRules.length + (subnetRules?.length ?? 0);
  return count === 0 ? [] : [say('rulesKept', { count })];
};

export function ruleStep(registry: ReachRegistry, entrance: Entrance, decided: Decision): Draft {
  if (entrance.way === 'endpoint') return draft('passes', say('rule.private'), say('rulesNotForEndpoints'));
  const { access } = registry;
  const address = entrance.way === 'public' ? (entrance.address ?? '') : '';
  const title = say(`rule.${decided.why}`, {
    address,
    rule: matchingRule(address, access.ipRules) ?? '',
    subnet: entrance.way === 'subnet' ? subnetName(entrance.subnetId) : '',
  });
  return draft(STATES[decided.reaches], title, ...ruleEvidence(registry, entrance, address));
}

function ruleEvidence({ access }: ReachRegistry, entrance: Entrance, address: string): readonly Statement[] {
  const evidence = [field('defaultAction', access.defaultAction)];
  if (accessMode(access) === 'all') {
    const stored = access.ipRules.length + (access.subnetRules?.length ?? 0);
    return stored === 0 ? evidence : [...evidence, say('rulesInactive', { count: stored })];
  }
  if (entrance.way === 'public') {
    const nearest = nearestRule(address, access.ipRules);
    return [
      ...evidence,
      say('comparedIp', { count: access.ipRules.length }),
      ...(nearest === null || matchingRule(address, access.ipRules) !== null
        ? []
        : [say('nearest', { rule: nearest.rule, distance: nearest.distance })]),
    ];
  }
  const subnets =
    access.subnetRules === null
      ? say('subnetRulesUnread')
      : say('comparedSubnets', { count: access.subnetRules.length });
  if (entrance.way === 'subnet') return [...evidence, subnets];
  const tasks = access.tasksBypass === null ? 'unknown' : String(access.tasksBypass);
  return [
    field('networkRuleBypassOptions', access.bypass),
    ...(entrance.way === 'task' ? [field('networkRuleBypassAllowedForTasks', tasks)] : []),
    ...(accessMode(access) === 'selected' ? [subnets] : []),
  ];
}

/** Layers: the same decision at dedicated data endpoints; shared storage stands outside the registry's rules. */
export function dataStep(registry: ReachRegistry, client: ReachClient): Draft {
  const dns = 'networkName' in client ? dnsOf(registry, client) : null;
  const missing = dns?.leads === 'endpoint' ? dns.missingHosts : [];
  const [lost] = missing;
  if (lost !== undefined)
    return draft(
      'refused',
      say('data.missing', { host: lost, more: missing.length - 1 }),
      say('dataRecordMissing', { host: lost }),
    );
  if (!registry.access.dataEndpointEnabled) return draft('passes', say('data.shared'), say('storageOutside'));
  const [host = '', ...more] = dataEndpointHosts(registry);
  return draft('passes', say('data.dedicated', { host, more: more.length }), say('sameFirewall'));
}
