/** Ends the process at boot, with a sentence for each problem, when it cannot work as configured. */
import { bootProblems } from './env.ts';

export function stopUnlessConfigured(): void {
  const problems = bootProblems();
  if (problems.length === 0) return;
  // A throw would leave a server up that answers 500 to everything: stop instead.
  process.stderr.write(
    `The console cannot start.\n${problems.map((problem) => `  - ${problem}\n`).join('')}`,
  );
  process.exit(1);
}
