/** An edit as commands of the Azure CLI, for a POSIX shell. */
import { CURRENT_API } from '#lib/network-access/api-versions.ts';
import { touchesSubnets } from '#lib/network-access/change.ts';
import { canonicalRule } from '#lib/network-access/ip-range.ts';
import { modeFields } from '#lib/network-access/mode.ts';
import type { PublicAccess, PublicAccessChange } from '#lib/network-access/model.ts';
import { registryId } from '#lib/network-access/registry-ref.ts';
import { canonicalSubnet } from '#lib/network-access/subnet-ref.ts';
import { azSteps } from './az-steps.ts';
import { comment, type Note, type SayNote } from './note.ts';
import { shellOption } from './shell-quote.ts';

export type ExportedRegistry = {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly name: string;
};

export type AzCommand = {
  readonly command: string;
  /** The oldest Azure CLI that has it, where Microsoft's articles name one. */
  readonly minimumVersion?: string;
};

/** Of the articles on IP rules and service endpoints, and on trusted services. */
const [RULES_VERSION, TRUSTED_VERSION] = ['2.0.58', '2.18.0'];

/** The commands that make the edit, in an order that is safe to stop at (az-steps.ts). */
export function azCommands(
  registry: ExportedRegistry,
  before: PublicAccess,
  change: PublicAccessChange,
): readonly AzCommand[] {
  return azSteps(before, change).flatMap((step) => commandsOf(registry, before, step));
}

/** The commands with what to know before running them; empty when there is nothing to do. */
export function azScript(
  registry: ExportedRegistry,
  before: PublicAccess,
  change: PublicAccessChange,
  say: SayNote,
): string {
  const commands = azCommands(registry, before, change);
  if (commands.length === 0) return '';
  const versions = commands.map(({ minimumVersion }) => minimumVersion);
  const version = [TRUSTED_VERSION, RULES_VERSION].find((known) => versions.includes(known)) ?? '';
  const steps = azSteps(before, change);
  const writesLists = steps.some(
    (step) => step.addIpRules.length + step.removeIpRules.length > 0 || touchesSubnets(step),
  );
  const notes: readonly Note[] = [
    { key: 'az', values: { known: version === '' ? 'no' : 'yes', version: version ?? '' } },
    ...(writesLists ? [{ key: 'azLists', values: {} }] : []),
    ...(steps.some(touchesSubnets) ? [{ key: 'azSubnet', values: {} }] : []),
    ...(steps.some(({ setTasksBypass }) => setTasksBypass !== undefined)
      ? [{ key: 'azTasks', values: {} }]
      : []),
  ];
  return `${[...notes.map((note) => comment('#', note, say)), ...commands.map(({ command }) => command)].join(
    '\n',
  )}\n`;
}

function commandsOf(
  registry: ExportedRegistry,
  before: PublicAccess,
  { setTasksBypass, ...step }: PublicAccessChange,
): readonly AzCommand[] {
  if (setTasksBypass !== undefined) return [tasksCommand(registry, setTasksBypass)];
  const rule = (verb: 'add' | 'remove', option: string, value: string) => ({
    command: command(registry, `network-rule ${verb}`, [shellOption(option, value)]),
    minimumVersion: RULES_VERSION,
  });
  // The CLI removes a rule only in the spelling that Azure holds, and each spelling by itself.
  const spellings = before.ipRules.filter((held) => step.removeIpRules.includes(canonicalRule(held)));
  const ids = step.removeSubnetRules.map(
    (gone) => before.subnetRules?.find(({ id }) => canonicalSubnet(id) === canonicalSubnet(gone))?.id ?? gone,
  );
  return [
    ...step.addIpRules.map((value) => rule('add', '--ip-address', value)),
    ...step.addSubnetRules.map((value) => rule('add', '--subnet', value)),
    ...ids.map((value) => rule('remove', '--subnet', value)),
    ...spellings.map((value) => rule('remove', '--ip-address', value)),
    ...updateCommand(registry, before, step),
  ];
}

function updateCommand(
  registry: ExportedRegistry,
  before: PublicAccess,
  { setMode, setBypass, setDataEndpoint }: PublicAccessChange,
): readonly AzCommand[] {
  const differs = (is: string, was: string) => is.toLowerCase() !== was.toLowerCase();
  const fields = setMode === undefined ? before : modeFields(setMode);
  const setsAction = differs(fields.defaultAction, before.defaultAction);
  const options = [
    ...(differs(fields.publicNetworkAccess, before.publicNetworkAccess)
      ? [`--public-network-enabled ${fields.publicNetworkAccess === 'Enabled'}`]
      : []),
    ...(setsAction ? [`--default-action ${fields.defaultAction}`] : []),
    ...(setBypass === undefined ? [] : [`--allow-trusted-services ${setBypass === 'AzureServices'}`]),
    ...(setDataEndpoint === undefined ? [] : [`--data-endpoint-enabled ${setDataEndpoint}`]),
  ];
  if (options.length === 0) return [];
  const version = setBypass === undefined ? (setsAction ? RULES_VERSION : undefined) : TRUSTED_VERSION;
  return [
    {
      command: command(registry, 'update', options),
      ...(version === undefined ? {} : { minimumVersion: version }),
    },
  ];
}

/** No command of `az acr` has a flag for it. */
function tasksCommand(registry: ExportedRegistry, isOn: boolean): AzCommand {
  const body = JSON.stringify({ properties: { networkRuleBypassAllowedForTasks: isOn } });
  return {
    command: [
      'az rest --method patch',
      shellOption('--url', `${registryId(registry)}?api-version=${CURRENT_API}`),
      shellOption('--body', body),
    ].join(' \\\n  '),
  };
}

function command(registry: ExportedRegistry, verb: string, options: readonly string[]): string {
  const which = [
    shellOption('--name', registry.name),
    shellOption('--resource-group', registry.resourceGroup),
    shellOption('--subscription', registry.subscriptionId),
  ];
  return [`az acr ${verb}`, ...which, ...options].join(' \\\n  ');
}
