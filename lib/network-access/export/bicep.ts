/** The network properties of a registry as Bicep, to be merged into the user's own file. */
import { CURRENT_API, SUBNET_RULES_API } from '#lib/network-access/api-versions.ts';
import type { NetworkAccess } from '#lib/network-access/model.ts';
import { comment, type SayNote } from './note.ts';

/** @param access the proposed state. @returns the resource with what is not the network's left out. */
export function bicepText(name: string, access: NetworkAccess, say: SayNote): string {
  const note = (key: string, values: Readonly<Record<string, string | number>> = {}) =>
    comment('//', { key, values }, say);
  const { publicNetworkAccess, bypass, tasksBypass, dataEndpointEnabled, exportPolicy } = access;
  const tasks =
    tasksBypass === null ? note('tasksUnread') : `networkRuleBypassAllowedForTasks: ${tasksBypass}`;
  return `${[
    note('restOfFile'),
    `resource registry 'Microsoft.ContainerRegistry/registries@${CURRENT_API}' = {`,
    `  name: ${quote(name)}`,
    '  properties: {',
    ...indent(4, [
      `publicNetworkAccess: ${quote(publicNetworkAccess)}`,
      `networkRuleBypassOptions: ${quote(bypass)}`,
      tasks,
      `dataEndpointEnabled: ${dataEndpointEnabled}`,
      'policies: {',
      `  exportPolicy: { status: ${quote(exportPolicy.toLowerCase())} }`,
      '}',
      ...ruleSet(access, note),
    ]),
    '  }',
    '}',
  ].join('\n')}\n`;
}

type SayLine = (key: string, values?: Readonly<Record<string, string | number>>) => string;

function ruleSet(
  { sku, defaultAction, ipRules, subnetRules }: NetworkAccess,
  note: SayLine,
): readonly string[] {
  // Below Premium Azure refuses the rule set, whatever it says.
  if (sku.toLowerCase() !== 'premium') return [note('needsPremium', { sku })];
  return [
    'networkRuleSet: {',
    ...indent(2, [
      `defaultAction: ${quote(defaultAction)}`,
      ...list(
        'ipRules',
        ipRules.map((value) => `{ action: 'Allow', value: ${quote(value)} }`),
      ),
      ...(subnetRules === null ? [note('subnetsUnread')] : []),
      ...(subnetRules === null || subnetRules.length === 0
        ? []
        : [
            note('bicepSubnets', { version: SUBNET_RULES_API, count: subnetRules.length }),
            ...list(
              'virtualNetworkRules',
              subnetRules.map(({ action, id }) => `{ action: ${quote(action)}, id: ${quote(id)} }`),
            ).map((line) => `// ${line}`),
          ]),
    ]),
    '}',
  ];
}

const list = (name: string, items: readonly string[]): readonly string[] =>
  items.length === 0 ? [`${name}: []`] : [`${name}: [`, ...indent(2, items), ']'];

const indent = (by: number, lines: readonly string[]): readonly string[] =>
  lines.map((line) => ' '.repeat(by) + line);

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** https://learn.microsoft.com/azure/azure-resource-manager/bicep/data-types#strings */
function quote(text: string): string {
  const escaped = text.replace(/[\\'\n\r\t]/g, (char) => ESCAPES[char] ?? char).replaceAll('${', '\\${');
  return `'${escaped}'`;
}
