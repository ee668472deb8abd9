import { expect, test } from 'vitest';
import type { Failure } from '#lib/errors/failure.ts';
import en from '#messages/en.json' with { type: 'json' };
import ko from '#messages/ko.json' with { type: 'json' };
import { failureDetails, failureText } from './failure-text.ts';

const failures: readonly Failure[] = [
  { code: 'invalid_input', issues: [{ path: 'addIpRules.0', code: 'private_range' }] },
  { code: 'sign_in_required' },
  { code: 'sign_in_required', claims: '{}' },
  { code: 'forbidden' },
  { code: 'forbidden', action: 'Microsoft.ContainerRegistry/registries/write' },
  { code: 'forbidden', action: 'a/write', role: 'Contributor' },
  { code: 'forbidden', action: 'a/write', scope: '/x/registries/cr1', role: 'Contributor' },
  {
    code: 'forbidden',
    action: 'a/write',
    scope: '/subscriptions/1/resourceGroups/rg/providers/p/registries/cr1',
  },
  { code: 'sign_in_blocked', reason: 'AADSTS65001' },
  { code: 'policy_denied' },
  { code: 'policy_denied', policy: 'no-public' },
  { code: 'not_found' },
  { code: 'conflict', fields: [] },
  { code: 'conflict', fields: ['ipRules'] },
  { code: 'locked' },
  { code: 'locked', scope: '/subscriptions/1' },
  { code: 'quota_exceeded' },
  { code: 'quota_exceeded', limit: 200 },
  { code: 'rejected' },
  { code: 'throttled' },
  { code: 'throttled', retryAfterSeconds: 18 },
  { code: 'unavailable' },
  { code: 'unavailable', outcomeUnknown: true },
  { code: 'unexpected' },
  { code: 'conflict', fields: [], details: { azureCode: 'AnotherOperationInProgress' } },
  { code: 'throttled', retryAfterSeconds: 11, details: { azureCode: 'RetryableError' } },
  {
    code: 'rejected',
    details: {
      azureCode: 'MissingSubscriptionRegistration',
      azureMessage: "The subscription is not registered to use namespace 'Microsoft.Network'. See …",
    },
  },
  { code: 'rejected', details: { azureCode: 'NetworkRuleValidationError' } },
];

const catalogues: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  en: en.failure,
  ko: ko.failure,
};

test.each(failures)('$code has a title and a body that uses every value, in both languages', (failure) => {
  const { key, body, values } = failureText(failure);
  for (const [locale, messages] of Object.entries(catalogues)) {
    const entry = messages[key] as Readonly<Record<string, string>> | undefined;
    expect(entry?.['title'], `${locale} ${key}.title`).toBeTypeOf('string');
    expect(entry?.[body], `${locale} ${key}.${body}`).toBeTypeOf('string');
    for (const name of Object.keys(values)) expect(entry?.[body]).toContain(`{${name}`);
  }
});

test('a scope is named by its last part, a step-up is not a plain sign-in', () => {
  expect(failureText({ code: 'forbidden', action: 'a', scope: '/x/registries/cr1' }).values['scope']).toBe(
    'cr1',
  );
  expect(failureText({ code: 'sign_in_required', claims: '{}' }).key).toBe('step_up_required');
  expect(failureText({ code: 'unavailable', outcomeUnknown: true }).key).toBe('outcome_unknown');
});

test('refused input keeps its path and code for support', () => {
  const details = failureDetails({
    code: 'invalid_input',
    issues: [{ path: 'addIpRules.2', code: 'private_range' }],
    details: { correlationId: 'c1' },
  });
  expect(details).toEqual({ correlationId: 'c1', azureMessage: 'addIpRules.2: private_range' });
});

/** The two wordings of Azure: arm/ERRORS.md of the reference material. */
test.each([
  [
    "Could not validate network rule - Subnets snet-tools of virtual network /subscriptions/1/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/vnet-build do not have ServiceEndpoints for Microsoft.ContainerRegistry resources configured. Add Microsoft.ContainerRegistry to subnet's ServiceEndpoints collection before trying to ACL Microsoft.ContainerRegistry resources to these subnets.",
    'bodyEndpoint',
    { subnets: 'snet-tools', network: 'vnet-build' },
  ],
  [
    "Could not validate network rule - The client 'o' with object id 'o' does not have authorization to perform action 'Microsoft.Network/virtualNetworks/taggedTrafficConsumers/validate/action' over scope '/subscriptions/1/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/vnet-build/taggedTrafficConsumers/Microsoft.ContainerRegistry' or the scope is invalid. If access was recently granted, please refresh your credentials.",
    'bodyRight',
    {
      action: 'Microsoft.Network/virtualNetworks/taggedTrafficConsumers/validate/action',
      network: 'vnet-build',
    },
  ],
  ['Could not validate network rule - Something new.', 'body', {}],
])('a refused subnet rule says which of its causes it was: %#', (azureMessage, body, values) => {
  const failure: Failure = {
    code: 'rejected',
    details: { azureCode: 'NetworkRuleValidationError', azureMessage },
  };
  expect(failureText(failure)).toMatchObject({ key: 'subnet_rule', body, values });
  for (const messages of Object.values(catalogues)) {
    const text = (messages['subnet_rule'] as Record<string, string>)[body];
    for (const name of Object.keys(values)) expect(text).toContain(`{${name}}`);
  }
});
