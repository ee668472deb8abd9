'use client';
/** The one sentence that says who can reach a registry; the parts that name a way in lead to it. */
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Statement } from '#lib/network-access/model.ts';

const LINK =
  'font-semibold text-inherit underline decoration-control decoration-1 underline-offset-4 hover:decoration-2 hover:underline-offset-4';

type Props = {
  readonly sentence: Statement;
  /** False where the panels it leads to are not on the page: the parts are then only bold. */
  readonly linked?: boolean;
};

export function AccessSentence({ sentence, linked = true }: Props) {
  const t = useTranslations('explain');
  const part = (href: string) => (chunks: ReactNode) =>
    linked ? (
      <a href={href} className={LINK}>
        {chunks}
      </a>
    ) : (
      <b className="font-semibold">{chunks}</b>
    );
  return t.rich(sentence.key, {
    ...sentence.values,
    ip: part('#ip-rules'),
    subnets: part('#subnet-rules'),
    endpoints: part('#private-endpoints'),
  });
}
