/** Which registry a text is about: by its host, or by a name in a command or a resource id. */
import { HOST } from './patterns.ts';

export type FoundRegistry = {
  readonly loginServer: string | null;
  readonly registryName: string | null;
  readonly at: readonly [from: number, to: number];
};

/** Microsoft's own, which no customer can open. */
const NOT_A_CUSTOMERS = /^(?:mcr|mcrprod|mcrflow)\.azurecr\.io$/;

/** Placeholders of articles and of redacted logs are no names. */
const NAME_PLACES: readonly RegExp[] = [
  /\/providers\/Microsoft\.ContainerRegistry\/registries\/([a-z\d]{5,50})\b/i,
  /Registry Name: "([a-z\d]{5,50})"/i,
  /\bregistry '([a-z\d]{5,50})'/i,
  /\baz acr [a-z -]*?(?:-n|--name|-r|--registry)[ =]([a-z\d]{5,50})\b/i,
];

/** @param before where the telling words begin: the last host before them is meant. Null for no host or name. */
export function findRegistry(text: string, before: number): FoundRegistry | null {
  const hosts = [...text.matchAll(HOST)].flatMap((found) => {
    const [whole, label = '', , suffix = 'io'] = found;
    const loginServer = `${label}.azurecr.${suffix}`.toLowerCase();
    return NOT_A_CUSTOMERS.test(loginServer)
      ? []
      : [{ loginServer, registryName: null, at: [found.index, found.index + whole.length] as const }];
  });
  const nearest = hosts.findLast(({ at }) => at[0] <= before) ?? hosts[0];
  return nearest ?? namedRegistry(text);
}

/** The one whose resource the text names: of an import, the target. */
export function namedRegistry(text: string): FoundRegistry | null {
  for (const place of NAME_PLACES) {
    const found = place.exec(text);
    const [whole, name] = found ?? [];
    if (found === null || whole === undefined || name === undefined) continue;
    const from = found.index + whole.lastIndexOf(name);
    return { loginServer: null, registryName: name, at: [from, from + name.length] };
  }
  return null;
}
