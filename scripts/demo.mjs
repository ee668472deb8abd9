// npm run demo: installs, builds, starts the embedded Azure and the console, and stops both on Ctrl-C.
import { requireNode } from './node-version.mjs';

async function start() {
  const { demoOptions } = await import('./demo-options.mjs');
  const { fail, runSecondStage } = await import('./first-stage.mjs');
  const argv = process.argv.slice(2);
  const parsed = demoOptions(argv);
  if ('problem' in parsed) fail(parsed.problem);
  await runSecondStage('scripts/demo-run.ts', argv);
}

requireNode(start);
