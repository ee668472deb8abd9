/** Turns whatever the SDKs and the identity library throw into a Failure. Never leaks the request. */
import 'server-only';
import { isRestError, type RestError } from '@azure/core-rest-pipeline';
import type { Failure, SupportDetails } from '#lib/errors/failure.ts';
import { ForeignOriginError } from '#lib/http/guarded-client.ts';
import { roleWith } from '#lib/rights/console-actions.ts';
import { parseOrNull } from './raw.ts';
import { ORIGINAL_RETRY_AFTER, retryAfterSeconds } from './retry-after.ts';

type ArmError = { readonly code?: string | undefined; readonly message?: string | undefined };
type Envelope = (ArmError & { readonly error?: ArmError }) | null | undefined;

/**
 * Both envelopes, `{error:{code,message}}` and the flat one of record sets and insights. The modular SDKs
 * put code and message on the error itself; the classic ones, and our own requests, keep the body.
 */
function armError(error: RestError): ArmError {
  const body = (error.details ?? parseOrNull(error.response?.bodyAsText)) as Envelope;
  const said = body?.error ?? body ?? {};
  return said.code === undefined && error.statusCode !== undefined
    ? { code: error.code, message: error.message }
    : said;
}

const AUTHORIZATION =
  /does not have authorization to perform action '(?<action>[^']+)' over scope '(?<scope>[^']+)'/;

/** The right that is missing is not on the resource written to but on one that it refers to. */
const LINKED =
  /does not have permission to perform action\(s\) '(?<action>[^']+)' on the linked scope\(s\) '(?<scope>[^']+)'/;

const LOCKED = /following scope\(s\) are locked: '(?<scope>[^',]+)/;

/** AADSTS codes that only an administrator of the tenant can resolve. */
const BLOCKED = /AADSTS(?<code>65001|65004|50105|50020|90072|700016|50194|7000215|7000222|90002)\b/;

/** @param correlationId of our request, for the details that support needs. */
export function classify(error: unknown, correlationId: string): Failure {
  const own = { correlationId };
  if (isAuthenticationError(error)) return classifySignIn(error, own);
  if (error instanceof ForeignOriginError)
    return {
      code: 'unexpected',
      details: { ...own, azureCode: 'ForeignOrigin', azureMessage: error.message },
    };
  if (!isRestError(error)) {
    const aborted = error instanceof Error && error.name === 'AbortError';
    return aborted ? { code: 'unavailable', details: own } : { code: 'unexpected', details: own };
  }

  const { code = '', message = '' } = armError(error);
  const status = error.statusCode;
  const details: SupportDetails = {
    ...own,
    ...(status === undefined ? {} : { status }),
    ...(code === '' ? {} : { azureCode: code }),
    ...(message === '' ? {} : { azureMessage: message }),
    ...requestIdOf(error),
  };
  if (status === undefined) return { code: 'unavailable', details };
  if (status === 401) return { code: 'sign_in_required', details };
  if (code === 'RequestDisallowedByPolicy') return { code: 'policy_denied', details };
  if (code === 'ScopeLocked' || code === 'ReadOnlyDisabledSubscription') {
    const scope = LOCKED.exec(message)?.groups?.['scope'];
    return { code: 'locked', details, ...(scope === undefined ? {} : { scope }) };
  }
  if (status === 403) {
    const { action, scope } = (AUTHORIZATION.exec(message) ?? LINKED.exec(message))?.groups ?? {};
    const role = action === undefined ? null : roleWith(action);
    return {
      code: 'forbidden',
      details,
      ...(role === null ? {} : { role }),
      ...(action === undefined ? {} : { action }),
      ...(scope === undefined ? {} : { scope }),
    };
  }
  if (status === 404) return { code: 'not_found', details };
  // A 409 in which nobody else has a part.
  if (code === 'MissingSubscriptionRegistration') return { code: 'rejected', details };
  if (status === 409 || status === 412) return { code: 'conflict', fields: [], details };
  if (status === 429) {
    const headers = error.response?.headers;
    const seconds = retryAfterSeconds(headers?.get(ORIGINAL_RETRY_AFTER) ?? headers?.get('retry-after'));
    return { code: 'throttled', details, ...(seconds === null ? {} : { retryAfterSeconds: seconds }) };
  }
  if (/quota|LimitExceeded|TooMany/i.test(code)) return { code: 'quota_exceeded', details };
  if (status >= 500 || status === 408) return { code: 'unavailable', details };
  if (status >= 400) return { code: 'rejected', details };
  return { code: 'unexpected', details };
}

/**
 * A write may have reached Azure although no usable answer came back: none at all, an outage, or one that
 * could not be understood. Only reading tells then.
 */
export const leavesOutcomeUnknown = ({ code }: Failure) => code === 'unavailable' || code === 'unexpected';

function requestIdOf(error: RestError) {
  const requestId = error.response?.headers.get('x-ms-request-id');
  return requestId === undefined ? {} : { requestId };
}

type SignInError = Error & {
  cause?: { name?: string; errorCode?: string; claims?: string; message?: string };
};

/** @azure/identity wraps every failure of the on-behalf-of exchange in these two. */
function isAuthenticationError(error: unknown): error is SignInError {
  return (
    error instanceof Error &&
    ['AuthenticationRequiredError', 'AuthenticationError', 'CredentialUnavailableError'].includes(error.name)
  );
}

function classifySignIn(error: SignInError, own: SupportDetails): Failure {
  const cause = error.cause;
  const text = `${error.message} ${cause?.message ?? ''}`;
  if (isNetworkFailure(error)) return { code: 'unavailable', details: own };
  const blocked = BLOCKED.exec(text)?.groups?.['code'];
  if (blocked !== undefined) return { code: 'sign_in_blocked', reason: `AADSTS${blocked}`, details: own };
  const claims = cause?.name === 'InteractionRequiredAuthError' ? cause.claims : undefined;
  return { code: 'sign_in_required', details: own, ...(claims ? { claims } : {}) };
}

/** The identity provider could not be reached: signing in again would not help. */
function isNetworkFailure(error: SignInError): boolean {
  const code = error.cause?.errorCode ?? '';
  return (
    ['network_error', 'endpoints_resolution_error', 'openid_config_error'].includes(code) ||
    isRestError(error.cause)
  );
}
