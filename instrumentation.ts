/** Runs once at boot, before the first request. */
export async function register() {
  // biome-ignore lint/style/noProcessEnv: Next.js replaces this when it compiles; it keeps Node.js code out of the edge bundle.
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { stopUnlessConfigured } = await import('#lib/boot.ts');
    stopUnlessConfigured();
  }
}
