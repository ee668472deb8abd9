/** A registry's whole network access as a JSON body of ARM, and as commands that bring a registry to it. */
import { CURRENT_API, SUBNET_RULES_API } from '#lib/network-access/api-versions.ts';
import { diff } from '#lib/network-access/change.ts';
import type { NetworkAccess, PublicAccess } from '#lib/network-access/model.ts';
import { registryId } from '#lib/network-access/registry-ref.ts';
import { azCommands, azScript, type ExportedRegistry } from './az.ts';
import { comment, type SayNote } from './note.ts';
import { shellOption } from './shell-quote.ts';

/** As Azure makes a registry where its creator says nothing. */
const AS_CREATED: PublicAccess = {
  publicNetworkAccess: 'Enabled',
  defaultAction: 'Allow',
  ipRules: [],
  subnetRules: [],
  bypass: 'AzureServices',
  tasksBypass: false,
  dataEndpointEnabled: false,
};

/**
 * As a GET answers it and a PATCH takes it. A list that could not be read is absent: an empty one would say that
 * there is none. Below Premium Azure refuses the rule set.
 */
export function jsonBody(registry: ExportedRegistry, access: NetworkAccess): string {
  const body = {
    id: decodeURIComponent(registryId(registry)),
    name: registry.name,
    sku: { name: access.sku },
    properties: {
      ...settings(access),
      ...(access.tasksBypass === null ? {} : { networkRuleBypassAllowedForTasks: access.tasksBypass }),
      policies: { exportPolicy: { status: access.exportPolicy.toLowerCase() } },
      networkRuleSet: ruleSet(access),
    },
  };
  return `${JSON.stringify(body, null, 2)}\n`;
}

const settings = ({ publicNetworkAccess, bypass, dataEndpointEnabled }: NetworkAccess) => ({
  publicNetworkAccess,
  networkRuleBypassOptions: bypass,
  dataEndpointEnabled,
});

const ruleSet = ({ defaultAction, ipRules, subnetRules }: NetworkAccess) => ({
  defaultAction,
  ipRules: ipRules.map((value) => ({ action: 'Allow', value })),
  ...(subnetRules === null
    ? {}
    : { virtualNetworkRules: subnetRules.map(({ action, id }) => ({ action, id })) }),
});

/** Beyond that many commands nobody reads them. */
const MOST_COMMANDS = 20;

/**
 * Requests that end in exactly this state, whatever the registry holds, because lists that are sent replace the
 * whole list; then, as comments and while they are few, the commands for a registry as Azure creates it.
 */
export function azWholeState(registry: ExportedRegistry, access: NetworkAccess, say: SayNote): string {
  const note = (key: string) => comment('#', { key, values: {} }, say);
  const change = diff(AS_CREATED, { ...access, tasksBypass: access.tasksBypass ?? false });
  const steps = azScript(registry, AS_CREATED, change, say).trimEnd();
  const count = azCommands(registry, AS_CREATED, change).length;
  return [
    note('azExact'),
    ...(access.subnetRules === null ? [note('subnetsUnread')] : []),
    ...(access.tasksBypass === null ? [note('tasksUnread')] : []),
    ...exactly(registry, access),
    ...(count === 0 || count > MOST_COMMANDS
      ? []
      : [
          '',
          note('azWhole'),
          ...steps.split('\n').map((line) => (line.startsWith('#') ? line : `# ${line}`)),
        ]),
    '',
  ].join('\n');
}

/** The version that carries subnet rules has no Tasks switch: two requests where both are to be set. */
function exactly(registry: ExportedRegistry, access: NetworkAccess): readonly string[] {
  const isPremium = access.sku.toLowerCase() === 'premium';
  const first = { ...settings(access), ...(isPremium ? { networkRuleSet: ruleSet(access) } : {}) };
  const tasks = access.tasksBypass === null ? null : { networkRuleBypassAllowedForTasks: access.tasksBypass };
  const version = isPremium && access.subnetRules !== null ? SUBNET_RULES_API : CURRENT_API;
  const one =
    version === CURRENT_API && tasks !== null ? [{ version, properties: { ...first, ...tasks } }] : null;
  const requests = one ?? [
    { version, properties: first },
    ...(tasks === null ? [] : [{ version: CURRENT_API, properties: tasks }]),
  ];
  return requests.map(({ version: api, properties }) =>
    [
      'az rest --method patch',
      shellOption('--url', `${registryId(registry)}?api-version=${api}`),
      shellOption('--body', JSON.stringify({ properties })),
    ].join(' \\\n  '),
  );
}
