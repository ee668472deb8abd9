// npm run emulator: the embedded Azure alone. Its one line of JSON is all that reaches standard output.
import { requireNode } from './node-version.mjs';

requireNode(async () => {
  const { runSecondStage } = await import('./first-stage.mjs');
  await runSecondStage('emulator/main.ts', process.argv.slice(2));
});
