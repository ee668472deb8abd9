/** What is known to be wrong before anything is sent; each says in which section of the form it belongs. */
import { isResourceGroup } from '#lib/network-access/registry-ref.ts';
import { type EndpointChoices, isName, NEEDED_PROVIDERS, REQUEST_MESSAGE_LIMIT } from './choices.ts';
import type { Problem } from './problem.ts';
import { dnsProblems } from './problems-dns.ts';
import { networkProblems } from './problems-network.ts';
import { APPROVE } from './rights.ts';
import type { Seen } from './seen.ts';
import { isWanted } from './steps.ts';

/**
 * What a step that is done already would have needed is not asked for again, so that a plan can always be
 * taken up where it was left.
 */
export function problemsOf(choices: EndpointChoices, seen: Seen): readonly Problem[] {
  const exists = seen.endpoint !== null && isWanted(choices, seen, seen.endpoint);
  return [
    ...placeProblems(choices, seen),
    ...(exists ? [] : registryProblems(seen)),
    ...networkProblems(choices, seen, exists),
    ...approvalProblems(choices),
    ...dnsProblems(choices, seen),
    ...rightProblems(seen),
  ];
}

export const stopsIn = (problems: readonly Problem[]): readonly Problem[] =>
  problems.filter(({ severity }) => severity === 'stop');

function placeProblems(choices: EndpointChoices, seen: Seen): readonly Problem[] {
  const { name, connectionName, resourceGroup, isNewGroup, register } = choices;
  const stop = (code: string, values: Problem['values'] = {}): Problem => ({
    code,
    section: 'place',
    severity: 'stop',
    values,
  });
  const unregistered = NEEDED_PROVIDERS.filter(
    (namespace) =>
      !['registered', 'registering', null].includes(seen.registrations[namespace]?.toLowerCase() ?? null) &&
      !register.includes(namespace),
  );
  return [
    ...unregistered.map((namespace) => stop('unregistered', { namespace })),
    ...(isResourceGroup(resourceGroup) ? [] : [stop('bad_group')]),
    ...(isNewGroup || seen.hasGroup ? [] : [stop('group_missing', { name: resourceGroup })]),
    ...(isName(name) ? [] : [stop('bad_name')]),
    ...(isName(connectionName) ? [] : [stop('bad_connection_name')]),
    ...(seen.endpoint !== null && !isWanted(choices, seen, seen.endpoint)
      ? [stop('name_taken', { name })]
      : []),
  ];
}

function registryProblems({ registry }: Seen): readonly Problem[] {
  const { name, sku, quota, turnsOn, subnetRules } = registry;
  const at = { section: 'registry', severity: 'stop' } as const;
  const warn = { section: 'registry', severity: 'warn' } as const;
  return [
    ...(sku.toLowerCase() === 'premium' ? [] : [{ ...at, code: 'not_premium', values: { name, sku } }]),
    ...(quota !== null && quota.used >= quota.limit
      ? [{ ...at, code: 'quota_full', values: { name, limit: quota.limit } }]
      : []),
    ...(turnsOn === null ? [] : [{ ...warn, code: 'data_endpoints', values: { host: turnsOn } }]),
    ...(subnetRules === null || subnetRules === 0
      ? []
      : [{ ...warn, code: 'subnet_rules', values: { name, count: subnetRules } }]),
  ];
}

function approvalProblems({ requestMessage }: EndpointChoices): readonly Problem[] {
  const length = requestMessage?.length ?? 0;
  return length <= REQUEST_MESSAGE_LIMIT
    ? []
    : [
        {
          code: 'message_too_long',
          section: 'approval',
          severity: 'stop',
          values: { length, limit: REQUEST_MESSAGE_LIMIT },
        },
      ];
}

/** Without the right to approve, Azure makes the endpoint all the same, and it waits for somebody. */
function rightProblems({ missing }: Seen): readonly Problem[] {
  return missing.map(({ action, section, scope }) => {
    const values = { action, scope: decodeURIComponent(scope.slice(scope.lastIndexOf('/') + 1)) };
    return action === APPROVE
      ? { code: 'no_approval_right', section, severity: 'warn', values }
      : { code: 'no_right', section, severity: 'stop', values };
  });
}
