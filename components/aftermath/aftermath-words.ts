/** What an aftermath is about, in one word for the messages. Pure. */
import { countChanges } from '#lib/network-access/change.ts';
import type { PublicAccessChange } from '#lib/network-access/model.ts';
import type { AftermathNotice } from '#lib/operations/aftermath-notices.ts';

export type Subject = 'ip' | 'subnets' | 'rules' | 'mode' | 'bypass' | 'other';

/** What somebody had changed. */
export function subjectOf({
  change,
  defaultAction,
}: Pick<Extract<AftermathNotice, { kind: 'overwritten' }>, 'change' | 'defaultAction'>): Subject {
  const isMode = change.setMode !== undefined || defaultAction !== null;
  const isIp = change.addIpRules.length + change.removeIpRules.length > 0;
  const isSubnets = change.addSubnetRules.length + change.removeSubnetRules.length > 0;
  const isBypass = change.setBypass !== undefined;
  if ([isMode, isIp || isSubnets, isBypass].filter(Boolean).length !== 1) return 'other';
  if (isMode) return 'mode';
  if (isBypass) return 'bypass';
  return isIp && isSubnets ? 'rules' : isIp ? 'ip' : 'subnets';
}

/** The rule, where adding it is all there is to do again. Of a subnet its name. */
export function onlyRule(change: PublicAccessChange): string | null {
  const [rule] = [...change.addIpRules, ...change.addSubnetRules.map(subnetName)];
  return countChanges(change) === 1 && rule !== undefined ? rule : null;
}

/** `vnet-build/snet-agents`; an id of another form as it is. */
export function subnetName(id: string): string {
  const [, network, subnet] = /\/virtualNetworks\/([^/]+)\/subnets\/([^/]+)\/?$/i.exec(id) ?? [];
  return network === undefined || subnet === undefined ? id : `${network}/${subnet}`;
}
