// The language: what each expression and operator gives over a few rows, and what is refused, where, and in what words.
import { describe, expect, test } from 'vitest';
import type { Frame } from './kql-compiled.ts';
import { QueryError } from './kql-error.ts';
import { parseQuery } from './kql-parser.ts';
import { runQuery } from './kql-run.ts';
import { toJson } from './kql-values.ts';
import { COLUMNS, plainRow } from './resource-rows.ts';

const NOW = Date.UTC(2026, 10, 21, 9, 0, 0);

const one = {
  id: '/subscriptions/a/one',
  name: 'crOne-prod',
  location: 'westeurope',
  kind: '',
  tags: { env: 'Prod', 'cost-center': 'CC-7' },
  properties: {
    rules: [{ value: '20.1.2.3' }, { value: '40.1.0.0/16' }],
    count: 7,
    open: true,
    made: '2026-11-14T09:00:00.0000000Z',
    nothing: null,
  },
};
const two = {
  id: '/subscriptions/b/two',
  name: 'crtwo',
  location: 'koreacentral',
  kind: '',
  tags: {},
  properties: {},
};
const three = {
  id: '/subscriptions/c/three',
  name: 'crthree',
  location: 'westeurope',
  kind: '',
  properties: { count: 3 },
};
const table: Frame = { columns: COLUMNS, rows: [one, two, three].map(plainRow) };

function run(query: string): Record<string, unknown>[] {
  const { columns, rows } = runQuery(parseQuery(query), table, NOW);
  return rows.map((row) =>
    Object.fromEntries(columns.map(({ name, type }) => [name, toJson(row.get(name), type)])),
  );
}

const names = (condition: string) =>
  run(`resources | where ${condition} | project name`).map(({ name }) => name);
const value = (expression: string) =>
  run(`resources | where id endswith 'one' | project v = ${expression}`)[0]?.['v'];
const ALL = ['crOne-prod', 'crtwo', 'crthree'];

describe('where', () => {
  test.each<[string, readonly string[]]>([
    ["name == 'crtwo'", ['crtwo']],
    ["name == 'CRTWO'", []],
    ["name =~ 'CRTWO'", ['crtwo']],
    ["name != 'crtwo'", ['crOne-prod', 'crthree']],
    ["name !~ 'CRTWO'", ['crOne-prod', 'crthree']],
    ["name contains 'ONE'", ['crOne-prod']],
    ["name !contains 'ONE'", ['crtwo', 'crthree']],
    ["name contains_cs 'ONE'", []],
    ["name startswith 'CRT'", ['crtwo', 'crthree']],
    ["name !startswith 'CRT'", ['crOne-prod']],
    ["name endswith 'WO'", ['crtwo']],
    ["name has 'PROD'", ['crOne-prod']],
    ["name has 'pro'", []],
    ["id has '/subscriptions/b'", ['crtwo']],
    ["name in ('crtwo', 'CRTHREE')", ['crtwo']],
    ["name in~ ('CRTWO', 'crthree')", ['crtwo', 'crthree']],
    ["name !in ('crtwo')", ['crOne-prod', 'crthree']],
    ["name !in~ ('CRTWO')", ['crOne-prod', 'crthree']],
    ["name in (dynamic(['crtwo']))", ['crtwo']],
    ["['location'] == 'koreacentral'", ['crtwo']],
    ['properties.count > 3', ['crOne-prod']],
    ['properties.count >= 3 and properties.count < 7', ['crthree']],
    ['properties.count between (3 .. 7)', ['crOne-prod', 'crthree']],
    ['properties.count !between (4 .. 7)', ['crthree']],
    ['properties.count == 7', ['crOne-prod']],
    // Nothing equals nothing, and is unequal to all else.
    ['properties.count != 7', ['crtwo', 'crthree']],
    ["properties.made == 'x'", []],
    ['properties.open == true', ['crOne-prod']],
    ["properties.open == 'true'", ['crOne-prod']],
    ["tags.env =~ 'prod'", ['crOne-prod']],
    ["tags['cost-center'] == 'CC-7'", ['crOne-prod']],
    ["tags.ENV == 'Prod'", []],
    ["properties.rules[1].value startswith '40.'", ['crOne-prod']],
    ["properties.rules[-1].value startswith '40.'", ['crOne-prod']],
    ['array_length(properties.rules) == 2', ['crOne-prod']],
    ['isnull(properties.count)', ['crtwo']],
    ['isnotnull(properties.count)', ['crOne-prod', 'crthree']],
    ['isempty(tags.env)', ['crtwo', 'crthree']],
    ['isnotempty(tags.env)', ['crOne-prod']],
    ['isempty(kind)', ALL],
    ["not(name == 'crtwo')", ['crOne-prod', 'crthree']],
    // Neither true nor not true.
    ['not(properties.count > 3)', ['crthree']],
    ["name == 'crtwo' or location == 'westeurope' and properties.count == 3", ['crtwo', 'crthree']],
    ["(name == 'crtwo' or location == 'westeurope') and properties.count == 3", ['crthree']],
    ['todatetime(properties.made) < ago(6d)', ['crOne-prod']],
    ['todatetime(properties.made) < ago(8d)', []],
    ['todatetime(properties.made) >= datetime(2026-11-14)', ['crOne-prod']],
    ['now() - todatetime(properties.made) == 7d', ['crOne-prod']],
    ["strcmp(id, '/subscriptions/b') > 0", ['crtwo', 'crthree']],
    [`name == @'crtwo' // a comment`, ['crtwo']],
    [`name == "crtwo"`, ['crtwo']],
  ])('%s', (condition, expected) => expect(names(condition)).toEqual(expected));
});

