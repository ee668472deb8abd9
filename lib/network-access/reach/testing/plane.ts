/**
 * The emulator's data plane and the explainer side by side: the same registry and client in the words of each.
 * The emulator shares no code with the console, so that one misunderstanding cannot agree with itself.
 */
import {
  createTestPlane,
  HOST,
  NETWORK_BUILD,
  NETWORK_HUB,
  SUBNET_AGENTS,
  SUBNET_BUILD,
  SUBNET_TOOLS,
  type TestPlane,
} from '#emulator/data-plane/test-plane.ts';
import type { NetworkAccess } from '#lib/network-access/model.ts';
import type {
  DnsView,
  Inside,
  ReachClient,
  ReachRegistry,
  Service,
} from '#lib/network-access/reach/model.ts';
import { NO_CONNECTIONS, registryIn } from '#lib/network-access/testing/states.ts';

export const STATUSES = ['Approved', 'Pending', 'Rejected', 'Disconnected', 'none'] as const;
/** What the zone linked to the hub says about the login server. */
export const RECORDS = ['own', 'missing', 'foreign'] as const;

export type Settings = {
  readonly publicNetworkAccess: 'Enabled' | 'Disabled';
  readonly defaultAction: 'Allow' | 'Deny';
  readonly ipRules: readonly string[];
  readonly subnetRules: readonly string[];
  readonly bypass: 'AzureServices' | 'None';
  readonly tasksBypass: boolean;
  readonly status: (typeof STATUSES)[number];
  readonly record: (typeof RECORDS)[number];
};

/** `egress`: the public address that everything but the first leaves from. */
export type Caller =
  | { readonly from: 'address'; readonly address: string }
  | { readonly from: 'subnet'; readonly subnet: string; readonly egress: string }
  | { readonly from: 'network'; readonly network: string; readonly egress: string }
  | { readonly from: 'service'; readonly service: Service; readonly egress: string }
  | { readonly from: 'task'; readonly identity: 'system' | 'user'; readonly egress: string };

export const SUBNETS = { build: SUBNET_BUILD, agents: SUBNET_AGENTS, tools: SUBNET_TOOLS };
export const NETWORKS = { hub: NETWORK_HUB, build: NETWORK_BUILD };

const FOREIGN = '10.99.99.9';
const LABEL = HOST.replace('.azurecr.io', '');

export type Bench = {
  /** The emulator's side. */
  readonly plane: TestPlane;
  /** Puts the registry into that state in the emulator. */
  arrange(settings: Settings): void;
  /** Whether the data plane lets the caller as far as signing in. */
  ask(caller: Caller): Promise<'yes' | 'no'>;
  /** The same registry for the explainer. */
  registry(settings: Settings): ReachRegistry;
  /** The same client for the explainer. */
  client(settings: Settings, caller: Caller): ReachClient;
};

export function createBench(): Bench {
  const plane = createTestPlane();
  const [connection] = plane.registry().connections;
  const own = plane.records.get(LABEL)?.[0];
  if (connection === undefined || own === undefined)
    throw new Error('The demo has no endpoint to test with.');
  const { privateEndpointId: endpointId } = connection;
  return {
    plane,
    arrange: (settings) => arrange(plane, settings, connection, own),
    ask: (caller) => ask(plane, caller),
    registry: (settings) => toRegistry(settings, endpointId),
    client: (settings, caller) => toClient(caller, dnsOfHub(settings, endpointId, own)),
  };
}

type StoredConnection = ReturnType<TestPlane['registry']>['connections'][number];

function arrange(plane: TestPlane, now: Settings, connection: StoredConnection, own: string): void {
  plane.change({
    publicNetworkAccess: now.publicNetworkAccess,
    networkRuleSet: {
      defaultAction: now.defaultAction,
      ipRules: [...now.ipRules],
      virtualNetworkRules: [...now.subnetRules],
    },
    networkRuleBypassOptions: now.bypass,
    networkRuleBypassAllowedForTasks: now.tasksBypass,
    connections: now.status === 'none' ? [] : [{ ...connection, status: now.status }],
  });
  if (now.record === 'missing') plane.records.delete(LABEL);
  else plane.records.set(LABEL, [now.record === 'own' ? own : FOREIGN]);
}

async function ask(plane: TestPlane, caller: Caller): Promise<'yes' | 'no'> {
  const { status } = await plane.ask(header(caller));
  if (status === 401) return 'yes';
  if (status === 403 || status === 504) return 'no';
  throw new Error(`The data plane answered ${status}.`);
}

/** The caller as the emulator has it described. */
export function header(caller: Caller): object {
  switch (caller.from) {
    case 'address':
      return { address: caller.address };
    case 'subnet':
      return { subnet: caller.subnet, address: caller.egress };
    case 'network':
      return { vnet: caller.network, address: caller.egress };
    case 'service':
      return { trustedService: caller.service, address: caller.egress };
    default:
      return { task: true, identity: caller.identity, address: caller.egress };
  }
}

function toRegistry(now: Settings, privateEndpointId: string): ReachRegistry {
  const { status, record, subnetRules, ...fields } = now;
  const key = status.toLowerCase() as keyof NetworkAccess['connections'];
  return {
    name: LABEL,
    loginServer: HOST,
    location: 'westeurope',
    dataEndpointHostNames: [],
    access: registryIn('all', {
      ...fields,
      subnetRules: subnetRules.map((id) => ({ id, action: 'Allow' })),
      connections: status === 'none' ? NO_CONNECTIONS : { ...NO_CONNECTIONS, [key]: 1 },
    }),
    connections: status === 'none' ? [] : [{ name: `${LABEL}.0`, privateEndpointId, status }],
  };
}

const dnsOfHub = ({ record }: Settings, endpointId: string, address: string): DnsView => {
  if (record === 'missing') return { leads: 'nowhere', zone: 'privatelink.azurecr.io' };
  return record === 'foreign'
    ? { leads: 'stranger', address: FOREIGN }
    : { leads: 'endpoint', address, endpointId, missingHosts: [] };
};

/** As the demo's networks are: two subnets with the service endpoint, one without; a zone in the hub only. */
function toClient(caller: Caller, hub: DnsView): ReachClient {
  switch (caller.from) {
    case 'address':
      return { kind: 'address', address: caller.address };
    case 'service':
      return { kind: 'service', service: caller.service, egress: caller.egress };
    case 'task':
      return { kind: 'task', identity: caller.identity, egress: caller.egress };
    default: {
      const id = caller.from === 'subnet' ? caller.subnet : caller.network;
      // Of a network without a chosen subnet the data plane takes the address it leaves from.
      const hasEndpoint = caller.from === 'subnet' && caller.subnet !== SUBNETS.tools;
      const inside: Inside = {
        name: id.split('/').at(-1) ?? '',
        networkName: id.split('/')[8] ?? '',
        overEndpoint: hasEndpoint ? [id] : [],
        direct: !hasEndpoint,
        dns: id === NETWORKS.hub ? hub : { leads: 'public' },
        egress: caller.egress,
      };
      return { kind: caller.from, ...inside };
    }
  }
}
