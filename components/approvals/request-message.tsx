'use client';
/** What the requester wrote, and what whoever decided added: untrusted text, shown as it is. */
import { useTranslations } from 'next-intl';
import type { ApprovalRequest } from '#lib/approvals/shapes.ts';
import type { EndpointView } from '#lib/connections/shapes.ts';

type RequestMessageProps = {
  readonly request: ApprovalRequest;
  /** Undefined while it is being read. */
  readonly requester: EndpointView | undefined;
};

export function RequestMessage({ request, requester }: RequestMessageProps) {
  const t = useTranslations('approvals.message');
  const { status, description } = request.connection;
  const stored = description?.trim() ?? '';
  const atEndpoint = (requester?.visible ? requester.requestMessage : null)?.trim() ?? '';
  const isPending = status.toLowerCase() === 'pending';
  return (
    <div className="grid gap-3">
      <div className="grid gap-1.5">
        <h3 className="font-medium text-ink-2">{t(isPending ? 'title' : 'storedTitle')}</h3>
        {stored === '' ? (
          <p className="text-ink-2">{t(isPending ? 'none' : 'noneStored')}</p>
        ) : (
          <Quote text={stored} />
        )}
        {stored !== '' && <p className="text-xs text-ink-3">{t('unchecked')}</p>}
      </div>
      {/* A decision keeps the requester's message in front: it is not shown twice. */}
      {!stored.startsWith(atEndpoint) && (
        <div className="grid gap-1.5">
          <h3 className="font-medium text-ink-2">{t('atEndpoint')}</h3>
          <Quote text={atEndpoint} />
          <p className="text-xs text-ink-3">{t('unchecked')}</p>
        </div>
      )}
    </div>
  );
}

/** Its own line breaks stay, and right-to-left letters in it turn nothing around it. */
export const Quote = ({ text }: { readonly text: string }) => (
  <blockquote dir="auto" className="border-s-3 border-line-2 py-0.5 ps-3 wrap-anywhere whitespace-pre-line">
    {text}
  </blockquote>
);
