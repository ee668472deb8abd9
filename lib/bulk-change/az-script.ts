/** The edits of many registries as one script of the Azure CLI. */
import { azCommands, type ExportedRegistry } from '#lib/network-access/export/az.ts';
import { comment, type SayNote } from '#lib/network-access/export/note.ts';
import type { PublicAccess, PublicAccessChange } from '#lib/network-access/model.ts';

export type ScriptEdit = {
  readonly ref: ExportedRegistry;
  readonly before: PublicAccess;
  readonly change: PublicAccessChange;
};

/** Notes once, then a block for each registry under its name. Empty when there is nothing to do. */
export function azScriptOfMany(edits: readonly ScriptEdit[], say: SayNote): string {
  const blocks = edits.map(({ ref, before, change }) => ({
    name: ref.name,
    commands: azCommands(ref, before, change),
  }));
  const all = blocks.flatMap(({ commands }) => commands);
  if (all.length === 0) return '';
  const version = all
    .map(({ minimumVersion = '' }) => minimumVersion)
    .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .at(-1);
  const hasLists = all.some(({ command }) => command.startsWith('az acr network-rule'));
  const hasTasks = all.some(({ command }) => command.startsWith('az rest'));
  const notes = [
    { key: 'az', values: { known: version ? 'yes' : 'no', version: version ?? '' } },
    ...(hasLists ? [{ key: 'azLists', values: {} }] : []),
    ...(hasTasks ? [{ key: 'azTasks', values: {} }] : []),
  ];
  return [
    ...notes.map((note) => comment('#', note, say)),
    ...blocks.map(({ name, commands }) =>
      // Stored casing; a name holds letters and digits only.
      ['', `# ${name}`, ...commands.map(({ command }) => command)].join('\n'),
    ),
    '',
  ].join('\n');
}
