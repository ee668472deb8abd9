import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { Messages } from '#app/messages.tsx';
import { ComparePage } from '#components/compare/compare-page.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('compare'))('title') };
}

/** Both sides are in the address; what they need of Azure is asked for by what is shown. */
export default function Page() {
  return (
    <Messages of={['compare', 'review', 'explain', 'registry', 'history']}>
      <Suspense>
        <ComparePage />
      </Suspense>
    </Messages>
  );
}
