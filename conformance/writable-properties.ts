// The writable properties of a definition in a published API file, as paths such as `properties.rules[].value`.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

type Schema = {
  readonly $ref?: string;
  readonly readOnly?: boolean;
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
};

type File = { readonly path: string; readonly definitions: Readonly<Record<string, Schema>> };
type Place = { readonly file: File; readonly schema: Schema };

/** @param references paths at which only an `id` is meant, whatever the file says stands there. */
export function writableProperties(
  path: string,
  definition: string,
  references: readonly string[] = [],
): readonly string[] {
  const file = readFile(path);
  const schema = file.definitions[definition];
  if (schema === undefined) throw new Error(`${path} has no definition ${definition}.`);
  return [...new Set(walk({ file, schema }, '', references))].sort();
}

function walk(place: Place, at: string, references: readonly string[]): readonly string[] {
  if (place.schema.readOnly === true) return [];
  if (references.includes(at)) return [`${at}.id`];
  const { file, schema } = follow(place);
  if (schema.readOnly === true) return [];
  const members = membersOf({ file, schema });
  if (members.length > 0) {
    return members.flatMap(([name, member]) => walk(member, at === '' ? name : `${at}.${name}`, references));
  }
  if (schema.items !== undefined) return walk({ file, schema: schema.items }, `${at}[]`, references);
  if (typeof schema.additionalProperties === 'object') {
    const inside = walk({ file, schema: schema.additionalProperties }, `${at}{}`, references);
    // Which entries there are is writable even where nothing inside them is.
    return inside.length === 0 ? [`${at}{}`] : inside;
  }
  return [at];
}

function membersOf({ file, schema }: Place): readonly (readonly [string, Place])[] {
  const inherited = (schema.allOf ?? []).flatMap((parent) => membersOf(follow({ file, schema: parent })));
  const own = Object.entries(schema.properties ?? {}).map(
    ([name, member]) => [name, { file, schema: member }] as const,
  );
  return [...inherited, ...own];
}

function follow({ file, schema }: Place): Place {
  if (schema.$ref === undefined) return { file, schema };
  const [path = '', name = ''] = schema.$ref.split('#/definitions/');
  const target = path === '' ? file : readFile(join(dirname(file.path), path));
  const found = target.definitions[name];
  if (found === undefined) throw new Error(`${target.path} has no definition ${name}.`);
  return follow({ file: target, schema: found });
}

const files = new Map<string, File>();

function readFile(path: string): File {
  const known = files.get(path);
  if (known !== undefined) return known;
  const { definitions } = JSON.parse(readFileSync(path, 'utf8')) as Pick<File, 'definitions'>;
  const file = { path, definitions };
  files.set(path, file);
  return file;
}
