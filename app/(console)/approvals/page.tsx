import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { NoRequestChosen } from '#components/approvals/no-request-chosen.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('approvals'))('title') };
}

export default function ApprovalsPage() {
  return <NoRequestChosen />;
}
