/** Runs once at boot, before the first request. */
export async function register() {
  const { bootProblems } = await import('#lib/env.ts');
  const problems = bootProblems();
  if (problems.length === 0) return;
  // A throw here would leave a server up that answers 500 to everything: stop instead.
  process.stderr.write(`The console cannot start.\n${problems.map((p) => `  - ${p}\n`).join('')}`);
  process.exit(1);
}
