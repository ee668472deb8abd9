// Bicep and Terraform, word for word; what they cannot express; and that no value breaks out of its string.
import { spawnSync } from 'node:child_process';
import { stdout } from 'node:process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { NetworkAccess } from '#lib/network-access/model.ts';
import { NO_CONNECTIONS, registryIn, subnetNamed } from '#lib/network-access/testing/states.ts';
import { tally } from '#lib/network-access/testing/tally.ts';
import { bicepText } from './bicep.ts';
import type { SayNote } from './note.ts';
import { terraformText } from './terraform.ts';

const say: SayNote = ({ key, values }) => [key, ...Object.values(values)].join(' ');
const REGISTRY = { name: 'crcontosoprod', resourceGroup: 'rg-registry-weu' };
const terraform = (access: NetworkAccess) => terraformText(REGISTRY, access, say);
const bicep = (access: NetworkAccess) => bicepText(REGISTRY.name, access, say);

const full = registryIn('selected', {
  ipRules: ['20.1.2.3', '51.144.7.0/24'],
  subnetRules: [{ id: subnetNamed('snet-build'), action: 'Allow' }],
  bypass: 'None',
  tasksBypass: true,
  dataEndpointEnabled: true,
  connections: NO_CONNECTIONS,
});

test('the whole state as Bicep', () => {
  expect(bicep(full)).toBe(`// restOfFile
resource registry 'Microsoft.ContainerRegistry/registries@2025-11-01' = {
  name: 'crcontosoprod'
  properties: {
    publicNetworkAccess: 'Enabled'
    networkRuleBypassOptions: 'None'
    networkRuleBypassAllowedForTasks: true
    dataEndpointEnabled: true
    policies: {
      exportPolicy: { status: 'enabled' }
    }
    networkRuleSet: {
      defaultAction: 'Deny'
      ipRules: [
        { action: 'Allow', value: '20.1.2.3' }
        { action: 'Allow', value: '51.144.7.0/24' }
      ]
      // bicepSubnets 2021-08-01-preview 1
      // virtualNetworkRules: [
      //   { action: 'Allow', id: '${subnetNamed('snet-build')}' }
      // ]
    }
  }
}
`);
});

test('the whole state as Terraform', () => {
  expect(terraform(full)).toBe(`# restOfFile
resource "azurerm_container_registry" "registry" {
  name                = "crcontosoprod"
  resource_group_name = "rg-registry-weu"

  public_network_access_enabled = true
  network_rule_bypass_option    = "None"
  data_endpoint_enabled         = true
  export_policy_enabled         = true
  # terraformTasks 4.81.0
  network_rule_bypass_for_tasks_enabled = true

  network_rule_set {
    default_action = "Deny"

    ip_rule {
      action   = "Allow"
      ip_range = "20.1.2.3/32"
    }

    ip_rule {
      action   = "Allow"
      ip_range = "51.144.7.0/24"
    }
  }

  # terraformSubnets 1
  # "${subnetNamed('snet-build')}"
}
`);
});

test.each<[about: string, more: Partial<NetworkAccess>, bicepLine: string, terraformLine: string]>([
  ['no rules', {}, 'ipRules: []', 'default_action = "Allow"'],
  ['subnet rules not read', { subnetRules: null }, '// subnetsUnread', '# subnetsUnread'],
  ['the Tasks switch not read', { tasksBypass: null }, '// tasksUnread', '# tasksUnread'],
  [
    'exports off',
    { exportPolicy: 'Disabled' },
    "exportPolicy: { status: 'disabled' }",
    'export_policy_enabled = false',
  ],
  [
    'public access off',
    { publicNetworkAccess: 'Disabled' },
    "publicNetworkAccess: 'Disabled'",
    'public_network_access_enabled = false',
  ],
  [
    'public access with a value of tomorrow',
    { publicNetworkAccess: 'SecuredByPerimeter' },
    "publicNetworkAccess: 'SecuredByPerimeter'",
    '# unexpressed publicNetworkAccess SecuredByPerimeter',
  ],
  [
    'a bypass of tomorrow',
    { bypass: 'Everything' },
    "networkRuleBypassOptions: 'Everything'",
    '# unexpressed networkRuleBypassOptions Everything',
  ],
  [
    'an export policy of tomorrow',
    { exportPolicy: 'X' },
    "exportPolicy: { status: 'x' }",
    '# unexpressed exportPolicy X',
  ],
  ['below Premium', { sku: 'Basic' }, '// needsPremium Basic', '# needsPremium Basic'],
])('%s', (_about, more, bicepLine, terraformLine) => {
  const lines = (text: string) => text.split('\n').map((line) => line.trim().replace(/ +=/, ' ='));
  const access = registryIn('all', more);
  expect(lines(bicep(access))).toContain(bicepLine);
  expect(lines(terraform(access))).toContain(terraformLine);
  // Only what is asked for is said: the plain state has neither line.
  if (Object.keys(more).length > 0) {
    expect(lines(bicep(registryIn('all')))).not.toContain(bicepLine);
    expect(lines(terraform(registryIn('all')))).not.toContain(terraformLine);
  }
});

