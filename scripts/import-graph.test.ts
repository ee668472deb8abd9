// Plants imports in a throw-away tree with the repository's own lint configuration and sees which it refuses.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from './run.mjs';

type Diagnostic = { category: string; message: string; location: { path: string; start: { line: number } } };

const FORBIDDEN: [file: string, imported: string, message: RegExp][] = [
  ['app/page.tsx', '#emulator/launch.ts', /never knows it/],
  ['app/page.tsx', '#lib/arm/registries.ts', /calls a use case/],
  ['app/page.tsx', '@azure/arm-network', /Only lib\/arm/],
  ['app/registries/page.tsx', '../../lib/arm/registries.ts', /from the repository's root/],
  ['proxy.ts', '@azure/identity', /lib\/auth/],
  ['components/registries/table.tsx', '#app/layout.tsx', /from lib\/queries/],
  ['components/registries/table.tsx', '#lib/arm/registries.ts', /Never lib\/arm/],
  ['components/registries/table.tsx', '#lib/auth/session-cookie.ts', /the server's lib\/auth/],
  ['components/registries/table.tsx', '#lib/env.ts', /lib\/env/],
  ['components/registries/table.tsx', '#lib/registries/read-fleet.ts', /shapes\.ts only/],
  ['components/registries/table.tsx', '@azure/core-auth', /Only lib\/arm/],
  ['components/registries/table.tsx', '@azure/msal-browser', /after the first paint/],
  ['components/registries/table.tsx', 'node:fs', /runs in the browser/],
  ['lib/queries/registries.ts', '#components/registries/table.tsx', /Not app, components/],
  ['lib/queries/registries.ts', '#lib/registries/read-fleet.ts', /shapes\.ts only/],
  ['lib/actions/save.ts', '#lib/queries/registries.ts', /not the other way round/],
  ['lib/actions/save.ts', '#lib/arm/registries.ts', /calls a use case/],
  ['lib/actions/save.ts', '#components/registries/table.tsx', /knows no screen/],
  ['lib/registries/save.ts', '#lib/actions/save.ts', /not the other way round/],
  ['lib/registries/save.ts', '@azure/arm-containerregistry', /Only lib\/arm/],
  ['lib/approvals/decide.ts', '#emulator/launch.ts', /never knows it/],
  ['lib/new-area/verb.ts', '#components/ui/button.tsx', /knows no screen/],
  ['lib/arm/registries.ts', '#lib/auth/on-behalf-of.ts', /never a session/],
  ['lib/arm/registries.ts', '#lib/registries/save.ts', /nothing above it/],
  ['lib/arm/registries.ts', '@azure/identity', /lib\/auth/],
  ['lib/arm/registries.ts', 'next/headers', /no web framework/],
  ['lib/auth/on-behalf-of.ts', '#lib/arm/registries.ts', /not the gateway/],
  ['lib/auth/on-behalf-of.ts', '@azure/arm-network', /Only lib\/arm/],
  ['lib/auth/use-auth.tsx', '@azure/msal-browser', /after the first paint/],
  ['lib/auth/msal.ts', '@azure/identity', /server part/],
  ['lib/registries/save.ts', '#lib/testing/azure.ts', /only helps tests/],
  ['lib/network-access/diff.ts', './testing/tally.ts', /only helps tests/],
  ['lib/operations/store.ts', '#lib/queries/operations.ts', /browser's memory/],
  ['lib/http/client.ts', '#lib/auth/msal.ts', /knows nothing/],
  ['lib/env.ts', '#lib/auth/msal.ts', /bottom of the import graph/],
  ['lib/network-access/diff.ts', '#lib/env.ts', /only each other/],
  ['lib/network-access/diff.ts', 'node:crypto', /are pure/],
  ['lib/network-access/diff.ts', 'zod', /are pure/],
  ['lib/errors/failure.ts', 'server-only', /are pure/],
  ['lib/dns-health/check.ts', '#lib/env.ts', /only each other/],
  ['lib/dns-health/check.ts', '#lib/private-dns/shapes.ts', /only each other/],
  ['components/dns/registry-dns.tsx', '#lib/private-dns/read-dns-health.ts', /shapes\.ts only/],
  ['lib/rights/rights.ts', './../arm/registries.ts', /from the repository's root/],
  ['lib/rights/rights.ts', '#./lib/env.ts', /from the repository's root/],
  ['lib/rights/rights.ts', '#lib/errors/../env.ts', /from the repository's root/],
  ['emulator/arm/registries.ts', '#lib/network-access/model.ts', /an island/],
  ['emulator/arm/registries.ts', '../../lib/network-access/model.ts', /from the repository's root/],
  ['emulator/arm/registries.ts', '@azure/arm-containerregistry', /plain Node/],
  ['emulator/arm/registries.test.ts', '#lib/arm/registries.ts', /never the console/],
  ['e2e/sign-in.spec.ts', '#lib/registries/save.ts', /through the browser and the wire/],
  ['scripts/demo-run.ts', '#lib/env.ts', /Scripts start processes/],
  ['bench/emulator-get.ts', '#components/ui/button.tsx', /A measurement runs/],
  ['bench/lost-updates-console.ts', '#components/ui/button.tsx', /without its web server/],
  ['conformance/replay.ts', '#lib/env.ts', /evidence from outside/],
];

const ALLOWED: [file: string, imported: string][] = [
  ['app/page.tsx', '#lib/registries/read-fleet.ts'],
  ['app/page.tsx', '#components/registries/table.tsx'],
  ['components/registries/table.tsx', '#lib/queries/registries.ts'],
  ['components/registries/table.tsx', '#lib/registries/shapes.ts'],
  ['components/registries/table.tsx', '#lib/network-access/model.ts'],
  ['components/registries/table.tsx', '#lib/auth/use-auth.tsx'],
  ['lib/queries/registries.ts', '#lib/actions/save.ts'],
  ['lib/actions/save.ts', '#lib/registries/save.ts'],
  ['lib/registries/save.ts', '#lib/arm/registries.ts'],
  ['lib/registries/save.test.ts', '#emulator/launch.ts'],
  ['lib/registries/save.test.ts', '#lib/testing/azure.ts'],
  ['lib/testing/azure.ts', '#emulator/launch.ts'],
  ['lib/operations/store.ts', '#lib/errors/failure.ts'],
  ['lib/arm/registries.ts', '@azure/arm-containerregistry'],
  ['lib/arm/registries.ts', '#lib/errors/failure.ts'],
  ['lib/auth/on-behalf-of.ts', '@azure/identity'],
  ['lib/auth/msal.ts', '@azure/msal-browser'],
  ['lib/network-access/diff.ts', 'ipaddr.js'],
  ['components/dns/registry-dns.tsx', '#lib/dns-health/check.ts'],
  ['lib/private-dns/repair.ts', '#lib/dns-health/check.ts'],
  ['lib/network-access/diff.ts', './model.ts'],
  ['emulator/arm/registries.ts', '#emulator/store.ts'],
  ['emulator/arm/registries.test.ts', '@azure/arm-containerregistry'],
  ['e2e/sign-in.spec.ts', '#scripts/start-console.ts'],
  ['bench/lost-updates-console.ts', '#lib/registries/save.ts'],
  ['conformance/replay.ts', '#emulator/arm/arm-harness.ts'],
];

const OTHERS: [file: string, code: string, category: string][] = [
  ['lib/arm/cycle-a.ts', "import { b } from '#lib/arm/cycle-b.ts';\nexport const a = b;\n", 'noImportCycles'],
  ['lib/arm/cycle-b.ts', "import { a } from './cycle-a.ts';\nexport const b = a;\n", 'noImportCycles'],
  ['lib/arm/index.ts', "export { a } from './cycle-a.ts';\n", 'noBarrelFile'],
  ['lib/arm/all.ts', "export * from './cycle-a.ts';\n", 'noReExportAll'],
  ['lib/arm/reads-env.ts', 'export const home = process.env.HOME;\n', 'noProcessEnv'],
  ['lib/arm/prints.ts', "console.info('here');\n", 'noConsole'],
  ['components/dynamic.ts', "export const m = import('#lib/env.ts');\n", 'noRestrictedImports'],
  ['components/re-export.ts', "export { env } from '#lib/env.ts';\n", 'noRestrictedImports'],
  [
    'components/type.ts',
    "import type { Env } from '#lib/env.ts';\nexport type E = Env;\n",
    'noRestrictedImports',
  ],
];

/** Each planted import gets a line of its own in its file; this is where. */
const lineOf = new Map<string, number>();
let tree: string;
let diagnostics: Diagnostic[];

function plantAll(): void {
  const files = new Map<string, string[]>();
  for (const [file, imported] of [...FORBIDDEN, ...ALLOWED]) {
    const lines = files.get(file) ?? [];
    lines.push(`import '${imported}';`);
    lineOf.set(`${file} ${imported}`, lines.length);
    files.set(file, lines);
  }
  for (const [file, lines] of files) plant(file, `${lines.join('\n')}\n`);
  for (const [file, code] of OTHERS) plant(file, code);
}

function plant(file: string, content: string): void {
  mkdirSync(dirname(join(tree, file)), { recursive: true });
  writeFileSync(join(tree, file), content);
}

function restricted(file: string, imported: string): string[] {
  const line = lineOf.get(`${file} ${imported}`);
  return diagnostics
    .filter((d) => d.category === 'lint/style/noRestrictedImports')
    .filter((d) => d.location.path === file && d.location.start.line === line)
    .map((d) => d.message);
}

beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), 'import-graph-'));
  for (const file of ['biome.json', 'import-graph.biome.json', 'package.json'])
    copyFileSync(join(root, file), join(tree, file));
  plantAll();
  const report = join(tree, '..', `${tree.split(/[\\/]/).at(-1)}.json`);
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const options = [
    '--vcs-enabled=false',
    '--max-diagnostics=none',
    '--reporter=json',
    `--reporter-file=${report}`,
  ];
  spawnSync(process.execPath, [biome, 'lint', ...options, '.'], { cwd: tree });
  diagnostics = JSON.parse(readFileSync(report, 'utf8')).diagnostics;
  rmSync(report);
});

afterAll(() => rmSync(tree, { recursive: true, force: true }));

describe('the import graph', () => {
  test.each(FORBIDDEN)('%s may not import %s', (file, imported, message) => {
    expect(restricted(file, imported).join('\n')).toMatch(message);
  });

  test.each(ALLOWED)('%s may import %s', (file, imported) => {
    expect(restricted(file, imported)).toEqual([]);
  });

  test.each(OTHERS)('%s is refused: %s', (file, _code, rule) => {
    const found = diagnostics
      .filter((d) => d.location.path === file)
      .map((d) => d.category.split('/').at(-1));
    expect(found).toContain(rule);
  });
});
