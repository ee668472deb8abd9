/**
 * “Can X reach this registry?”: who X is, what is known about the way, and the answer step by step. Pure.
 * `unknown` everywhere means that it cannot be known from here: it is never turned into a yes or a no.
 */
import type { NetworkAccess, PublicAccessChange, Statement } from '#lib/network-access/model.ts';
import type { ProposedTarget } from './who.ts';

export type ReachConnection = {
  readonly name: string;
  /** Null once the private endpoint is gone. */
  readonly privateEndpointId: string | null;
  readonly status: string;
};

export type ReachRegistry = {
  readonly name: string;
  readonly loginServer: string;
  readonly location: string;
  readonly dataEndpointHostNames: readonly string[];
  readonly access: NetworkAccess;
  readonly connections: readonly ReachConnection[];
};

/** Where the DNS of a virtual network leads the login server's name. */
export type DnsView =
  /** To the private address of a private endpoint. `missingHosts`: data endpoints that do not resolve. */
  | {
      readonly leads: 'endpoint';
      readonly address: string;
      readonly endpointId: string;
      readonly missingHosts: readonly string[];
    }
  /** To a private address that none of this registry's endpoints has. */
  | { readonly leads: 'stranger'; readonly address: string }
  /** To a private address; whose it is cannot be known. */
  | { readonly leads: 'private'; readonly address: string }
  /** A private zone is linked and holds no record of the name. */
  | { readonly leads: 'nowhere'; readonly zone: string }
  | { readonly leads: 'public' }
  | { readonly leads: 'unknown' };

/** Something inside a virtual network. */
export type Inside = {
  /** How people call it. */
  readonly name: string;
  readonly networkName: string;
  /** Subnets that it may be in whose requests leave over the service endpoint for registries. */
  readonly overEndpoint: readonly string[];
  /** Whether it may be in a subnet without that endpoint. Both for a network, or where it is not known. */
  readonly direct: boolean;
  readonly dns: DnsView;
  /** The public address it leaves from, where that is known. */
  readonly egress: string | null;
};

export const TRUSTED_SERVICES = ['Defender', 'MachineLearning', 'Import', 'ContainerInstances'] as const;
/** Services that people take for trusted ones. */
const OTHER_SERVICES = ['AppService', 'ContainerApps', 'DevOps'] as const;
export const SERVICES = [...TRUSTED_SERVICES, ...OTHER_SERVICES] as const;
export type Service = (typeof SERVICES)[number];

export type ReachClient =
  | { readonly kind: 'address'; readonly address: string }
  | ({ readonly kind: 'subnet' | 'network' | 'vm' } & Inside)
  | { readonly kind: 'service'; readonly service: Service; readonly egress: string | null }
  | { readonly kind: 'task'; readonly identity: 'system' | 'user'; readonly egress: string | null };

export const STEP_KEYS = ['name', 'address', 'endpoint', 'rule', 'data', 'identity'] as const;
export type StepKey = (typeof STEP_KEYS)[number];
export type StepState = 'passes' | 'refused' | 'notReached' | 'unknown';

export type Step = {
  readonly key: StepKey;
  readonly state: StepState;
  /** Message key below `reach.step`. */
  readonly title: Statement;
  /** Which rule, which field; message keys below `reach.evidence`. */
  readonly evidence: readonly Statement[];
};

/** The smallest thing that would turn a no into a yes, one sentence for each part, below `reach.fix`. */
export type Fix = {
  /** Where it is done: `client` at the client itself, `look` means that something has to be found out first. */
  readonly kind:
    | 'public_access'
    | 'approve'
    | 'dns'
    | 'service_endpoint'
    | 'endpoint'
    | 'client'
    | 'identity'
    | 'grant'
    | 'look';
  /** For `public_access`; makes a yes of it, and nothing smaller does. */
  readonly change: PublicAccessChange | null;
  /** For `approve`: the connection's name. */
  readonly connection: string | null;
  /** Whom the grant flow starts with; beside any kind, where a role is missing too. */
  readonly grant: ProposedTarget | null;
  readonly say: readonly Statement[];
};

export type Reach = {
  /** Whether the client gets as far as signing in. */
  readonly reaches: 'yes' | 'no' | 'unknown';
  /** Whether layers come as well; the same unless names of data endpoints are missing. */
  readonly layers: 'yes' | 'no' | 'unknown';
  /** Whether whoever signs in may then pull. */
  readonly pulls: 'yes' | 'no' | 'unknown';
  /** The answer in one sentence, below `reach.verdict`. */
  readonly verdict: Statement;
  /** What the client sees, below `reach.sees`; null where nothing definite can be said. */
  readonly sees: Statement | null;
  readonly steps: readonly Step[];
  /** Null where nothing has to change. */
  readonly fix: Fix | null;
};

export const say = (key: string, values: Statement['values'] = {}): Statement => ({ key, values });