describe('values', () => {
  test.each<[string, unknown]>([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['7 / 2', 3],
    ['7.0 / 2', 3.5],
    ['-properties.count + 1', -6],
    ["'it\\'s'", "it's"],
    ['tostring(properties.count)', '7'],
    ['tostring(properties.open)', 'true'],
    ['tostring(properties.rules)', '[{"value":"20.1.2.3"},{"value":"40.1.0.0/16"}]'],
    ['tostring(properties.nothing)', ''],
    ['tolower(name)', 'crone-prod'],
    ['toupper(tags.env)', 'PROD'],
    ["toint('12')", 12],
    ["todouble('1.5')", 1.5],
    ["tobool('TRUE')", true],
    ["todatetime('2026-01-02')", '2026-01-02T00:00:00.0000000Z'],
    ["todatetime('nonsense')", null],
    ['now()', '2026-11-21T09:00:00.0000000Z'],
    ['ago(1h)', '2026-11-21T08:00:00.0000000Z'],
    ['now() + 1d', '2026-11-22T09:00:00.0000000Z'],
    ['1d + 90m', '1.01:30:00'],
    ['bin(now(), 1d)', '2026-11-21T00:00:00.0000000Z'],
    ["coalesce(properties.nothing, properties.missing, 'x')", 'x'],
    ["coalesce('', 'y')", 'y'],
    ["iff(properties.count > 3, 'many', 'few')", 'many'],
    ["case(properties.count > 10, 'a', properties.count > 5, 'b', 'c')", 'b'],
    ["strcat(name, '/', properties.count)", 'crOne-prod/7'],
    ['substring(name, 2, 3)', 'One'],
    ["split(id, '/')[2]", 'a'],
    ['strlen(name)', 10],
    ["bag_pack('a', 1, 'b', tags.env)", { a: 1, b: 'Prod' }],
    ["pack('t', now())", { t: '2026-11-21T09:00:00.0000000Z' }],
    ["pack_array(1, 'x')", [1, 'x']],
    ['bag_keys(tags)', ['env', 'cost-center']],
    ["parse_json('[1]')[0]", 1],
    ['dynamic({"a": [1, null, -2, true]})', { a: [1, null, -2, true] }],
    ['properties.rules[5]', null],
    ['properties.missing.deeper[0]', null],
  ])('%s', (expression, expected) => expect(value(expression)).toEqual(expected));
});

