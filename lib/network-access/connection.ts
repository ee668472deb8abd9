/** The words stored with a decision on a private endpoint connection. */
import type { InputIssue } from '#lib/errors/failure.ts';

/**
 * Azure's limit for a request message, which shares the field with the decision's description:
 * https://learn.microsoft.com/azure/private-link/manage-private-endpoint
 */
export const DESCRIPTION_LIMIT = 140;

/** Between the requester's message and the reason: one line everywhere, rare in either text. */
const SEPARATOR = ' | ';

/**
 * What to store: an approval without a description would erase the requester's message, so it stays in
 * front of the reason. Never shortened; validateDecision says when it is too long.
 * @param message what Azure holds now, or null. @param reason as typed.
 */
export function composeDescription(message: string | null, reason: string): string {
  return [message ?? '', reason]
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(SEPARATOR);
}

/**
 * The requester's message as far as it is known: Azure does not always show it at the registry.
 * @param stored description at the registry. @param atEndpoint message at the requester's endpoint, if it may be read.
 * @returns what has to stay. Two that differ stay both where they fit; otherwise the stored one, since nobody here can
 * shorten them and the other stays at the endpoint in any case.
 */
export function messageToKeep(stored: string | null, atEndpoint: string | null): string | null {
  const [here, there] = [stored?.trim() ?? '', atEndpoint?.trim() ?? ''];
  if (there === '' || here.includes(there)) return stored;
  const both = composeDescription(there, here);
  return here === '' || descriptionLength(both) <= DESCRIPTION_LIMIT ? both : stored;
}

/** In UTF-16 code units, as .NET counts; that Azure counts so is an assumption, and the strictest likely one. */
export function descriptionLength(description: string): number {
  return description.length;
}

export type Decision = {
  readonly decision: 'approve' | 'reject';
  readonly reason: string;
  readonly message: string | null;
};

/** @returns every issue, all at path `reason`; an empty list means the decision may be sent. */
export function validateDecision({ decision, reason, message }: Decision): readonly InputIssue[] {
  const path = 'reason';
  // With no reason the stored message goes back unchanged, whatever its length.
  if (reason.trim() === '') return decision === 'reject' ? [{ path, code: 'reason_required' }] : [];
  const over = descriptionLength(composeDescription(message, reason)) - DESCRIPTION_LIMIT;
  return [
    ...(isPlainText(reason) ? [] : [{ path, code: 'control_characters' }]),
    ...(over > 0 ? [{ path, code: 'description_overflow', values: { over, limit: DESCRIPTION_LIMIT } }] : []),
  ];
}

/** Line breaks and tabs pass; other control, direction-changing and half characters do not. */
function isPlainText(text: string): boolean {
  return !/[^\P{Cc}\n\r\t]|[\p{Cs}\u202a-\u202e\u2066-\u2069]/u.test(text);
}
