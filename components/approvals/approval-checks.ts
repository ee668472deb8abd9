/** What approving a request changes, as far as the data says. Pure; keys and values of `approvals.check`. */
import type { ApprovalDetail } from '#lib/approvals/shapes.ts';
import { dataEndpointHost } from '#lib/network-access/data-endpoint.ts';
import { accessMode } from '#lib/network-access/mode.ts';
import type { NetworkAccess } from '#lib/network-access/model.ts';
import { membersOf, privateZone, regionsWithoutAddress } from '#lib/network-access/private-addresses.ts';
import { parseSubnetId } from '#lib/network-access/subnet-ref.ts';
import type { Quota } from '#lib/registries/shapes.ts';

export type ApprovalCheck = {
  /** `approvals.check.{key}.title`, and `.body` unless it needs no explanation. */
  readonly key: string;
  /** `warning`: think first. `info`: worth knowing, or not known. `ok`: nothing to worry about. */
  readonly severity: 'warning' | 'info' | 'ok';
  readonly hasBody: boolean;
  readonly values: Readonly<Record<string, string | number>>;
};

type Facts = Pick<ApprovalDetail, 'request' | 'requester' | 'neighbours' | 'regions' | 'quotas'>;

const ORDER: readonly ApprovalCheck['severity'][] = ['warning', 'info', 'ok'];
/** The share of a quota from which it is worth a warning, as everywhere in this console. */
const NEARLY = 0.8;

/** What needs thought first. */
export function approvalChecks(facts: Facts): readonly ApprovalCheck[] {
  const { access, loginServer, location } = facts.request;
  return [
    dataEndpoints(access, dataEndpointHost(loginServer, location)),
    dns(facts),
    addresses(facts),
    neighbours(facts),
    publicAccess(access),
    subnetRules(access),
    endpointQuota(facts.quotas.privateEndpoints),
  ]
    .filter((found) => found !== null)
    .sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
}

/** How many of them need thought. */
export const warningCount = (facts: Facts): number =>
  approvalChecks(facts).filter(({ severity }) => severity === 'warning').length;

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

/** Whether names will lead to the new addresses by themselves: manual requests seldom have a zone group. */
function dns({ request, requester, regions }: Facts): ApprovalCheck {
  const zone = privateZone(request.loginServer);
  const records = membersOf(regions ?? [request.location]).length;
  if (!requester.visible || requester.zones === null) return check('dnsUnknown', 'info', { zone, records });
  const { zones } = requester;
  if (zones.some((name) => name.toLowerCase() === zone)) return check('dnsFollows', 'ok', { zone }, false);
  return check('dnsNone', 'warning', { zone, records });
}

/** A replica's data has an address of its own at every endpoint. */
function addresses({ request, requester, regions }: Facts): ApprovalCheck | null {
  if (regions === null || regions.length < 2) return null;
  const count = membersOf(regions).length;
  if (!requester.visible || requester.addresses === null) return check('addressesUnknown', 'info', { count });
  const missing = regionsWithoutAddress(regions, requester.addresses);
  return missing.length === 0
    ? check('addresses', 'ok', { count }, false)
    : check('addressesMissing', 'warning', { regions: missing.join(', '), registry: request.registry.name });
}

/** Two endpoints of one registry in one network write the same records: the later one wins. */
function neighbours({ requester, neighbours: found }: Facts): ApprovalCheck {
  if (found === null || !requester.visible) return check('neighboursUnknown', 'info');
  const network = parseSubnetId(requester.subnetId ?? '')?.virtualNetwork ?? '';
  return found.length === 0
    ? check('neighboursNone', 'ok', { network }, false)
    : check('neighbours', 'warning', { network, count: found.length, names: found.join(', ') });
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
