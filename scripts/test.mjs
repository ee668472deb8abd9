// npm test and npm run validate: installs what is missing, then runs every check.
import { requireNode } from './node-version.mjs';

requireNode(async () => {
  const { runSecondStage } = await import('./first-stage.mjs');
  await runSecondStage('scripts/test-run.ts', process.argv.slice(2));
});
