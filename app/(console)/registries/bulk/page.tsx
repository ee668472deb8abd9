import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { Messages } from '#app/messages.tsx';
import { BulkPage } from '#components/bulk-change/bulk-page.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('bulkChange'))('title') };
}

/** What is chosen is kept by the tab; what Azure holds of it is asked for by what is shown. */
export default function Page() {
  return (
    <Messages of={['bulkChange', 'inputIssue', 'finding', 'review', 'explain', 'export']}>
      <Suspense>
        <BulkPage />
      </Suspense>
    </Messages>
  );
}
