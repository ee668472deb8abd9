/** Which words a Failure gets: message keys of namespace `failure` with their values. Pure. */
import type { Failure, SupportDetails } from '#lib/errors/failure.ts';
import type { BannerKind } from './banner.tsx';
import type { IconName } from './icon.tsx';
import { type FailureText, knownRefusal, shortName } from './known-refusals.ts';

export const failureText = (failure: Failure): FailureText => {
  const text = (
    kind: BannerKind,
    values: FailureText['values'] = {},
    { key = failure.code, body = 'body', icon }: { key?: string; body?: string; icon?: IconName } = {},
  ): FailureText => ({ kind, key, body, values, ...(icon ? { icon } : {}) });

  const known = knownRefusal(failure);
  if (known !== null) return known;
  switch (failure.code) {
    case 'sign_in_required':
      return text('info', {}, { key: failure.claims ? 'step_up_required' : 'sign_in_required', icon: 'key' });
    case 'forbidden': {
      const { action, scope, role } = failure;
      if (!action) return text('critical', {}, { icon: 'lock' });
      const values = {
        action,
        ...(scope ? { scope: shortName(scope) } : {}),
        ...(role ? { role } : {}),
      };
      const body = `bodyAction${scope ? 'Scope' : ''}${role ? 'Role' : ''}`;
      return text('critical', values, { body, icon: 'lock' });
    }
    case 'sign_in_blocked':
      return text('critical', { reason: failure.reason }, { icon: 'lock' });
    case 'policy_denied':
      return failure.policy
        ? text('critical', { policy: failure.policy }, { body: 'bodyPolicy', icon: 'lock' })
        : text('critical', {}, { icon: 'lock' });
    case 'locked':
      return failure.scope
        ? text('critical', { scope: shortName(failure.scope) }, { body: 'bodyScope', icon: 'lock' })
        : text('critical', {}, { icon: 'lock' });
    case 'conflict':
      return failure.fields.length > 0
        ? text('warning', { fields: failure.fields.join(', ') }, { body: 'bodyFields', icon: 'fork' })
        : text('warning', {}, { icon: 'fork' });
    case 'quota_exceeded':
      return failure.limit === undefined
        ? text('critical')
        : text('critical', { limit: failure.limit }, { body: 'bodyLimit' });
    case 'throttled':
      return failure.retryAfterSeconds === undefined
        ? text('info', {}, { icon: 'clock' })
        : text('info', { seconds: failure.retryAfterSeconds }, { body: 'bodySeconds', icon: 'clock' });
    case 'unavailable':
      return text('warning', {}, { key: failure.outcomeUnknown ? 'outcome_unknown' : 'unavailable' });
    case 'invalid_input':
      return text('critical', { count: failure.issues.length });
    default:
      return text('critical');
  }
};

/** Azure's own words, and for refused input which argument was wrong. */
export const failureDetails = (failure: Failure): SupportDetails | undefined =>
  failure.code === 'invalid_input'
    ? {
        ...failure.details,
        azureMessage: failure.issues.map(({ path, code }) => `${path}: ${code}`).join(', '),
      }
    : failure.details;
