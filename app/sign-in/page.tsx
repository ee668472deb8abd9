import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Messages } from '#app/messages.tsx';
import { SignIn } from '#components/shell/sign-in.tsx';
import { browserAuthConfig } from '#lib/auth/browser-config.ts';
import { safeReturnPath } from '#lib/auth/return-path.ts';
import { env } from '#lib/env.ts';

type Search = { returnTo?: string | string[]; reason?: string | string[] };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('title') };
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<Search> }) {
  const { returnTo, reason } = await searchParams;
  return (
    <Messages of={['signIn']}>
      <SignIn
        config={browserAuthConfig(env())}
        returnTo={safeReturnPath(typeof returnTo === 'string' ? returnTo : null)}
        reason={reason === 'expired' || reason === 'other' ? reason : null}
      />
    </Messages>
  );
}
