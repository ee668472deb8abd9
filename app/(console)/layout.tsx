import { redirect } from 'next/navigation';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import type { ReactNode } from 'react';
import { OperationsPanel } from '#components/shell/operations-panel.tsx';
import { TopBar } from '#components/shell/top-bar.tsx';
import { WatchPending } from '#components/shell/watch-pending.tsx';
import { browserAuthConfig } from '#lib/auth/browser-config.ts';
import { SessionKeeper } from '#lib/auth/session-keeper.tsx';
import { AuthProvider } from '#lib/auth/use-auth.tsx';
import { currentSession } from '#lib/caller.ts';
import { env } from '#lib/env.ts';
import { QueryProvider } from '#lib/queries/query-client.tsx';
import { ResumeOperations } from '#lib/queries/resume-operations.tsx';

/** Everything behind the sign-in. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const session = await currentSession();
  // The proxy has sent everybody else to sign-in, with the way back; this only closes the door.
  if (session === null) redirect('/sign-in');
  const { oid, userName, name, expiresAt } = session;
  const settings = env();
  return (
    <AuthProvider account={{ oid, userName, name, expiresAt }} config={browserAuthConfig(settings)}>
      <QueryProvider>
        <NuqsAdapter>
          <TopBar isPublicCloud={settings.isPublicCloud} />
          <OperationsPanel />
          {children}
          <WatchPending />
          <ResumeOperations />
          <SessionKeeper />
        </NuqsAdapter>
      </QueryProvider>
    </AuthProvider>
  );
}
