import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { Messages } from '#app/messages.tsx';
import { FleetHistoryPage } from '#components/history/fleet-history.tsx';
import { HistoryFrame } from '#components/history/history-frame.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('history'))('title') };
}

/** The question is in the address; the answer arrives subscription by subscription. */
export default function Page() {
  return (
    <Messages of={['registry', 'history', 'exportState', 'export']}>
      <Suspense fallback={<HistoryFrame />}>
        <FleetHistoryPage />
      </Suspense>
    </Messages>
  );
}
