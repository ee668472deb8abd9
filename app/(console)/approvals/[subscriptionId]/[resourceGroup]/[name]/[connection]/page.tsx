import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { type ConnectionParams, connectionFromParams } from '#app/registry-params.ts';
import { ApprovalDetail } from '#components/approvals/approval-detail.tsx';

type Props = { params: Promise<ConnectionParams> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('approvals'))('title') };
}

/** The request's details are read by the browser: walking through the inbox must not wait for the server. */
export default async function ApprovalPage({ params }: Props) {
  const target = connectionFromParams(await params);
  if (target === null) notFound();
  return <ApprovalDetail registry={target.ref} connectionName={target.connection} />;
}
