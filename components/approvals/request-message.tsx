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
  const main = stored === '' && isPending ? atEndpoint : stored;
  return (
    <div className="grid gap-3">
      <div className="grid gap-1.5">
        <h3 className="font-medium text-ink-2">{t(isPending ? 'title' : 'storedTitle')}</h3>
        {main === '' ? (
          <p className="text-ink-2">{t(isPending ? nothingKey(request, requester) : 'noneStored')}</p>
        ) : (
          <Quote text={main} />
        )}
        {main !== '' && (
          <p className="text-xs text-ink-3">{t(stored === '' ? 'onlyAtEndpoint' : 'unchecked')}</p>
        )}
      </div>
      {/* A decision keeps the requester's message in front: it is not shown twice. */}
      {!main.includes(atEndpoint) && (
        <div className="grid gap-1.5">
          <h3 className="font-medium text-ink-2">{t('atEndpoint')}</h3>
          <Quote text={atEndpoint} />
          <p className="text-xs text-ink-3">{t('unchecked')}</p>
        </div>
      )}
    </div>
  );
}

/** That nothing was written is known only to who can look at the endpoint. */
function nothingKey({ endpointSubscriptionName }: ApprovalRequest, requester: EndpointView | undefined) {
  if (requester === undefined && endpointSubscriptionName !== null) return 'reading';
  return requester?.visible === true ? 'none' : 'noneVisible';
}

/** Its own line breaks stay, and right-to-left letters in it turn nothing around it. */
export const Quote = ({ text }: { readonly text: string }) => (
  <blockquote dir="auto" className="border-s-3 border-line-2 py-0.5 ps-3 wrap-anywhere whitespace-pre-line">
    {text}
  </blockquote>
);
