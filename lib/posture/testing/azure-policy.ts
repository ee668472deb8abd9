/**
 * Azure Policy's rule language, as far as registries' definitions need it, by its documentation and apart
 * from ours: it reads the JSON of a definition and the JSON of a resource, and nothing of the console.
 */

type Json = Readonly<Record<string, unknown>>;
const PREFIX = 'Microsoft.ContainerRegistry/registries/';

/** The rules as their JSON files in github.com/Azure/azure-policy state them, keys in any letter case. */
const TYPE = { field: 'type', equals: 'Microsoft.ContainerRegistry/registries' };
const field = (name: string) => `${PREFIX}${name}`;

export const RULES: Readonly<Record<string, Json>> = {
  'd0793b48-0edc-4296-a390-4c75d1bdfd71': {
    allOf: [
      TYPE,
      {
        allOf: [
          {
            anyof: [
              { field: field('networkRuleSet.defaultAction'), exists: 'false' },
              { field: field('networkRuleSet.defaultAction'), equals: 'Allow' },
            ],
          },
          {
            anyof: [
              { field: field('publicNetworkAccess'), exists: 'false' },
              { field: field('publicNetworkAccess'), equals: 'Enabled' },
            ],
          },
        ],
      },
    ],
  },
  '0fdf0491-d080-4575-b627-ad0e843cba0f': {
    allOf: [TYPE, { field: field('publicNetworkAccess'), notEquals: 'Disabled' }],
  },
  'e8eef0a8-67cf-4eb4-9386-14b0e78733d4': {
    allOf: [
      TYPE,
      {
        count: {
          field: field('privateEndpointConnections[*]'),
          where: {
            field: field('privateEndpointConnections[*].privateLinkServiceConnectionState.status'),
            equals: 'Approved',
          },
        },
        less: 1,
      },
    ],
  },
  '524b0254-c285-4903-bee6-bb8126cde579': {
    allOf: [
      TYPE,
      {
        anyOf: [
          { field: field('policies.exportPolicy.status'), notEquals: 'Disabled' },
          { field: field('publicNetworkAccess'), notEquals: 'Disabled' },
        ],
      },
    ],
  },
};

/** Does `if` hold for the resource? @param member the element that `[*]` stands for inside a `count`. */
export function matches(condition: Json, resource: Json, member?: unknown): boolean {
  const rule = Object.fromEntries(
    Object.entries(condition).map(([key, value]) => [key.toLowerCase(), value]),
  );
  if (rule['allof']) return (rule['allof'] as Json[]).every((one) => matches(one, resource, member));
  if (rule['anyof']) return (rule['anyof'] as Json[]).some((one) => matches(one, resource, member));
  if (rule['not']) return !matches(rule['not'] as Json, resource, member);
  if (rule['count']) return compare(rule, countOf(rule['count'] as Json, resource));
  return compare(rule, aliasIn(String(rule['field']), resource, member));
}

function countOf(count: Json, resource: Json): number {
  const list = aliasIn(String(count['field']).replace('[*]', ''), resource);
  const members = Array.isArray(list) ? list : [];
  const where = count['where'] as Json | undefined;
  return members.filter((one) => where === undefined || matches(where, resource, one)).length;
}

function compare(rule: Json, value: unknown): boolean {
  if ('exists' in rule)
    return (value !== undefined && value !== null) === (String(rule['exists']) === 'true');
  if ('equals' in rule) return value !== undefined && value !== null && same(value, rule['equals']);
  if ('notequals' in rule) return value === undefined || value === null || !same(value, rule['notequals']);
  if ('less' in rule) return Number(value) < Number(rule['less']);
  if ('in' in rule) return value !== undefined && (rule['in'] as unknown[]).some((one) => same(value, one));
  throw new Error(`A condition that this evaluator does not know: ${JSON.stringify(rule)}`);
}

const same = (one: unknown, other: unknown) => String(one).toLowerCase() === String(other).toLowerCase();

/** The value of an alias: below `properties`, or below the properties of the member it names. */
function aliasIn(alias: string, resource: Json, member?: unknown): unknown {
  if (alias === 'type') return resource['type'];
  const path = alias.slice(PREFIX.length);
  const [, below] = path.split('[*].');
  const from = below === undefined ? resource : (member as Json);
  return (below ?? path)
    .split('.')
    .reduce<unknown>((value, key) => (value as Json | undefined | null)?.[key], from['properties']);
}
