/**
 * Everything that can go wrong, as values. Gateways throw; from the use case outward only these
 * shapes travel, because they cross the server/browser boundary as JSON. `code` is the contract.
 */

/** One thing wrong with one input; `code` is a message key, `values` fill it. */
export type InputIssue = {
  /** Path of the offending argument, e.g. `addIpRules.2`. */
  readonly path: string;
  readonly code: string;
  readonly values?: Readonly<Record<string, string | number>>;
};

/** What support needs, from whatever Azure said. Never holds a token or a request body. */
export type SupportDetails = {
  readonly azureCode?: string;
  readonly azureMessage?: string;
  readonly status?: number;
  /** Azure's `x-ms-request-id`. */
  readonly requestId?: string;
  /** The `x-ms-correlation-request-id` of our request; the activity log shows it. */
  readonly correlationId?: string;
};

export type Failure = { readonly details?: SupportDetails } & (
  | { readonly code: 'invalid_input'; readonly issues: readonly InputIssue[] }
  /** Sign in again; `claims` present means a step-up (second factor), to be handed to MSAL as is. */
  | { readonly code: 'sign_in_required'; readonly claims?: string }
  /** Azure RBAC said no: the missing `action` over `scope`, when Azure named them; `role` is one that has it. */
  | {
      readonly code: 'forbidden';
      readonly action?: string;
      readonly scope?: string;
      readonly role?: string;
    }
  /** The console's Entra registration lacks consent, assignment or tenant; `reason` is an AADSTS code. */
  | { readonly code: 'sign_in_blocked'; readonly reason: string }
  | { readonly code: 'policy_denied'; readonly policy?: string }
  | { readonly code: 'not_found' }
  /** Somebody else changed the same thing; `current` is what Azure holds now. */
  | { readonly code: 'conflict'; readonly fields: readonly string[]; readonly current?: unknown }
  | { readonly code: 'locked'; readonly scope?: string }
  | { readonly code: 'quota_exceeded'; readonly limit?: number }
  | { readonly code: 'rejected' }
  | { readonly code: 'throttled'; readonly retryAfterSeconds?: number }
  /** No usable answer. For a write `outcomeUnknown` says that it may or may not have been applied. */
  | { readonly code: 'unavailable'; readonly outcomeUnknown?: boolean }
  | { readonly code: 'unexpected' }
);

export type FailureCode = Failure['code'];

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const fail = (failure: Failure): Result<never> => ({ ok: false, failure });
