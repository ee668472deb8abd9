/** Findings about who gets in: too many, nobody, or somebody other than the settings suggest. */
import type { Finding } from './finding.ts';
import { accessMode } from './mode.ts';
import type { NetworkAccess } from './model.ts';
import { isBypassOn } from './paths.ts';

const CHECKS: readonly ((access: NetworkAccess) => Finding | null)[] = [
  openToInternet,
  noWayIn,
  disabledWithoutEndpoint,
  rulesInactive,
  subnetsAndEndpoints,
  bypassVoid,
  tasksBlocked,
];

export const accessFindings = (access: NetworkAccess): readonly Finding[] =>
  CHECKS.map((check) => check(access)).filter((finding) => finding !== null);

function openToInternet(access: NetworkAccess): Finding | null {
  return accessMode(access) === 'all' ? { code: 'open_to_internet', severity: 'critical', values: {} } : null;
}

/** Connections whose state is not known may be open. */
const mayHaveEndpoint = ({ connections }: NetworkAccess) => connections.approved + connections.other > 0;

/** No client at all; trusted services may still come in through the bypass. */
function noWayIn(access: NetworkAccess): Finding | null {
  const { ipRules, subnetRules, connections } = access;
  const noRule = ipRules.length === 0 && subnetRules?.length === 0;
  return accessMode(access) === 'selected' && noRule && !mayHaveEndpoint(access)
    ? { code: 'no_way_in', severity: 'critical', values: { pending: connections.pending } }
    : null;
}

function disabledWithoutEndpoint(access: NetworkAccess): Finding | null {
  return accessMode(access) === 'disabled' && !mayHaveEndpoint(access)
    ? {
        code: 'disabled_without_endpoint',
        severity: 'critical',
        values: { pending: access.connections.pending },
      }
    : null;
}

function rulesInactive(access: NetworkAccess): Finding | null {
  const count = access.ipRules.length + (access.subnetRules?.length ?? 0);
  return accessMode(access) === 'all' && count > 0
    ? { code: 'rules_inactive', severity: 'warning', values: { count } }
    : null;
}

function subnetsAndEndpoints({ subnetRules, connections }: NetworkAccess): Finding | null {
  const subnets = subnetRules?.length ?? 0;
  return subnets > 0 && connections.approved > 0
    ? {
        code: 'subnets_and_endpoints',
        severity: 'warning',
        values: { subnets, endpoints: connections.approved },
      }
    : null;
}

function bypassVoid(access: NetworkAccess): Finding | null {
  const subnets = access.subnetRules?.length ?? 0;
  return accessMode(access) === 'selected' && subnets > 0 && isBypassOn(access.bypass) === true
    ? { code: 'bypass_void', severity: 'warning', values: { subnets } }
    : null;
}

/** “Trusted services” is ticked, yet builds fail: Tasks have a switch of their own. */
function tasksBlocked(access: NetworkAccess): Finding | null {
  const mode = accessMode(access);
  const closed = mode === 'selected' || mode === 'disabled';
  return closed && isBypassOn(access.bypass) === true && access.tasksBypass === false
    ? { code: 'tasks_blocked', severity: 'warning', values: {} }
    : null;
}
