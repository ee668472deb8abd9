import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Messages } from '#app/messages.tsx';
import { PosturePage } from '#components/posture/posture-page.tsx';
import { env } from '#lib/env.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('posture'))('pageTitle') };
}

/** Read by the browser: the fleet is streamed to it once, for this page and the grid. */
export default function Posture() {
  return (
    <Messages of={['posture']}>
      <PosturePage tenantId={env().tenantId} />
    </Messages>
  );
}
