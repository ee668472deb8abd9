// The commands, word for word; and that no name can break out of its quotes, as a real shell reads them.
import { spawnSync } from 'node:child_process';
import { stdout } from 'node:process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { NetworkAccess, PublicAccessChange } from '#lib/network-access/model.ts';
import { edit, registryIn, subnetNamed } from '#lib/network-access/testing/states.ts';
import { tally } from '#lib/network-access/testing/tally.ts';
import { azCommands, azScript } from './az.ts';
import { shellOption, shellQuote } from './shell-quote.ts';

const registry = {
  subscriptionId: '5ab00001-0000-4000-8000-000000000001',
  resourceGroup: 'rg-registry (weu)',
  name: 'crcontosoprod',
};
const WHICH =
  "--name crcontosoprod --resource-group 'rg-registry (weu)' --subscription 5ab00001-0000-4000-8000-000000000001";
const SUBNET = [{ id: subnetNamed('snet-build'), action: 'Allow' }];

const brief = (before: NetworkAccess, change: Partial<PublicAccessChange>) =>
  azCommands(registry, before, edit(change)).map(({ command, minimumVersion }) => {
    const words = command.replaceAll(' \\\n  ', ' ').replace(` ${WHICH}`, '');
    return `${words}${minimumVersion === undefined ? '' : ` # ${minimumVersion}`}`;
  });

test.each<
  [about: string, before: NetworkAccess, change: Partial<PublicAccessChange>, commands: readonly string[]]
>([
  ['nothing', registryIn('all'), { setMode: 'all', removeIpRules: ['20.1.2.3'] }, []],
  [
    'closing to two addresses: rules first',
    registryIn('all'),
    { setMode: 'selected', addIpRules: ['20.1.2.3', '51.144.7.0/24'] },
    [
      'az acr network-rule add --ip-address 20.1.2.3 # 2.0.58',
      'az acr network-rule add --ip-address 51.144.7.0/24 # 2.0.58',
      'az acr update --default-action Deny # 2.0.58',
    ],
  ],
  [
    'restore default access: the mode first',
    registryIn('selected', { ipRules: ['20.1.2.3'], subnetRules: SUBNET }),
    { setMode: 'all', removeIpRules: ['20.1.2.3'], removeSubnetRules: [subnetNamed('SNET-BUILD')] },
    [
      'az acr update --default-action Allow # 2.0.58',
      `az acr network-rule remove --subnet ${subnetNamed('snet-build')} # 2.0.58`,
      'az acr network-rule remove --ip-address 20.1.2.3 # 2.0.58',
    ],
  ],
  [
    'disabling',
    registryIn('selected'),
    { setMode: 'disabled' },
    ['az acr update --public-network-enabled false'],
  ],
  [
    'disabling an open registry closes below it, too',
    registryIn('all'),
    { setMode: 'disabled' },
    ['az acr update --public-network-enabled false --default-action Deny # 2.0.58'],
  ],
  [
    'coming back to everybody',
    registryIn('disabled'),
    { setMode: 'all' },
    ['az acr update --public-network-enabled true --default-action Allow # 2.0.58'],
  ],
  [
    'coming back',
    registryIn('disabled'),
    { setMode: 'selected' },
    ['az acr update --public-network-enabled true'],
  ],
  [
    'every spelling that Azure holds is removed',
    registryIn('selected', { ipRules: ['20.1.2.3', '20.1.2.3/32'] }),
    { removeIpRules: ['20.1.2.3'] },
    [
      'az acr network-rule remove --ip-address 20.1.2.3 # 2.0.58',
      'az acr network-rule remove --ip-address 20.1.2.3/32 # 2.0.58',
    ],
  ],
  [
    'all settings in one command, and the Tasks switch, which has no flag',
    registryIn('selected', { bypass: 'None' }),
    { setBypass: 'AzureServices', setDataEndpoint: true, setTasksBypass: true },
    [
      'az acr update --allow-trusted-services true --data-endpoint-enabled true # 2.18.0',
      'az rest --method patch --url \'/subscriptions/5ab00001-0000-4000-8000-000000000001/resourceGroups/rg-registry%20(weu)/providers/Microsoft.ContainerRegistry/registries/crcontosoprod?api-version=2025-11-01\' --body \'{"properties":{"networkRuleBypassAllowedForTasks":true}}\'',
    ],
  ],
])('%s', (_about, before, change, commands) => {
  expect(brief(before, change)).toEqual(commands);
});

test('the script says what to know first, in comments that stay comments', () => {
  const say = (note: { readonly key: string; readonly values: object }) =>
    `${note.key}\nrm -rf / ${Object.values(note.values).join(' ')}`;
  const before = registryIn('selected');
  const change = edit({ addSubnetRules: [subnetNamed('a')], setTasksBypass: true, setBypass: 'None' });
  const commands = azCommands(registry, before, change).map(({ command }) => command);
  expect(azScript(registry, before, change, say)).toBe(
    [
      '# az rm -rf / yes 2.18.0',
      '# azLists rm -rf /',
      '# azSubnet rm -rf /',
      '# azTasks rm -rf /',
      ...commands,
      '',
    ].join('\n'),
  );
  expect(azScript(registry, before, edit({}), say)).toBe('');
  expect(azScript(registry, before, edit({ setMode: 'disabled' }), say).split('\n')[0]).toBe(
    '# az rm -rf / no',
  );
});

