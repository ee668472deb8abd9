/**
 * What the records of Azure tell of a registry's past. A field that is absent from a state is not known:
 * nothing here is guessed.
 */

const WORD_FIELDS = ['publicNetworkAccess', 'defaultAction', 'bypass'] as const;
const SWITCH_FIELDS = ['tasksBypass', 'dataEndpointEnabled'] as const;
export const LIST_FIELDS = ['ipRules', 'subnetRules'] as const;
export const FIELDS = [...WORD_FIELDS, ...SWITCH_FIELDS, ...LIST_FIELDS] as const;

export type Field = (typeof FIELDS)[number];
export type ListField = (typeof LIST_FIELDS)[number];

/** Network access at one moment, as far as it is known. Rules are canonical, subnets are their ids. */
export type State = {
  readonly publicNetworkAccess?: string;
  readonly defaultAction?: string;
  readonly bypass?: string;
  readonly tasksBypass?: boolean;
  readonly dataEndpointEnabled?: boolean;
  readonly ipRules?: readonly string[];
  readonly subnetRules?: readonly string[];
};

/** `unsure`: it may have changed, to what is not told. */
export type Touch<T> =
  | { readonly kind: 'set'; readonly is: T; readonly was?: T }
  /** Of a list: what came and what went, while the rest is not told. */
  | { readonly kind: 'delta'; readonly add: readonly string[]; readonly remove: readonly string[] }
  | { readonly kind: 'unsure' };

/** What a write did, by field; a field that is absent was left alone. */
export type Touches = { readonly [F in Field]?: Touch<NonNullable<State[F]>> };

/**
 * `done`: carried out. `maybe`: its end is not known, or Azure failed over it. `refused`: nothing was changed.
 */
export type Outcome = 'done' | 'maybe' | 'refused';

/** What wrote, as far as the records tell. `template`: a deployment. */
export type ClientKind =
  | 'console'
  | 'portal'
  | 'cli'
  | 'powershell'
  | 'terraform'
  | 'template'
  | 'sdk'
  | 'vscode'
  | 'azure'
  | 'application'
  | 'untold';

export type Client = {
  readonly kind: ClientKind;
  /** An application's id, or Azure's own word for a client that this console has no word for. */
  readonly name: string | null;
};

export type Person = {
  readonly kind: 'user' | 'program' | 'untold';
  /** A display name, a user name, or the id of a program. */
  readonly name: string | null;
  /** What Azure recorded, to filter and to search by. */
  readonly id: string | null;
};

/** What was written to. */
export type Deed =
  | { readonly kind: 'write' | 'create' | 'delete' }
  | { readonly kind: 'connection'; readonly decision: 'approved' | 'rejected' | 'removed' | 'written' }
  /** Anything else below the registry. */
  | { readonly kind: 'other' };

/** A property outside network access; values where a source tells them, shortened. */
export type OtherChange = {
  readonly name: string;
  readonly from: string | null;
  readonly to: string | null;
};

type RefParts = { readonly subscriptionId: string; readonly resourceGroup: string; readonly name: string };

/** One operation on one registry: one line for people. */
export type Entry = {
  readonly id: string;
  readonly registry: RefParts;
  /** When its first and its last request ended; ISO 8601, UTC. */
  readonly at: string;
  readonly until: string;
  readonly by: Person;
  readonly client: Client;
  readonly outcome: Outcome;
  /** Azure's word for a refusal, e.g. `Conflict`. */
  readonly reason: string | null;
  /** How many requests the operation took, as far as the log tells; 0 where only Resource Graph knows it. */
  readonly requests: number;
  readonly correlationId: string | null;
  /** The operation's name in Azure. */
  readonly operation: string;
  readonly deed: Deed;
  /** What below the registry it was about, e.g. `privateEndpointConnections/…`; null for the registry itself. */
  readonly subject: string | null;
  readonly touches: Touches;
  readonly others: readonly OtherChange[];
  readonly sources: readonly ('log' | 'graph')[];
};

/** Lower-cased, to find a registry by. */
export const registryKeyOf = ({ subscriptionId, resourceGroup, name }: RefParts): string =>
  `${subscriptionId}/${resourceGroup}/${name}`.toLowerCase();
