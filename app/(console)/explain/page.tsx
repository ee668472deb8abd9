import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { Messages } from '#app/messages.tsx';
import { ExplainPage } from '#components/explain/explain-page.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('explainPage'))('title') };
}

/** The question is in the address; what it needs of Azure is asked for by what is shown. */
export default function Page() {
  return (
    <Messages of={['explainPage', 'reach', 'pastedError', 'registry', 'explain']}>
      <Suspense>
        <ExplainPage />
      </Suspense>
    </Messages>
  );
}
