/** The client as an address bar holds it, so that a question can be shared: `20.1.2.3`, `vm:/subscriptions/…`. */
import ipaddr from 'ipaddr.js';
import { isGuid, isResourceGroup } from '#lib/network-access/registry-ref.ts';
import { parseSubnetId, subnetId } from '#lib/network-access/subnet-ref.ts';
import { SERVICES, type Service } from './model.ts';

export type AskedClient =
  | { readonly kind: 'address'; readonly address: string }
  /** `id`: rebuilt from checked names. */
  | { readonly kind: 'subnet' | 'network' | 'vm'; readonly id: string }
  | { readonly kind: 'service'; readonly service: Service }
  /** `name`: of a task of the asked registry; null for any task. */
  | { readonly kind: 'task'; readonly identity: 'system' | 'user'; readonly name: string | null };

export const CLIENT_KINDS = ['address', 'subnet', 'network', 'vm', 'service', 'task'] as const;

/** Longer than any id that Azure's limits on names allow. */
export const CLIENT_LIMIT = 520;

const MACHINE =
  /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/Microsoft\.Compute\/virtualMachines\/([^/]+)\/?$/i;
/** https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftcompute */
const MACHINE_NAME = /^[\w][\w.-]{0,79}$/;

/** The API's pattern and lengths. */
export const isTaskName = (text: string): boolean => /^[a-z\d][\w-]{4,49}$/i.test(text);

export type MachineRef = {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly name: string;
};

/** @returns null for anything but a virtual machine's id. */
export function parseMachineId(id: string): MachineRef | null {
  const [, subscriptionId = '', resourceGroup = '', name = ''] = MACHINE.exec(id) ?? [];
  return isGuid(subscriptionId) && isResourceGroup(resourceGroup) && MACHINE_NAME.test(name)
    ? { subscriptionId, resourceGroup, name }
    : null;
}

export const machineId = ({ subscriptionId, resourceGroup, name }: MachineRef): string =>
  `/subscriptions/${subscriptionId}/resourceGroups/${encodeURIComponent(resourceGroup)}/providers/Microsoft.Compute/virtualMachines/${name}`;

/** @returns null for what is no client. */
export function parseClient(text: string): AskedClient | null {
  const trimmed = text.trim();
  if (trimmed.length > CLIENT_LIMIT) return null;
  const [, kind = '', rest = ''] = /^(subnet|network|vm|service|task):(.+)$/i.exec(trimmed) ?? [];
  switch (kind.toLowerCase()) {
    case 'subnet': {
      const ref = parseSubnetId(rest);
      return ref === null ? null : { kind: 'subnet', id: subnetId(ref) };
    }
    case 'network': {
      const id = networkOf(rest);
      return id === null ? null : { kind: 'network', id };
    }
    case 'vm': {
      const ref = parseMachineId(rest);
      return ref === null ? null : { kind: 'vm', id: machineId(ref) };
    }
    case 'service': {
      const service = SERVICES.find((known) => known.toLowerCase() === rest.toLowerCase());
      return service === undefined ? null : { kind: 'service', service };
    }
    case 'task': {
      const [identity, name = null, ...more] = rest.split(':');
      if ((identity !== 'system' && identity !== 'user') || more.length > 0) return null;
      return name === null || isTaskName(name) ? { kind: 'task', identity, name } : null;
    }
    default:
      return parseAddress(trimmed);
  }
}

/** A network's id is a subnet's without its end. */
function networkOf(id: string): string | null {
  const ref = parseSubnetId(`${id.replace(/\/$/, '')}/subnets/any`);
  return ref === null ? null : subnetId(ref).replace(/\/subnets\/any$/, '');
}

function parseAddress(text: string): AskedClient | null {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return { kind: 'address', address: text };
  return text.includes(':') && ipaddr.IPv6.isValid(text)
    ? { kind: 'address', address: ipaddr.IPv6.parse(text).toString() }
    : null;
}

/** @returns what parseClient reads again as the same. */
export function formatClient(client: AskedClient): string {
  switch (client.kind) {
    case 'address':
      return client.address;
    case 'service':
      return `service:${client.service}`;
    case 'task':
      return ['task', client.identity, ...(client.name === null ? [] : [client.name])].join(':');
    default:
      return `${client.kind}:${client.id}`;
  }
}
