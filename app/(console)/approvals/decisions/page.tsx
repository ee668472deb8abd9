import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DecisionLog } from '#components/approvals/decision-log.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('approvals.log'))('title') };
}

/** Read by the browser: the activity log of every subscription takes a while. */
export default function DecisionsPage() {
  return <DecisionLog />;
}
