// npm run bench: every figure that the fleet's list, its bulk change and the embedded Azure are held to, one benchmark
// after the other, then all of them in one table. Each writes its results with the commit. Takes about half an hour.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '#scripts/run.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const BENCHES: readonly (readonly string[])[] = [
  ['fleet-seed.ts', '--write'],
  ['fleet-read.ts', '--write'],
  ['fleet-screen.ts', '--lighthouse', '--write'],
  ['fleet-operators.ts', '--write'],
  ['bulk.ts', '--write'],
];

let isGood = true;
for (const [file = '', ...args] of BENCHES) {
  console.log(`\n── ${file}`);
  // On-behalf-of code is server code: it is read as a server bundle reads it.
  const { code } = await run(process.execPath, ['--conditions=react-server', join(here, file), ...args], {
    show: true,
  });
  isGood &&= code === 0;
}
for (const file of readdirSync(join(here, 'results')).filter((name) => name.endsWith('.md')))
  console.log(`\n${readFileSync(join(here, 'results', file), 'utf8')}`);
process.exitCode = isGood ? 0 : 1;
