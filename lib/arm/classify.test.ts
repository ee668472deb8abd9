import { createHttpHeaders, createPipelineRequest, RestError } from '@azure/core-rest-pipeline';
import { describe, expect, it } from 'vitest';
import { ForeignOriginError } from '#lib/http/guarded-client.ts';
import { classify } from './classify.ts';

type Answer = { status: number; body?: unknown; headers?: Record<string, string> };

function answered({ status, body, headers = {} }: Answer): RestError {
  const request = createPipelineRequest({ url: 'https://management.azure.com/x' });
  request.headers.set('authorization', 'Bearer very-secret');
  const bodyAsText = typeof body === 'string' ? body : JSON.stringify(body ?? null);
  const response = { request, status, headers: createHttpHeaders(headers), bodyAsText };
  return new RestError('failed', { statusCode: status, request, response });
}

const azureError = (code: string, message = 'why') => ({ error: { code, message } });

describe('what Azure answers', () => {
  it.each<[string, Answer, object]>([
    [
      'a missing right, with action and scope',
      {
        status: 403,
        body: azureError(
          'AuthorizationFailed',
          "The client 'r@x' with object id 'o' does not have authorization to perform action 'Microsoft.ContainerRegistry/registries/write' over scope '/subscriptions/s/x' or the scope is invalid.",
        ),
      },
      {
        code: 'forbidden',
        action: 'Microsoft.ContainerRegistry/registries/write',
        scope: '/subscriptions/s/x',
        role: 'Contributor',
      },
    ],
    [
      'a right missing on another resource',
      {
        status: 403,
        body: azureError(
          'LinkedAuthorizationFailed',
          "The client 'r@x' with object id 'o' has permission to perform action 'a/write' on scope '/s/a'; however, it does not have permission to perform action(s) 'b/join/action' on the linked scope(s) '/s/b' (respectively) or the linked scope(s) are invalid.",
        ),
      },
      { code: 'forbidden', action: 'b/join/action', scope: '/s/b' },
    ],
    ['another 403', { status: 403, body: azureError('LinkedAuthorizationFailed') }, { code: 'forbidden' }],
    ['a policy', { status: 403, body: azureError('RequestDisallowedByPolicy') }, { code: 'policy_denied' }],
    ['a lock', { status: 409, body: azureError('ScopeLocked') }, { code: 'locked' }],
    [
      'a lock, with its scope',
      {
        status: 409,
        body: azureError(
          'ScopeLocked',
          "The scope '/s/a' cannot perform write operation because following scope(s) are locked: '/s,/t'. Please remove the lock and try again.",
        ),
      },
      { code: 'locked', scope: '/s' },
    ],
    [
      'a provider that is not registered',
      { status: 409, body: azureError('MissingSubscriptionRegistration') },
      { code: 'rejected' },
    ],
    ['nothing there', { status: 404, body: azureError('ResourceNotFound') }, { code: 'not_found' }],
    ['a conflict', { status: 409, body: azureError('AnotherOperationInProgress') }, { code: 'conflict' }],
    ['a flat precondition', { status: 412, body: { code: 'PreconditionFailed' } }, { code: 'conflict' }],
    [
      'throttling, in seconds',
      { status: 429, headers: { 'retry-after': '17' } },
      { code: 'throttled', retryAfterSeconds: 17 },
    ],
    ['throttling without a delay', { status: 429 }, { code: 'throttled' }],
    ['a refusal', { status: 400, body: azureError('NetworkRuleNotSupported') }, { code: 'rejected' }],
    ['a quota', { status: 400, body: azureError('QuotaExceeded') }, { code: 'quota_exceeded' }],
    ['an outage', { status: 503 }, { code: 'unavailable' }],
    ['a page of HTML', { status: 502, body: '<html>Bad gateway</html>' }, { code: 'unavailable' }],
    [
      'an unfinished sign-in',
      { status: 401, body: azureError('InvalidAuthenticationToken') },
      { code: 'sign_in_required' },
    ],
  ])('%s', (_name, answer, expected) => {
    expect(classify(answered(answer), 'c-1')).toMatchObject({
      ...expected,
      details: { correlationId: 'c-1' },
    });
  });

  it('keeps code, message and request id for support, and never the request', () => {
    const failure = classify(
      answered({ status: 400, body: azureError('X', 'because'), headers: { 'x-ms-request-id': 'r-1' } }),
      'c-1',
    );
    expect(failure.details).toEqual({
      status: 400,
      azureCode: 'X',
      azureMessage: 'because',
      requestId: 'r-1',
      correlationId: 'c-1',
    });
    expect(JSON.stringify(failure)).not.toContain('secret');
  });
});

describe('what never reached Azure', () => {
  const named = (name: string, cause?: object, message = 'x') =>
    Object.assign(new Error(message), { name, ...(cause === undefined ? {} : { cause }) });

  it.each<[string, unknown, object]>([
    ['a broken connection', new RestError('socket hang up', { code: 'ECONNRESET' }), { code: 'unavailable' }],
    ['a time-out', named('AbortError'), { code: 'unavailable' }],
    [
      'another host',
      new ForeignOriginError('https://evil.example'),
      { code: 'unexpected', details: { azureCode: 'ForeignOrigin' } },
    ],
    [
      'a second factor',
      named('AuthenticationRequiredError', { name: 'InteractionRequiredAuthError', claims: '{"x":1}' }),
      { code: 'sign_in_required', claims: '{"x":1}' },
    ],
    [
      'a token that has run out',
      named('AuthenticationRequiredError', { name: 'ServerError', errorCode: 'invalid_grant' }),
      { code: 'sign_in_required' },
    ],
    [
      'missing consent',
      named('AuthenticationRequiredError', {
        name: 'InteractionRequiredAuthError',
        message: 'AADSTS65001: The user or administrator has not consented',
      }),
      { code: 'sign_in_blocked', reason: 'AADSTS65001' },
    ],
    [
      'a wrong secret',
      named('AuthenticationRequiredError', {}, 'AADSTS7000215: Invalid client secret provided.'),
      { code: 'sign_in_blocked', reason: 'AADSTS7000215' },
    ],
    [
      'an unreachable identity provider',
      named('AuthenticationRequiredError', { name: 'ClientAuthError', errorCode: 'network_error' }),
      { code: 'unavailable' },
    ],
    ['a mistake of our own', new TypeError('undefined is not a function'), { code: 'unexpected' }],
    ['something thrown that is no error', 'oops', { code: 'unexpected' }],
  ])('%s', (_name, error, expected) => {
    expect(classify(error, 'c-1')).toMatchObject(expected);
  });
});
