/** The network properties of a registry as Terraform (azurerm), to be merged into the user's own file. */
import { knownBypass, subnetIds } from '#lib/network-access/change.ts';
import type { NetworkAccess } from '#lib/network-access/model.ts';
import type { ExportedRegistry } from './az.ts';
import { comment, type SayNote } from './note.ts';

/** `network_rule_bypass_for_tasks_enabled`: https://github.com/hashicorp/terraform-provider-azurerm/pull/31667 */
const TASKS_SINCE = '4.81.0';

type SayLine = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** @param access the proposed state. @returns the resource with what is not the network's left out. */
export function terraformText(
  { name, resourceGroup }: Omit<ExportedRegistry, 'subscriptionId'>,
  access: NetworkAccess,
  say: SayNote,
): string {
  const note: SayLine = (key, values = {}) => comment('#', { key, values }, say);
  return `${[
    note('restOfFile'),
    'resource "azurerm_container_registry" "registry" {',
    `  name                = ${quote(name)}`,
    `  resource_group_name = ${quote(resourceGroup)}`,
    '',
    ...[...settings(access, note), ...ruleSet(access, note)].map((line) => (line === '' ? '' : `  ${line}`)),
    '}',
  ].join('\n')}\n`;
}

type Line = string | readonly [name: string, value: string | boolean];

/** A value that the provider has no word for is named in a comment, never guessed. */
function settings(access: NetworkAccess, note: SayLine): readonly string[] {
  const { publicNetworkAccess, tasksBypass, dataEndpointEnabled, exportPolicy } = access;
  const bypass = knownBypass(access.bypass);
  const isEnabled = asSwitch(publicNetworkAccess);
  const exports = asSwitch(exportPolicy);
  const unknown = (field: string, value: string) => note('unexpressed', { field, value });
  return aligned([
    isEnabled === null
      ? unknown('publicNetworkAccess', publicNetworkAccess)
      : ['public_network_access_enabled', isEnabled],
    bypass === null
      ? unknown('networkRuleBypassOptions', access.bypass)
      : ['network_rule_bypass_option', quote(bypass)],
    ['data_endpoint_enabled', dataEndpointEnabled],
    exports === null ? unknown('exportPolicy', exportPolicy) : ['export_policy_enabled', exports],
    tasksBypass === null ? note('tasksUnread') : note('terraformTasks', { version: TASKS_SINCE }),
    ...(tasksBypass === null ? [] : [['network_rule_bypass_for_tasks_enabled', tasksBypass] as const]),
  ]);
}

/** As `terraform fmt` does it: equals signs of neighbours stand below each other, a comment parts them. */
function aligned(lines: readonly Line[]): readonly string[] {
  return lines.map((line, index) => {
    if (typeof line === 'string') return line;
    const isComment = (other: Line) => typeof other === 'string';
    const start = lines.slice(0, index).findLastIndex(isComment) + 1;
    const end = lines.findIndex((other, at) => at > index && isComment(other));
    const group = lines.slice(start, end === -1 ? lines.length : end);
    const width = Math.max(...group.map((other) => other[0]?.length ?? 0));
    return `${line[0].padEnd(width)} = ${line[1]}`;
  });
}

function ruleSet(access: NetworkAccess, note: SayLine): readonly string[] {
  const { sku, defaultAction, ipRules } = access;
  if (sku.toLowerCase() !== 'premium') return ['', note('needsPremium', { sku })];
  return [
    '',
    'network_rule_set {',
    `  default_action = ${quote(defaultAction)}`,
    ...ipRules.flatMap((rule) => [
      '',
      '  ip_rule {',
      '    action   = "Allow"',
      // The provider keeps addresses with their prefix, which Azure drops.
      `    ip_range = ${quote(rule.includes('/') ? rule : `${rule}/32`)}`,
      '  }',
    ]),
    '}',
    ...subnetNotes(access, note),
  ];
}

/** `virtual_network` went with azurerm 4.0: https://github.com/hashicorp/terraform-provider-azurerm/pull/23393 */
function subnetNotes(access: NetworkAccess, note: SayLine): readonly string[] {
  const ids = subnetIds(access);
  if (ids === null) return ['', note('subnetsUnread')];
  if (ids.length === 0) return [];
  return ['', note('terraformSubnets', { count: ids.length }), ...ids.map((id) => `# ${quote(id)}`)];
}

function asSwitch(value: string): boolean | null {
  const word = value.toLowerCase();
  if (word === 'enabled') return true;
  return word === 'disabled' ? false : null;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '"': '\\"',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** https://developer.hashicorp.com/terraform/language/expressions/strings */
function quote(text: string): string {
  const escaped = text.replace(/[\\"\n\r\t]/g, (char) => ESCAPES[char] ?? char);
  return `"${escaped.replace(/([$%])\{/g, '$1$1{')}"`;
}