test('below Premium no rule set is written at all', () => {
  expect(bicep(registryIn('all', { sku: 'Standard' }))).not.toContain('networkRuleSet');
  expect(terraform(registryIn('all', { sku: 'Standard' }))).not.toContain('network_rule_set');
});

const hasTerraform = spawnSync('terraform', ['version'], { stdio: 'ignore' }).error === undefined;
if (!hasTerraform) stdout.write('terraform fmt: skipped, the terraform command is not installed\n');

test('terraform reads the text and would not format it otherwise', ({ skip }) => {
  if (!hasTerraform) skip('the terraform command is not installed');
  const odd = {
    bypass: 'X',
    tasksBypass: null,
    ipRules: [['$', '{a} %{b} "c" \\'].join('')],
    exportPolicy: 'X',
  };
  for (const access of [
    full,
    registryIn('all'),
    { ...full, ...odd },
    { ...full, publicNetworkAccess: 'X' },
  ]) {
    const { stdout: formatted, status } = spawnSync('terraform', ['fmt', '-'], {
      input: terraform(access),
      encoding: 'utf8',
    });
    expect(status).toBe(0);
    expect(formatted).toBe(terraform(access));
  }
});

/** Reads one string literal as the languages define it. @returns its value and what stands behind it. */
function readString(text: string, quote: "'" | '"'): { readonly value: string; readonly rest: string } {
  if (text[0] !== quote) throw new Error(`no string: ${text}`);
  let value = '';
  for (let at = 1; at < text.length; at += 1) {
    const char = text[at] ?? '';
    const next = text[at + 1] ?? '';
    if (char === quote) return { value, rest: text.slice(at + 1) };
    const named: Record<string, string> = { n: '\n', r: '\r', t: '\t', '\\': '\\', [quote]: quote };
    if (quote === "'" && char === '\\' && next === '$') named['$'] = '$';
    if (char === '\\') {
      const meant = named[next];
      if (meant === undefined) throw new Error(`no such escape: \\${next}`);
      value += meant;
      at += 1;
    } else if (quote === '"' && (char === '$' || char === '%') && next === char && text[at + 2] === '{') {
      value += `${char}{`;
      at += 2;
    } else if ((char === '$' || (quote === '"' && char === '%')) && next === '{') {
      throw new Error('an interpolation begins');
    } else value += char;
  }
  throw new Error('no end');
}

const hostile = fc.string({ unit: fc.constantFrom('$', '{', ...'\'"\\}%\n\r\t #/*ab'), maxLength: 14 });

test('every value is one string that reads back as it was', () => {
  const seen = tally('values in strings');
  fc.assert(
    fc.property(hostile, hostile, hostile, (name, rule, id) => {
      const access = { ...full, ipRules: [`/${rule}`], subnetRules: [{ id, action: 'Allow' }] };
      const plain = { ...full, ipRules: ['/'], subnetRules: [{ id: '', action: 'Allow' }] };
      const [bicepLines, terraformLines] = [
        bicepText(name, access, say).split('\n'),
        terraformText({ name, resourceGroup: id }, access, say).split('\n'),
      ];
      // Nothing adds a line, so comments end where they should.
      expect(bicepLines).toHaveLength(bicepText('', plain, say).split('\n').length);
      expect(terraformLines).toHaveLength(terraform(plain).split('\n').length);
      const after = (lines: readonly string[], start: string) => {
        const line = lines.find((it) => it.trimStart().startsWith(start));
        return line?.trimStart().slice(start.length) ?? '';
      };
      expect(readString(after(bicepLines, 'name: '), "'")).toEqual({ value: name, rest: '' });
      expect(readString(after(bicepLines, "{ action: 'Allow', value: "), "'")).toEqual({
        value: `/${rule}`,
        rest: ' }',
      });
      expect(readString(after(bicepLines, "//   { action: 'Allow', id: "), "'")).toEqual({
        value: id,
        rest: ' }',
      });
      expect(readString(after(terraformLines, 'name                = '), '"')).toEqual({
        value: name,
        rest: '',
      });
      expect(readString(after(terraformLines, 'resource_group_name = '), '"')).toEqual({
        value: id,
        rest: '',
      });
      expect(readString(after(terraformLines, 'ip_range = '), '"')).toEqual({ value: `/${rule}`, rest: '' });
      for (const value of [name, rule, id])
        seen.count(
          ...(/[$%]\{/.test(value) ? ['interpolation'] : []),
          ...(/['"]/.test(value) ? ['quote'] : []),
          ...(/[\n\r]/.test(value) ? ['line break'] : []),
          ...(/\\/.test(value) ? ['backslash'] : []),
        );
    }),
    { numRuns: 5_000 },
  );
  stdout.write(seen.report());
});
