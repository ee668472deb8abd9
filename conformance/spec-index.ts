// Which operations the published API files describe, and the version of them nearest to a request's own.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type SpecOperation = {
  readonly method: string;
  readonly path: RegExp;
  readonly version: string;
  readonly file: string;
};

/** How a request stands to the files: described at its own version, at another one, or not at all. */
export type Place =
  | {
      readonly kind: 'exact' | 'remapped';
      readonly version: string;
      /** Below the folder. */
      readonly files: readonly string[];
    }
  | { readonly kind: 'unspecified' };

export type SpecIndex = {
  /** @param path without the query. */
  place(method: string, path: string, apiVersion: string): Place;
};

type Swagger = {
  readonly info?: { readonly version?: string };
  readonly paths?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

/** @param folder of the `specification` tree. */
export function readSpecIndex(folder: string): SpecIndex {
  const operations = globSync('**/*.json', { cwd: folder, exclude: (name) => name === 'examples' }).flatMap(
    (file) => operationsOf(file, JSON.parse(readFileSync(join(folder, file), 'utf8')) as Swagger),
  );
  return {
    place(method, path, apiVersion) {
      const fitting = operations.filter(
        (operation) => operation.method === method && operation.path.test(path),
      );
      const [version] = fitting
        .map((operation) => operation.version)
        .sort((a, b) => distance(a, apiVersion) - distance(b, apiVersion));
      if (version === undefined) return { kind: 'unspecified' };
      const files = fitting.filter((operation) => operation.version === version).map(({ file }) => file);
      return { kind: version === apiVersion ? 'exact' : 'remapped', version, files };
    },
  };
}

/**
 * These describe any resource or provider whatever, and so say nothing about one; the validator looks
 * for an operation in the namespace that the address names, and does not find them.
 */
const GENERIC = /^\/\{(resourceId|roleId|roleAssignmentId)\}|\/providers\/\{[^}]+\}(?!.*\/providers\/)/;

function operationsOf(file: string, { info, paths = {} }: Swagger): SpecOperation[] {
  const version = info?.version ?? '';
  const described = Object.entries(paths).filter(([template]) => !GENERIC.test(template));
  return described.flatMap(([template, methods]) =>
    Object.keys(methods)
      .filter((method) => /^(get|put|post|patch|delete|head)$/.test(method))
      .map((method) => ({ method: method.toUpperCase(), path: pattern(template), version, file })),
  );
}

/** A scope at the beginning stands for any resource; every other parameter for one name. */
function pattern(template: string): RegExp {
  const source = template
    .replace(/[.()$]/g, '\\$&')
    .replace(/^\/\{scope\}/, '/.+')
    .replace(/\{[^}]+\}/g, '[^/]+');
  return new RegExp(`^${source}/?$`, 'i');
}

/** Days between two api-versions. */
function distance(a: string, b: string): number {
  return Math.abs(Date.parse(a.slice(0, 10)) - Date.parse(b.slice(0, 10))) / 86_400_000;
}
