// Addresses that carry an answer back to the application, in the query or the fragment.
import type { ReplyTo } from './authorize-request.ts';
import { describeError, type EntraError, errorUri, stampError } from './entra-error.ts';

export function codeReply(
  replyTo: ReplyTo,
  answer: { readonly code: string; readonly clientInfo: string | undefined; readonly sid: string },
): string {
  return address(replyTo, {
    code: answer.code,
    client_info: answer.clientInfo,
    state: replyTo.state,
    session_state: answer.sid,
  });
}

export function errorReply(replyTo: ReplyTo, error: EntraError, now: number): string {
  return address(replyTo, {
    error: error.error,
    error_description: describeError(error, stampError(now)),
    error_uri: errorUri(error),
    suberror: error.suberror,
    claims: error.claims,
    state: replyTo.state,
  });
}

/** The user turned back: Entra says so without a description or a number. */
export function cancelReply(replyTo: ReplyTo): string {
  return address(replyTo, { error: 'access_denied', error_subcode: 'cancel', state: replyTo.state });
}

function address(replyTo: ReplyTo, members: Record<string, string | undefined>): string {
  const url = new URL(replyTo.redirectUri);
  const target = replyTo.mode === 'fragment' ? new URLSearchParams() : url.searchParams;
  for (const [name, value] of Object.entries(members)) {
    if (value !== undefined) target.set(name, value);
  }
  if (replyTo.mode === 'fragment') url.hash = target.toString();
  return url.href;
}
