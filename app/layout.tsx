import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Messages } from '#app/messages.tsx';
import './globals.css';

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common');
  return {
    title: { default: t('productName'), template: `%s · ${t('productName')}` },
    robots: { index: false },
  };
}

/** A nonce policy needs every page rendered per request: reading cookies here makes all of them dynamic. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = (await cookies()).get('theme')?.value;
  const chosen = theme === 'light' || theme === 'dark' ? { 'data-theme': theme } : {};
  return (
    <html lang={await getLocale()} {...chosen}>
      <body>
        <Messages of={[]}>{children}</Messages>
      </body>
    </html>
  );
}