/** What a POSIX shell reads: the words of each command `az`, and nothing else ran. */
function readByShell(script: string): readonly (readonly string[])[] {
  const preamble = `az() { for word; do printf '%s\\1' "$word"; done; printf '\\2'; }\n`;
  const run = spawnSync('/bin/sh', ['-eu'], {
    input: preamble + script,
    encoding: 'utf8',
    env: { NODE_ENV: 'test' },
  });
  if (run.status !== 0 || run.stderr !== '') throw new Error(`sh ended with ${run.status}: ${run.stderr}`);
  return run.stdout
    .split('\u0002')
    .slice(0, -1)
    .map((words) => words.split('\u0001').slice(0, -1));
}

const HOSTILE = [
  "'; exit 7 #",
  '"$(exit 7)"',
  '`exit 7`',
  '$HOME $1 $@',
  "it's",
  "''",
  '\\',
  '\\\n',
  'two\nlines',
  '-x',
  '--help',
  '*',
  '~',
  'a b  c',
  '',
  '!1',
  '한글 (그룹)',
  '& | ; < > ( ) { } [ ] # % ^ = ?',
];
const text = fc
  .oneof(
    fc.constantFrom(...HOSTILE),
    fc.string({ unit: fc.constantFrom(...'\'"$`\\ \n\t;&|<>(){}[]*?~#!=%-ab1'), maxLength: 12 }),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  )
  // A shell's words cannot hold NUL, and the two marks part words and commands here.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters meant
  .filter((it) => !/[\u0000-\u0002]/.test(it));

type Quote = (text: string) => string;

function lawOfQuoting(quote: Quote): string {
  const seen = tally('words through sh');
  fc.assert(
    fc.property(fc.array(text, { minLength: 200, maxLength: 200 }), (words) => {
      const read = readByShell(words.map((word) => `az ${quote(word)}`).join('\n'));
      expect(read).toEqual(words.map((word) => [word]));
      for (const word of words)
        seen.count(
          quote(word) === word ? 'plain' : word.includes("'") ? 'with quotes' : 'quoted',
          ...(word.includes('\n') ? ['with a line break'] : []),
        );
    }),
    { numRuns: 50, endOnFailure: true },
  );
  return seen.report();
}

test('a word comes out of a real shell as it went in', () => {
  stdout.write(lawOfQuoting(shellQuote));
});

test.each<[defect: string, quote: Quote]>([
  ['not quoted', (word) => (word === '' ? "''" : word)],
  ['double quotes', (word) => `"${word.replaceAll('"', '\\"')}"`],
  ['single quotes left in', (word) => `'${word}'`],
  ['quotes escaped as in C', (word) => `'${word.replaceAll("'", "\\'")}'`],
  ['only blanks looked for', (word) => (/\s|^$/.test(word) ? shellQuote(word) : word)],
])('a planted defect is caught: %s', (_defect, quote) => {
  expect(() => lawOfQuoting(quote)).toThrow();
});

test('whatever the names and ids are, each stays one word of its command', () => {
  const name = text.filter((it) => it !== '');
  fc.assert(
    fc.property(fc.array(fc.tuple(name, name, name, name), { minLength: 30, maxLength: 30 }), (cases) => {
      const commands = cases.map(([group, registryName, rule, subnet]) => {
        const target = { ...registry, resourceGroup: group, name: registryName };
        const before = registryIn('selected', {
          ipRules: [`x${rule}`],
          subnetRules: [{ id: `x${subnet}`, action: 'Allow' }],
        });
        const change = edit({
          removeIpRules: [`x${rule}`.trim().toLowerCase()],
          removeSubnetRules: [`x${subnet}`],
        });
        return { target, before, commands: azCommands(target, before, change) };
      });
      const script = commands.flatMap((it) => it.commands.map(({ command }) => command)).join('\n');
      const expected = commands.flatMap(({ target, before }) =>
        [
          ['--subnet', before.subnetRules?.[0]?.id],
          ['--ip-address', before.ipRules[0]],
        ].map(([option, value]) => [
          'acr',
          'network-rule',
          'remove',
          ...optionWords('--name', target.name),
          ...optionWords('--resource-group', target.resourceGroup),
          ...optionWords('--subscription', target.subscriptionId),
          option,
          value,
        ]),
      );
      expect(readByShell(script)).toEqual(expected);
    }),
    { numRuns: 20, endOnFailure: true },
  );
  expect(shellOption('--name', '-x')).toBe('--name=-x');
});

const optionWords = (option: string, value: string) =>
  value.startsWith('-') ? [`${option}=${value}`] : [option, value];