describe('operators', () => {
  test('project names columns by their paths, and by number where there is none', () => {
    expect(
      run("resources | take 1 | project name, properties.count, tostring(tags['env']), tolower(name), n = 1"),
    ).toEqual([{ name: 'crOne-prod', properties_count: 7, tags_env: 'Prod', Column4: 'crone-prod', n: 1 }]);
  });

  test('extend adds and replaces, project-away takes away', () => {
    const [row] = run('resources | extend name = toupper(name), extra = 1 | project-away properties, tags');
    expect(row).toMatchObject({ name: 'CRONE-PROD', extra: 1 });
    expect(row).not.toHaveProperty('tags');
  });

  test('order: descending unless told, nothing last then and first otherwise, further keys decide', () => {
    const by = (keys: string) => run(`resources | order by ${keys} | project name`).map(({ name }) => name);
    expect(by('name')).toEqual(['crtwo', 'crthree', 'crOne-prod']);
    expect(by('tolower(name) asc')).toEqual(['crOne-prod', 'crthree', 'crtwo']);
    expect(by('toint(properties.count)')).toEqual(['crOne-prod', 'crthree', 'crtwo']);
    expect(by('toint(properties.count) asc')).toEqual(['crtwo', 'crthree', 'crOne-prod']);
    expect(by('toint(properties.count) asc nulls last')).toEqual(['crthree', 'crOne-prod', 'crtwo']);
    expect(by('location asc, name asc')).toEqual(['crtwo', 'crOne-prod', 'crthree']);
  });

  test('sort, take, limit, top', () => {
    expect(run('resources | sort by name asc | limit 1 | project name')).toEqual([{ name: 'crOne-prod' }]);
    expect(run('resources | top 2 by name | project name')).toEqual([{ name: 'crtwo' }, { name: 'crthree' }]);
  });

  test('summarize and distinct', () => {
    expect(run('resources | summarize count() by location | order by location asc')).toEqual([
      { location: 'koreacentral', count_: 1 },
      { location: 'westeurope', count_: 2 },
    ]);
    expect(
      run(
        'resources | summarize n = count(), countif(isnotnull(properties.count)), max(toint(properties.count)), sum(toint(properties.count)), dcount(location)',
      ),
    ).toEqual([{ n: 3, countif_: 2, max_properties_count: 7, sum_properties_count: 10, dcount_location: 2 }]);
    expect(run('resources | where false | summarize count()')).toEqual([{ count_: 0 }]);
    expect(run('resources | distinct location')).toHaveLength(2);
    expect(run('resources | summarize make_set(location) by kind')).toEqual([
      { kind: '', set_location: ['westeurope', 'koreacentral'] },
    ]);
  });

  test('count, and a query that begins with an operator', () => {
    expect(run("where location == 'westeurope' | count")).toEqual([{ Count: 2 }]);
    expect(run('RESOURCES\n| count;')).toEqual([{ Count: 3 }]);
  });
});

describe('what is refused', () => {
  test.each<[string, string, string, number, number]>([
    ['', 'ParserFailure', 'Expected a table', 1, 0],
    ['resources |', 'ParserFailure', 'Expected an operator', 1, 11],
    ['resources where name', 'ParserFailure', "Expected '|'", 1, 10],
    ["resources\n| where name == 'open", 'ParserFailure', 'Expected a token', 2, 16],
    ['resources | where name ==', 'ParserFailure', 'Expected an expression', 1, 25],
    ['resources | where (name', 'ParserFailure', "Expected ')'", 1, 23],
    ['resources | take few', 'ParserFailure', 'Expected a number of rows', 1, 17],
    ['resources | where name # 1', 'ParserFailure', 'Expected a token', 1, 23],
    ['let x = 1; resources', 'InvalidQueryLanguage', "'let'", 1, 0],
    ['resources | mv-expand tags', 'InvalidQueryLanguage', "'mv-expand'", 1, 12],
    ['resources | join (resources) on id', 'InvalidQueryLanguage', "'join'", 1, 12],
    ["resources | where name matches regex 'x'", 'InvalidQueryLanguage', "'matches'", 1, 23],
    ['resources | where hash(name, 4) == 1', 'InvalidQueryLanguage', "'hash'", 1, 18],
    ['resources | summarize stdev(1)', 'InvalidQueryLanguage', "'stdev'", 1, 22],
    ['resources | where Name == 1', 'SemanticFailure', "named 'Name'", 1, 18],
    ['resources | where name == 1', 'SemanticFailure', 'string and long', 1, 23],
    ["resources | where name < 'a'", 'SemanticFailure', 'string and string', 1, 23],
    ['resources | where tags == properties', 'SemanticFailure', 'dynamic and dynamic', 1, 23],
    ['resources | where name', 'SemanticFailure', "'where' takes a bool", 1, 18],
    ['resources | where name.x == 1', 'SemanticFailure', 'dynamic values only', 1, 18],
    ["resources | where now() > '2026'", 'SemanticFailure', 'datetime and string', 1, 24],
    ['resources | order by properties.count', 'SemanticFailure', 'dynamic value', 1, 31],
    ['resources | summarize count() by tags', 'SemanticFailure', 'explicit cast', 1, 33],
    ['resources | project name, name', 'SemanticFailure', 'two columns', 1, 26],
    ['resources | project id | where name == 1', 'SemanticFailure', "named 'name'", 1, 31],
    ['resources | project-away nothing', 'SemanticFailure', "'nothing'", 1, 25],
    ['resources | extend x = tostring()', 'SemanticFailure', '0 arguments', 1, 23],
  ])('%s', (query, code, words, line, character) => {
    let error: unknown;
    try {
      run(query);
    } catch (caught) {
      error = caught;
    }
    if (!(error instanceof QueryError)) throw error ?? new Error('It was not refused.');
    expect(error.code).toBe(code);
    expect(error.message).toContain(words);
    expect(error.place).toMatchObject({ line, character });
  });
});
