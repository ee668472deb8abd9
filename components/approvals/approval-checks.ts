/** What approving a request changes, as far as the data says. Pure; keys and values of `approvals.check`. */
import type { ApprovalDetail } from '#lib/approvals/shapes.ts';
import { dataEndpointHost } from '#lib/network-access/data-endpoint.ts';
import { accessMode } from '#lib/network-access/mode.ts';
import type { NetworkAccess } from '#lib/network-access/model.ts';
import type { Quota } from '#lib/registries/shapes.ts';

export type ApprovalCheck = {
  /** `approvals.check.{key}.title`, and `.body` unless it needs no explanation. */
  readonly key: string;
  /** `warning`: think first. `info`: worth knowing, or not known. `ok`: nothing to worry about. */
  readonly severity: 'warning' | 'info' | 'ok';
  readonly hasBody: boolean;
  readonly values: Readonly<Record<string, string | number>>;
};

const ORDER: readonly ApprovalCheck['severity'][] = ['warning', 'info', 'ok'];
/** The share of a quota from which it is worth a warning, as everywhere in this console. */
const NEARLY = 0.8;

/** What needs thought first. */
export function approvalChecks({
  request,
  quotas,
}: Pick<ApprovalDetail, 'request' | 'quotas'>): readonly ApprovalCheck[] {
  const { access, loginServer, location } = request;
  return [
    dataEndpoints(access, dataEndpointHost(loginServer, location)),
    check('dns', 'warning', { loginServer }),
    publicAccess(access),
    subnetRules(access),
    endpointQuota(quotas.privateEndpoints),
  ]
    .filter((found) => found !== null)
    .sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
}

const check = (
  key: string,
  severity: ApprovalCheck['severity'],
  values: ApprovalCheck['values'] = {},
  hasBody = true,
): ApprovalCheck => ({ key, severity, values, hasBody });

/** The first approved endpoint turns dedicated data endpoints on, for public clients as well. */
function dataEndpoints(access: NetworkAccess, host: string): ApprovalCheck | null {
  const { connections, dataEndpointEnabled } = access;
  if (dataEndpointEnabled) return check('dataEndpointsOn', 'ok', {}, false);
  return connections.approved === 0 ? check('dataEndpoints', 'warning', { host }) : null;
}

function publicAccess(access: NetworkAccess): ApprovalCheck {
  const mode = accessMode(access);
  if (mode === 'disabled') return check('publicDisabled', 'ok', {}, false);
  return check('publicStays', mode === 'selected' ? 'info' : 'warning', { mode });
}

function subnetRules({ subnetRules: rules }: NetworkAccess): ApprovalCheck {
  if (rules === null) return check('subnetsUnknown', 'info');
  return rules.length === 0
    ? check('subnetsNone', 'ok', {}, false)
    : check('subnets', 'warning', { count: rules.length });
}

function endpointQuota(quota: Quota | null): ApprovalCheck {
  if (quota === null) return check('quotaUnknown', 'info', {}, false);
  const { used, limit } = quota;
  if (used >= limit) return check('quotaFull', 'warning', { used, limit });
  return check('quota', used >= limit * NEARLY ? 'warning' : 'ok', { used, limit }, false);
}
