import { NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';

/** What every page's client components may say. */
const EVERYWHERE = ['common', 'failure', 'shell', 'aftermath', 'rights'];

/**
 * Hands the browser the named namespaces of the catalogue and no more: the rest stays on the server.
 * Providers do not add up, so each names all that is below it.
 */
export async function Messages({ of, children }: { of: readonly string[]; children: ReactNode }) {
  const all = await getMessages();
  const wanted = Object.fromEntries([...EVERYWHERE, ...of].map((name) => [name, all[name]]));
  return <NextIntlClientProvider messages={wanted}>{children}</NextIntlClientProvider>;
}
