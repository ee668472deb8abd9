// Which registries the steps of an ACR Task reach, and what they do there. Nothing is built: names are all there is.
import type { Registry } from '#emulator/store/shapes.ts';
import type { RegistryTask } from '#emulator/store/task-shapes.ts';

export type Access = {
  readonly action: 'pull' | 'push';
  /** Login server. */
  readonly host: string;
  readonly repository: string;
  readonly tag: string;
};

/** In the order of the steps. Null where only the context, which nobody reads here, says it. */
export function accessesOf(
  task: Pick<RegistryTask, 'step' | 'name'>,
  registry: Registry,
  runId: string,
): readonly Access[] | null {
  const { step } = task;
  const fill = (text: string) => fillIn(text, { registry: registry.loginServer, runId, task: task.name });
  if (step.type === 'FileTask') return null;
  if (step.type === 'EncodedTask') {
    const content = Buffer.from(String(step['encodedTaskContent']), 'base64').toString('utf8');
    return readSteps(fill(content));
  }
  const names = step['isPushEnabled'] === false ? [] : (step['imageNames'] as string[]);
  return names.flatMap((name) => {
    const image = fill(name);
    return readImage(image.includes('.azurecr.') ? image : `${registry.loginServer}/${image}`, 'push');
  });
}

/** The variables that tasks know of their run. https://learn.microsoft.com/azure/container-registry/container-registry-tasks-reference-yaml#run-variables */
function fillIn(text: string, run: { registry: string; runId: string; task: string }): string {
  const known: Readonly<Record<string, string>> = {
    'Run.Registry': run.registry,
    'Run.ID': run.runId,
    'Run.TaskName': run.task,
  };
  return text
    .replace(/\{\{\s*\.(Run\.\w+)\s*\}\}/g, (whole, name: string) => known[name] ?? whole)
    .replace(/\$Registry\b/g, run.registry)
    .replace(/\$ID\b/g, run.runId);
}

/** Line by line: what a `push` lists is pushed, what a `cmd` runs is pulled; a `build` only names its image. */
function readSteps(content: string): readonly Access[] {
  let pushing = false;
  return content.split('\n').flatMap((line) => {
    const [, key, rest = ''] = /^\s*(?:- )?(\w+):\s*(.*)$/.exec(line) ?? [];
    if (key !== undefined) pushing = key === 'push';
    if (pushing) return rest === '' && key !== undefined ? [] : images(rest === '' ? line : rest, 'push');
    if (key === 'cmd') return images(rest.trim().split(/\s+/)[0] ?? '', 'pull');
    return [];
  });
}

function images(text: string, action: Access['action']): readonly Access[] {
  const found = text.match(/[\w-]+\.azurecr\.\w+\/[\w./-]+(?::[\w.-]+)?/gi) ?? [];
  return found.flatMap((name) => readImage(name, action));
}

function readImage(name: string, action: Access['action']): readonly Access[] {
  const [, host, repository, tag = 'latest'] = /^([^/]+)\/([^:]+)(?::(.+))?$/.exec(name) ?? [];
  if (host === undefined || repository === undefined) return [];
  return [{ action, host: host.toLowerCase(), repository, tag }];
}
